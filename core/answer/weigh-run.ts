import { usesCapacity } from "../engine/capacity.ts";
import { type Order, prepare } from "../engine/order.ts";
import { walkPart } from "../engine/walk-starts.ts";
import type { Model, NodeIndex } from "../model/model.ts";
import { isAnswer, type Solved } from "./simulate.ts";

/*
 * What a case takes, in decisions of a lone token at constant times, which take about 4 ns each: how large a shard is follows from it. It is counted, never
 * measured, so that the same run is always cut the same.
 */

/** What a case takes besides. */
const once = 1;
/** What a visit takes at which a time may be drawn, against one decision. */
const drawn = 25;
/** What a visit takes where a case may have several tokens, or wait for a lane. */
const several = 65;

/** Cases that are walked to see what one takes where there is no exact answer, and arrivals after which they are enough. */
const tried = 256;
const enough = 1_000_000;

/**
 * The expected work of one case at every start together: from the exact passes, or from some cases where there are none. `part` of the usual arrivals are
 * enough where many are weighed.
 */
export function weighCase(model: Model, options: { seed: number; limit: number }, solved: Solved, part = 1): number {
  const order = prepare(model, { ...options, cases: 1, trace: 0, replications: 1 });
  const isTimed = usesCapacity(model);
  const draws = hasDrawnTimes(model);
  return order.program.starts.reduce((sum, { single }, start) => {
    const { visits, decisions } = expectPasses(model, order, start, solved, part);
    if (isTimed || !single) return sum + once + several * visits;
    return sum + once + (draws ? drawn * visits : decisions);
  }, 0);
}

interface Passes {
  readonly visits: number;
  readonly decisions: number;
}

function expectPasses(model: Model, order: Order, start: number, { starts }: Solved, part: number): Passes {
  const certain = starts[start];
  if (certain === undefined || !isAnswer(certain) || !certain.exact) return tryCases(order, start, part);
  const { nodes } = certain;
  const pass = (index: NodeIndex): number => nodes[model.nodes[index]!.id]?.passes ?? 0;
  const indexes = model.nodes.map(({ index }) => index);
  const sum = (of: readonly NodeIndex[]): number => of.reduce((all, index) => all + pass(index), 0);
  return {
    visits: sum(indexes),
    decisions: sum(indexes.filter((index) => model.nodes[index]!.outgoing.length > 1)),
  };
}

function tryCases(order: Order, start: number, part: number): Passes {
  const { cases, arrivals } = walkPart(order, 0, start, 0, tried, Math.ceil(enough * part));
  const each = arrivals / Math.max(1, cases);
  return { visits: each, decisions: each };
}

function hasDrawnTimes({ nodes, edges }: Model): boolean {
  const times = [...nodes.map(({ service }) => service), ...edges.map(({ travel }) => travel)];
  return times.some(({ family }) => family !== "constant");
}
