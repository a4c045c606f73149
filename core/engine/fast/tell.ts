import { chainCounts, unfold } from "../chain-counts.ts";
import { Counter } from "../counts.ts";
import { Recorder } from "../histogram.ts";
import { codeCount } from "../outcomes.ts";
import type { Program } from "../program.ts";
import { sortSets, type Tally } from "../tally.ts";
import { sumLimbs } from "../wide.ts";
import type { Leaf, Path } from "./tree.ts";

/** The tally of a start's cases, from how many of them came to each leaf of its tree. */
export function tell(program: Program, start: number, leaves: readonly Leaf[], cases: Float64Array): Tally {
  const { merge } = program.chains;
  const counts = chainCounts(program);
  const { passes, reached, seen } = counts;
  const outcomes = new Float64Array(codeCount(program));
  const steps = new Counter();
  const times = new Recorder();
  let all = 0;
  let arrivals = 0;
  for (const [leaf, { outcome, length, ticks, path }] of leaves.entries()) {
    const count = cases[leaf]!;
    if (count === 0) continue;
    all += count;
    arrivals += count * length;
    outcomes[outcome] = outcomes[outcome]! + count;
    steps.add(length, count);
    times.addMany(ticks, count);
    for (let part: Path | null = path; part !== null; part = part.before) {
      for (const slot of part.stretch.slots) {
        passes[slot] = passes[slot]! + count;
        for (let at = slot; at >= 0 && seen[at] !== leaf + 1; at = merge[at]!) {
          seen[at] = leaf + 1;
          reached[at] = reached[at]! + count;
        }
      }
    }
  }
  const sets = new Map<string, number>();
  outcomes.forEach((count, code) => {
    if (count > 0) sets.set(String(code), count);
  });
  return {
    cases: all,
    arrivals,
    ...unfold(program, start, counts),
    sets: sortSets(sets),
    steps: steps.counts(),
    times: times.histogram(),
    service: new Float64Array(program.nodes.count * sumLimbs),
    waiting: new Float64Array(sumLimbs),
  };
}
