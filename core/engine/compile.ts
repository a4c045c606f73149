import type { EdgeIndex, LoopIndex, Model, Node } from "../model/model.ts";
import { linkChains } from "./chains.ts";
import { compileChoices } from "./choices.ts";
import { constantTicks, prepare } from "./duration.ts";
import { hash } from "./hash.ts";
import { pack } from "./lists.ts";
import {
  COUNTER,
  type CounterTable,
  type EdgeTable,
  END,
  type NodeTable,
  ODDS,
  type Program,
  SPLIT,
  STEP,
} from "./program.ts";
import { compileStarts } from "./starts.ts";

/** The counter of each loop that has a bound. */
type CounterOf = ReadonlyMap<LoopIndex, number>;

/** Compiles a model into the tables that every engine works on. The model must be whole: each index in range, odds as `Edge.odds` promises. */
export function compile(model: Model): Program {
  const counters = compileCounters(model);
  const counterOf = new Map(Array.from(counters.loop, (loop, counter) => [loop, counter]));
  const edges = compileEdges(model, counterOf);
  const nodes = compileNodes(model, counterOf);
  const choices = compileChoices(model, nodes, edges);
  const chains = linkChains(model, nodes, edges, choices);
  return {
    nodes,
    edges,
    lanes: {
      count: model.lanes.length,
      id: model.lanes.map((lane) => lane.id),
      costPerSecond: Float64Array.from(model.lanes, (lane) => lane.costPerSecond),
      capacity: Int32Array.from(model.lanes, (lane) => lane.capacity ?? 0),
      queue: Float64Array.from(model.lanes, (lane) => lane.queue ?? Infinity),
    },
    counters,
    attempts: nodes.attempt.reduce((count, index) => Math.max(count, index + 1), 0),
    choices,
    chains,
    starts: compileStarts(model, nodes, edges, choices),
  };
}

function compileCounters(model: Model): CounterTable {
  const bounded = model.loops.filter((loop) => loop.bound !== null);
  return {
    count: bounded.length,
    loop: Int32Array.from(bounded, (loop) => loop.index),
    bound: Int32Array.from(bounded, (loop) => loop.bound ?? 0),
    exactly: Uint8Array.from(bounded, (loop) => (loop.kind === "exactly" ? 1 : 0)),
  };
}

function compileNodes(model: Model, counterOf: CounterOf): NodeTable {
  const count = model.nodes.length;
  const table = {
    count,
    id: model.nodes.map((node) => node.id),
    passing: new Uint8Array(count),
    outgoing: pack(model.nodes.map((node) => node.outgoing)),
    incoming: pack(model.nodes.map((node) => node.incoming)),
    joins: new Int32Array(count),
    repeat: new Int32Array(count),
    counter: new Int32Array(count),
    attempt: new Int32Array(count),
    service: model.nodes.map((node) => prepare(node.service)),
    ticks: new Float64Array(count),
    lane: new Int32Array(count),
    activity: new Uint8Array(count),
    costPerVisit: new Float64Array(count),
  };
  let attempts = 0;
  for (const [index, node] of model.nodes.entries()) {
    table.passing[index] = passingOf(node);
    table.joins[index] = node.joinsAll && node.incoming.length > 1 ? node.incoming.length : 0;
    table.repeat[index] = node.implicitRepeat ?? -1;
    table.counter[index] = node.passing.kind === "counter" ? (counterOf.get(node.passing.loop) ?? -1) : -1;
    table.attempt[index] = goesByAttempt(model, node) ? attempts++ : -1;
    table.ticks[index] = constantTicks(table.service[index]!);
    table.lane[index] = node.lane;
    table.activity[index] = node.shape === "rectangle" || node.shape === "taskbox" ? 1 : 0;
    table.costPerVisit[index] = node.costPerVisit;
  }
  return table;
}

/** A decision of a single edge only passes on: there is nothing to draw, and nothing to decide but whether the edge is closed. */
function passingOf(node: Node): number {
  if (node.passing.kind === "counter") return COUNTER;
  if (node.outgoing.length === 0) return END;
  if (node.outgoing.length === 1) return STEP;
  return node.passing.kind === "odds" ? ODDS : SPLIT;
}

function goesByAttempt(model: Model, node: Node): boolean {
  const several = (edge: EdgeIndex): boolean => (model.edges[edge]!.odds?.length ?? 0) > 1;
  return node.outgoing.some(several) || (node.implicitRepeat !== null && several(node.implicitRepeat));
}

function compileEdges(model: Model, counterOf: CounterOf): EdgeTable {
  const count = model.edges.length;
  const table = {
    count,
    id: model.edges.map((edge) => edge.id),
    from: new Int32Array(count),
    to: new Int32Array(count),
    implicit: new Uint8Array(count),
    raises: new Int32Array(count),
    enters: pack(entered(model, counterOf)),
    travel: model.edges.map((edge) => prepare(edge.travel)),
    ticks: new Float64Array(count),
    word: words(model),
  };
  for (const [index, edge] of model.edges.entries()) {
    table.from[index] = edge.from;
    table.to[index] = edge.to;
    table.implicit[index] = edge.implicit ? 1 : 0;
    table.raises[index] = edge.repeatOf === null ? -1 : (counterOf.get(edge.repeatOf) ?? -1);
    table.ticks[index] = constantTicks(table.travel[index]!);
  }
  return table;
}

/** By edge: the counters of the scopes that it leads into from outside (L3). */
function entered(model: Model, counterOf: CounterOf): readonly number[][] {
  const into = model.nodes.map((): EdgeIndex[] => []);
  const counters = model.edges.map((): number[] => []);
  for (const edge of model.edges) into[edge.to]!.push(edge.index);
  for (const [loop, counter] of counterOf) {
    const scope = new Set(model.loops[loop]!.scope);
    for (const node of scope) {
      for (const edge of into[node]!) if (!scope.has(model.edges[edge]!.from)) counters[edge]!.push(counter);
    }
  }
  return counters;
}

/** The hashes of the edges' ids; where two of one split agree, the later one is raised. */
function words(model: Model): Int32Array {
  const word = new Int32Array(model.edges.length);
  for (const [index, edge] of model.edges.entries()) word[index] = hash(edge.id);
  for (const { outgoing } of model.nodes) {
    if (outgoing.length < 2) continue;
    const taken = new Set<number>();
    for (const edge of outgoing) {
      while (taken.has(word[edge]!)) word[edge] = word[edge]! + 1;
      taken.add(word[edge]!);
    }
  }
  return word;
}
