/** Half-open intervals `[from, until)`, ready to be asked which of them hold a moment. */
export interface Intervals {
  /** Writes the index of each interval that holds `time` to `out`, in ascending order and as far as it has room; gives how many hold it. */
  at(time: number, out: Int32Array): number;
}

/**
 * Indexes intervals sorted by `from`: an implicit binary tree holds the latest `until` below each of its nodes, so that a look-up
 * costs O(log n + found) whatever their lengths. Throws RangeError when they are not sorted.
 */
export function indexIntervals(from: Float64Array, until: Float64Array): Intervals {
  const n = from.length;
  for (let i = 1; i < n; i++) {
    if (from[i]! < from[i - 1]!)
      throw new RangeError(`interval ${i} begins at ${from[i]}, before the one in front of it`);
  }
  let leaves = 1;
  while (leaves < n) leaves *= 2;
  const latest = new Float64Array(2 * leaves).fill(Number.NEGATIVE_INFINITY);
  latest.set(until, leaves);
  for (let i = leaves - 1; i > 0; i--) latest[i] = Math.max(latest[2 * i]!, latest[2 * i + 1]!);

  let out: Int32Array = new Int32Array(0);
  let found = 0;
  function descend(node: number, first: number, size: number, end: number, time: number): void {
    if (first >= end || latest[node]! <= time) return;
    if (size === 1) {
      if (found < out.length) out[found] = first;
      found++;
      return;
    }
    const half = size / 2;
    descend(2 * node, first, half, end, time);
    descend(2 * node + 1, first + half, half, end, time);
  }

  return {
    at(time, into) {
      out = into;
      found = 0;
      descend(1, 0, leaves, countUpTo(from, time), time);
      return found;
    },
  };
}

/** How many of the ascending `values` are at most `time`. */
export function countUpTo(values: Float64Array, time: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
