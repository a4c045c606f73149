/** The middle of some values; the upper of two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** Milliseconds that one call takes: the median of several. */
export function time(work: () => unknown, calls: number): number {
  return median(
    Array.from({ length: calls }, () => {
      const before = performance.now();
      work();
      return performance.now() - before;
    }),
  );
}
