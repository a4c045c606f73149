/** Edit distance with transpositions (optimal string alignment), or `limit + 1` as soon as it is sure to exceed `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (same ? 0 : 1));
      const crossed = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (crossed) cost = Math.min(cost, older[column - 2]! + 1);
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    older = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** The candidate nearest to `word` (letter case counts least), if it is near enough to be meant; looks at 5,000 candidates and 40 letters at most. */
export function didYouMean(word: string, candidates: Iterable<string>): string | null {
  if (word.length > 40) return null;
  const wanted = word.toLowerCase();
  let limit = word.length <= 1 ? 0 : word.length <= 3 ? 1 : word.length <= 5 ? 2 : 3;
  let best: string | null = null;
  let seen = 0;
  for (const candidate of candidates) {
    if (++seen > 5000) break;
    if (candidate.length > 40 || candidate === word) continue;
    const far = distance(wanted, candidate.toLowerCase(), limit);
    if (far < limit || (far === limit && best === null)) {
      best = candidate;
      limit = far;
      if (far === 0) break;
    }
  }
  return best;
}
