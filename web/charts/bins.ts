/** Cases by number of steps: `from` and `to` included. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Gathers a histogram of whole numbers (ascending) into at most `most` bins of equal width, a round one, that cover it without a gap. Where
 * the numbers lie close enough each gets a bin of its own. Counts add up to those given. Throws RangeError if `most` is less than 1.
 */
export function bin(
  histogram: readonly { readonly steps: number; readonly count: number }[],
  most: number,
): readonly Bin[] {
  if (!(most >= 1)) throw new RangeError(`at least one bin: ${most}`);
  const first = histogram[0];
  const last = histogram[histogram.length - 1];
  if (first === undefined || last === undefined) return [];
  const width = roundWidth((last.steps - first.steps + 1) / most, (candidate) => {
    const begin = align(first.steps, candidate);
    return Math.floor((last.steps - begin) / candidate) + 1 <= most;
  });
  const begin = align(first.steps, width);
  const bins: { from: number; to: number; count: number }[] = [];
  for (let from = begin; from <= last.steps; from += width) bins.push({ from, to: from + width - 1, count: 0 });
  for (const { steps, count } of histogram) {
    const place = bins[Math.floor((steps - begin) / width)];
    if (place !== undefined) place.count += count;
  }
  return bins;
}

/** Bins wider than one number begin at a multiple of their width. */
function align(value: number, width: number): number {
  return width === 1 ? value : Math.floor(value / width) * width;
}

/** The smallest of 1, 2, 5, 10, 20, 50 ... from `least` on that `fits`. */
function roundWidth(least: number, fits: (width: number) => boolean): number {
  for (let unit = 1; ; unit *= 10) {
    for (const factor of [1, 2, 5]) {
      const width = unit * factor;
      if (width >= least && fits(width)) return width;
    }
  }
}
