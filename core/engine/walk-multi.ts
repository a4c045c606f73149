import { CaseWalk } from "./case-walk.ts";
import { Counter } from "./counts.ts";
import { Recorder } from "./histogram.ts";
import type { Program } from "./program.ts";
import { sortSets, type Tally } from "./tally.ts";
import { settle } from "./wide.ts";

/** Walks cases that may have several tokens. Parameters as of `walkSingle`. */
export function walkMulti(
  program: Program,
  start: number,
  key: Int32Array,
  from: number,
  to: number,
  limit: number,
  allowance: number,
): Tally {
  const walk = new CaseWalk(program, start, limit);
  const sets = new Map<string, number>();
  const steps = new Counter();
  const times = new Recorder();
  let number = from;
  while (number < to && walk.arrivals <= allowance) {
    walk.walk(key, number);
    const set = walk.outcomes.sort((a, b) => a - b).join();
    sets.set(set, (sets.get(set) ?? 0) + 1);
    steps.add(walk.steps);
    times.add(walk.time);
    number++;
  }
  return {
    cases: number - from,
    arrivals: walk.arrivals,
    ...walk.counts,
    sets: sortSets(sets),
    steps: steps.counts(),
    times: times.histogram(),
    service: settle(walk.service),
    waiting: settle(walk.waiting),
  };
}
