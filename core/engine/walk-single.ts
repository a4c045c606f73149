import { chainCounts, reachSlot, unfold } from "./chain-counts.ts";
import { drawChain, edgesInto, passChain, walkCut } from "./chain-walk.ts";
import { choose, ENDS, pick } from "./choose.ts";
import { Counter } from "./counts.ts";
import { Recorder } from "./histogram.ts";
import { codeCount, edgeCode, endCode, limitCode, spentCode } from "./outcomes.ts";
import { DRAWS, ENTERS, type Program, RAISES } from "./program.ts";
import { openStream } from "./stream.ts";
import { sortSets, type Tally } from "./tally.ts";
import { addTicks } from "./ticks.ts";
import { countersAt, tokenWords } from "./token.ts";
import { settle, sumLimbs } from "./wide.ts";

/**
 * Walks cases that never have more than one token, chain by chain and without a calendar: the plain kernel. Parameters as of `walk`, with
 * the key that the cases share; at most 2^30 of them. With `numbers`, the cases are those that stand there, from index `from` up to `to`.
 */
export function walkSingle(
  program: Program,
  start: number,
  key: Int32Array,
  from: number,
  to: number,
  limit: number,
  allowance: number,
  numbers: readonly number[] | null = null,
): Tally {
  const { choices, chains, edges, nodes } = program;
  const { records, recordOf } = choices;
  const { ticks: chainTicks, flags } = chains;
  const { node: begin, record: first, merge } = program.starts[start]!;
  const words = tokenWords(program);
  const state = new Int32Array(words);
  const counts = chainCounts(program);
  const { passes, seen } = counts;
  const into = edgesInto(program, merge);
  const outcomes = new Float64Array(codeCount(program));
  const steps = new Counter();
  const times = new Recorder();
  const service = new Float64Array(nodes.count * sumLimbs);

  let arrivals = 0;
  let number = from;
  while (number < to && arrivals <= allowance) {
    const stamp = number - from + 1;
    openStream(state, 0, key, numbers === null ? number : numbers[number]!);
    for (let word = countersAt; word < words; word++) state[word] = 0;
    let record = first;
    let step = 0;
    let time = 0;
    let last = -1;
    let outcome = -1;
    while (outcome < 0) {
      const slot = records[record + 3]!;
      const length = records[record + 2]!;
      const head = slot < edges.count ? edges.to[slot]! : begin;
      if (step + length > limit) {
        time = addTicks(time, walkCut(program, state, head, slot, limit - step, counts, stamp, service));
        step = limit;
        outcome = limitCode(program);
        break;
      }
      step += length;
      passes[slot] = passes[slot]! + 1;
      if (seen[slot] !== stamp) reachSlot(program, counts, slot, stamp);
      time = addTicks(time, chainTicks[slot]!);
      if (into[slot]! >= 0) last = into[slot]!;
      const flag = flags[slot]!;
      if (flag !== 0) {
        if ((flag & (RAISES | ENTERS)) !== 0) passChain(program, state, slot);
        if ((flag & DRAWS) !== 0) time = addTicks(time, drawChain(program, state, head, slot, service));
      }
      const next = records[record + 1]!;
      if (next >= 0) {
        record = pick(program, state, 0, next);
        continue;
      }
      const edge = choose(program, state, 0, ~next);
      if (edge >= 0) record = recordOf[edge]!;
      else if (edge !== ENDS) outcome = spentCode(program, ~next);
      else outcome = last < 0 ? endCode(~next) : edgeCode(program, last);
    }
    outcomes[outcome] = outcomes[outcome]! + 1;
    steps.add(step);
    times.add(time);
    arrivals += step;
    number++;
  }

  const sets = new Map<string, number>();
  outcomes.forEach((count, code) => {
    if (count > 0) sets.set(String(code), count);
  });
  return {
    cases: number - from,
    arrivals,
    ...unfold(program, start, counts),
    sets: sortSets(sets),
    steps: steps.counts(),
    times: times.histogram(),
    service: settle(service),
    waiting: new Float64Array(sumLimbs),
  };
}
