import { Counter } from "./counts.ts";
import { Recorder } from "./histogram.ts";
import { sortSets, type Tally } from "./tally.ts";
import { addLimbs, sumLimbs } from "./wide.ts";

/** The tally of the cases of both: shards of one start of one program. */
export function merge(a: Tally, b: Tally): Tally {
  const sets = new Map(a.sets);
  for (const [set, count] of b.sets) sets.set(set, (sets.get(set) ?? 0) + count);
  const steps = new Counter();
  steps.addAll(a.steps);
  steps.addAll(b.steps);
  const times = new Recorder();
  times.addAll(a.times);
  times.addAll(b.times);
  const service = a.service.slice();
  for (let at = 0; at < service.length; at += sumLimbs) addLimbs(service, at, b.service, at, sumLimbs);
  const waiting = a.waiting.slice();
  addLimbs(waiting, 0, b.waiting, 0, sumLimbs);
  return {
    cases: a.cases + b.cases,
    arrivals: a.arrivals + b.arrivals,
    visits: a.visits.map((count, i) => count + b.visits[i]!),
    reached: a.reached.map((count, i) => count + b.reached[i]!),
    passes: a.passes.map((count, i) => count + b.passes[i]!),
    used: a.used.map((count, i) => count + b.used[i]!),
    sets: sortSets(sets),
    steps: steps.counts(),
    times: times.histogram(),
    service,
    waiting,
  };
}
