/** The middle of some values; the upper of two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** Milliseconds that one call takes: the fastest of several, the one that other programs disturbed least. */
export function time(work: () => unknown, calls: number): number {
  let fastest = Infinity;
  for (let i = 0; i < calls; i++) {
    const before = performance.now();
    work();
    fastest = Math.min(fastest, performance.now() - before);
  }
  return fastest;
}
