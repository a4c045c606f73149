/** One entry of a matrix of expected numbers. */
export interface Entry {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** The largest matrix that is tried, and the entries that may be made while states are taken out. */
const stateLimit = 500;
const workLimit = 100_000;

/**
 * Whether a process whose tokens in state `from` send `weight` tokens to state `to` on average never dies out on average: whether the spectral radius of the matrix
 * is 1 or more. States are taken out one by one, the least connected first, as in Gaussian elimination without subtraction (Grassmann, Taksar and Heyman, Operations
 * Research 1985): the radius is below 1 exactly if each state, when its turn comes, sends less than 1 token to itself. `false` where that takes too much work.
 */
export function growsForever(states: readonly number[], entries: readonly Entry[]): boolean {
  if (states.length > stateLimit) return false;
  const out = new Map<number, Map<number, number>>(states.map((state) => [state, new Map()]));
  const into = new Map<number, Set<number>>(states.map((state) => [state, new Set()]));
  let work = 0;
  const add = (from: number, to: number, weight: number): void => {
    const row = out.get(from)!;
    row.set(to, (row.get(to) ?? 0) + weight);
    into.get(to)!.add(from);
    work++;
  };
  for (const { from, to, weight } of entries) if (weight > 0) add(from, to, weight);
  const waiting = new Set(states);
  while (waiting.size > 0) {
    if (work > workLimit) return false;
    const state = findLeast(waiting, (one) => out.get(one)!.size * into.get(one)!.size);
    waiting.delete(state);
    const row = out.get(state)!;
    const own = row.get(state) ?? 0;
    // Sums of shares that are 1 on paper may be a few units in the last place below it.
    if (own >= 1 - 1e-12) return true;
    const sources = [...into.get(state)!].filter((source) => source !== state);
    const targets = [...row].filter(([target]) => target !== state);
    for (const source of sources) {
      const factor = out.get(source)!.get(state)! / (1 - own);
      out.get(source)!.delete(state);
      for (const [target, weight] of targets) add(source, target, factor * weight);
    }
    for (const [target] of targets) into.get(target)!.delete(state);
    out.delete(state);
    into.delete(state);
  }
  return false;
}

function findLeast(states: ReadonlySet<number>, cost: (state: number) => number): number {
  let least = -1;
  let lowest = Infinity;
  for (const state of states) {
    const found = cost(state);
    if (found >= lowest) continue;
    lowest = found;
    least = state;
    if (found <= 1) break;
  }
  return least;
}
