import { floorOf, type Histogram } from "./histogram.ts";
import type { Summary, TimeResult } from "./results.ts";
import { summariseSample } from "./summary.ts";
import { ticksPerSecond, toSeconds } from "./ticks.ts";
import { squareLimbs, sumLimbs, toBigInt } from "./wide.ts";

/** Most rows of a histogram of times in an answer: neighbouring bins are put together until there are no more. */
const mostRows = 200;

/** A bin that is not empty; `upTo` counts the cases in it and in those before it. */
interface Bin {
  readonly index: number;
  readonly count: number;
  readonly upTo: number;
}

/** Sums up the sojourn times of all cases, in seconds (T5). */
export function summariseTimes(times: Histogram): Summary & Pick<TimeResult, "histogram"> {
  const bins = occupied(times);
  const sample = {
    cases: bins.at(-1)?.upTo ?? 0,
    sum: toBigInt(times.sum, 0, sumLimbs),
    squares: toBigInt(times.squares, 0, squareLimbs),
    valueAt: (rank: number) => valueAt(times, bins, rank),
  };
  return { ...summariseSample(sample, ticksPerSecond), histogram: rows(bins) };
}

function occupied({ count }: Histogram): readonly Bin[] {
  const bins: Bin[] = [];
  let upTo = 0;
  for (let index = 0; index < count.length; index++) {
    if (count[index] === 0) continue;
    upTo += count[index]!;
    bins.push({ index, count: count[index]!, upTo });
  }
  return bins;
}

/** The time of a rank: exact where its bin holds one value or it is the first or last of it, else on the line between those two. */
function valueAt({ least, greatest }: Histogram, bins: readonly Bin[], rank: number): number {
  const { index, count, upTo } = bins.find((bin) => bin.upTo >= rank)!;
  const low = least[index]!;
  const place = rank - 1 - (upTo - count);
  return count === 1 ? low : low + Math.floor(((greatest[index]! - low) * place) / (count - 1));
}

/** Rows of 2^shift bins each, of the smallest shift that makes them few enough: such a row lies within one octave, where bins are equally wide. */
function rows(bins: readonly Bin[]): TimeResult["histogram"] {
  let shift = 0;
  while (new Set(bins.map(({ index }) => index >> shift)).size > mostRows) shift++;
  const counts = new Map<number, number>();
  for (const { index, count } of bins) counts.set(index >> shift, (counts.get(index >> shift) ?? 0) + count);
  return Array.from(counts, ([row, count]) => ({
    from: toSeconds(floorOf(row << shift)),
    to: toSeconds(floorOf((row + 1) << shift)),
    count,
  }));
}
