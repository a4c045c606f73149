/** Cases by time: half-open, in seconds. Parts of a case occur where a row of the histogram was cut between two bins. */
export interface TimeBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Seconds that a bin may be wide: what reads well on a clock. */
const clock = [60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/**
 * Gathers a histogram of times (half-open rows, ascending) into at most `most` bins of equal, round width from the first time to `until`. Rows that
 * lie across bins are shared among them by length. Counts add up to those of the rows up to `until`. Throws RangeError if `most` is less than 2.
 */
export function binTimes(rows: readonly TimeBin[], until: number, most: number): readonly TimeBin[] {
  if (!(most >= 2)) throw new RangeError(`at least two bins: ${most}`);
  const first = rows[0];
  if (first === undefined) return [];
  const end = Math.max(until, first.to);
  const width = roundWidth((end - first.from) / (most - 1));
  const begin = Math.floor(first.from / width + 1e-9) * width;
  const count = Math.max(1, Math.ceil((end - begin) / width - 1e-9));
  const counts = new Float64Array(count);
  for (const row of rows) {
    const low = Math.min(count - 1, Math.max(0, Math.floor((row.from - begin) / width + 1e-9)));
    const high = Math.min(count - 1, Math.max(low, Math.ceil((row.to - begin) / width - 1e-9) - 1));
    if (row.from >= end) continue;
    for (let k = low; k <= high; k++) {
      const from = Math.max(row.from, begin + k * width);
      const to = Math.min(row.to, k === high ? row.to : begin + (k + 1) * width);
      counts[k] = counts[k]! + (low === high ? row.count : (row.count * (to - from)) / (row.to - row.from));
    }
  }
  return Array.from(counts, (cases, k) => ({ from: begin + k * width, to: begin + (k + 1) * width, count: cases }));
}

/** The smallest round width in seconds from `least` on: 1, 2, 5, 10 ... of a second, from a minute on of the clock. */
export function roundWidth(least: number): number {
  const onClock = least > 30 ? clock.find((width) => width >= least) : undefined;
  if (onClock !== undefined) return onClock;
  const unit = least > 86_400 ? 86_400 : 1;
  const power = 10 ** Math.floor(Math.log10(Math.max(least / unit, 1e-6)));
  return (
    unit *
    ([1, 2, 5, 10].map((factor) => factor * power).find((width) => width * unit >= least * (1 - 1e-9)) ?? 10 * power)
  );
}
