import { Counter } from "./counts.ts";
import { Recorder } from "./histogram.ts";
import { sortSets, type Tally } from "./tally.ts";
import { addLimbs, sumLimbs } from "./wide.ts";

/** The tally of the cases of both: shards of one start of one program. */
export function merge(a: Tally, b: Tally): Tally {
  return mergeAll([a, b]);
}

/** The tally of the cases of all, of which there is one at least. */
export function mergeAll(tallies: readonly Tally[]): Tally {
  const [first, ...others] = tallies;
  if (first === undefined) throw new RangeError("no tally to merge");
  const sets = new Map<string, number>();
  const steps = new Counter();
  const times = new Recorder();
  let [cases, arrivals] = [0, 0];
  for (const tally of tallies) {
    cases += tally.cases;
    arrivals += tally.arrivals;
    for (const [set, count] of tally.sets) sets.set(set, (sets.get(set) ?? 0) + count);
    steps.addAll(tally.steps);
    times.addAll(tally.times);
  }
  const add = (of: (tally: Tally) => Float64Array): Float64Array => {
    const sum = of(first).slice();
    for (const other of others.map(of)) for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + other[i]!;
    return sum;
  };
  const addSums = (of: (tally: Tally) => Float64Array): Float64Array => {
    const sums = of(first).slice();
    for (const other of others.map(of)) {
      for (let at = 0; at < sums.length; at += sumLimbs) addLimbs(sums, at, other, at, sumLimbs);
    }
    return sums;
  };
  return {
    cases,
    arrivals,
    visits: add(({ visits }) => visits),
    reached: add(({ reached }) => reached),
    passes: add(({ passes }) => passes),
    used: add(({ used }) => used),
    sets: sortSets(sets),
    steps: steps.counts(),
    times: times.histogram(),
    service: addSums(({ service }) => service),
    waiting: addSums(({ waiting }) => waiting),
  };
}
