import { floorOf, type Histogram } from "./histogram.ts";
import type { Summary, TimeResult } from "./results.ts";
import { summariseSample } from "./summary.ts";
import { ticksPerSecond, toSeconds } from "./ticks.ts";
import { squareLimbs, sumLimbs, toBigInt } from "./wide.ts";

/** Most rows of a histogram of times in an answer: neighbouring bins are put together until there are no more. */
const mostRows = 200;

/** A bin that is not empty, and the times in it; `upTo` counts the cases in it and in those before it. */
interface Bin {
  readonly index: number;
  readonly count: number;
  readonly upTo: number;
  readonly least: number;
  readonly greatest: number;
}

/** Sums up the sojourn times of all cases, in seconds (T5). */
export function summariseTimes(times: Histogram): Summary & Pick<TimeResult, "histogram"> {
  const bins = listBins(times);
  const sample = {
    cases: bins.at(-1)?.upTo ?? 0,
    sum: toBigInt(times.sum, 0, sumLimbs),
    squares: toBigInt(times.squares, 0, squareLimbs),
    valueAt: (rank: number) => valueAt(bins, rank),
  };
  return { ...summariseSample(sample, ticksPerSecond), histogram: rows(bins) };
}

function listBins({ bins, count, least, greatest }: Histogram): readonly Bin[] {
  let upTo = 0;
  return Array.from(bins, (index, i) => {
    upTo += count[i]!;
    return { index, count: count[i]!, upTo, least: least[i]!, greatest: greatest[i]! };
  });
}

/** The time of a rank: exact where its bin holds one value or it is the first or last of it, else on the line between those two. */
function valueAt(bins: readonly Bin[], rank: number): number {
  const { count, upTo, least, greatest } = bins.find((bin) => bin.upTo >= rank)!;
  const place = rank - 1 - (upTo - count);
  return count === 1 ? least : least + Math.floor(((greatest - least) * place) / (count - 1));
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
