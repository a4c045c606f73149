/**
 * Where entries of a matrix may be while its states are eliminated one after another: with each state, those after it that it is then linked to, in either
 * direction. The columns of row i are `columns[at[i]]` up to `columns[at[i + 1]]`, ascending, all above i; `rows` and `rowsAt` are the same transposed: row i's earlier states, and for
 * each the index of its entry in `columns`.
 */
export interface Pattern {
  readonly size: number;
  readonly at: Int32Array;
  readonly columns: Int32Array;
  readonly rowsAt: Int32Array;
  readonly rows: Int32Array;
  /** Multiplications that eliminating its states takes. */
  readonly work: number;
}

/** Plans an elimination: the order of the states, and the pattern in that order; `null` if it takes more than `most` multiplications. */
export function planElimination(
  links: readonly (readonly number[])[],
  most: number,
): { readonly sequence: readonly number[]; readonly pattern: Pattern | null } {
  const size = links.length;
  const near = Array.from({ length: size }, () => new Set<number>());
  for (const [i, targets] of links.entries()) {
    for (const j of targets) {
      near[i]!.add(j);
      near[j]!.add(i);
    }
  }
  const { sequence, behind, work } = eliminateLeast(near, most);
  if (work > most) return { sequence, pattern: null };
  const place = new Int32Array(size);
  for (const [i, state] of sequence.entries()) place[state] = i;
  const entries = behind.reduce((sum, states) => sum + states.length, 0);
  const at = new Int32Array(size + 1);
  const columns = new Int32Array(entries);
  const rowsAt = new Int32Array(size + 1);
  let filled = 0;
  for (const [i, states] of behind.entries()) {
    const row = columns.subarray(filled, filled + states.length);
    states.forEach((state, k) => {
      row[k] = place[state]!;
    });
    row.sort();
    for (const j of row) rowsAt[j + 1]!++;
    filled += states.length;
    at[i + 1] = filled;
  }
  for (let i = 0; i < size; i++) rowsAt[i + 1]! += rowsAt[i]!;
  const next = rowsAt.slice();
  const rows = new Int32Array(entries);
  for (let i = 0; i < size; i++) {
    for (let k = at[i]!; k < at[i + 1]!; k++) rows[next[columns[k]!]!++] = i;
  }
  return { sequence, pattern: { size, at, columns, rowsAt, rows, work } };
}

/**
 * Eliminates the least linked state again and again (minimum degree: Tinney and Walker, Proc. IEEE 1967), linking its neighbours. Once what is left is nearly all linked,
 * its order no longer matters.
 */
function eliminateLeast(
  near: readonly Set<number>[],
  most: number,
): { sequence: number[]; behind: (readonly number[])[]; work: number } {
  const size = near.length;
  const queue = new DegreeQueue(near.map((set) => set.size));
  const sequence: number[] = [];
  const behind: (readonly number[])[] = [];
  let work = 0;
  while (sequence.length < size && work <= most) {
    const state = queue.take();
    const left = size - sequence.length - 1;
    const neighbours = near[state]!;
    if (neighbours.size * 2 > left && left > 8) {
      const rest = [state, ...queue.drain()];
      for (const [i, one] of rest.entries()) {
        sequence.push(one);
        work += (rest.length - i) * (rest.length - i);
        if (work > most) break;
        behind.push(rest.slice(i + 1));
      }
      break;
    }
    sequence.push(state);
    behind.push([...neighbours]);
    work += (neighbours.size + 1) * (neighbours.size + 1);
    for (const one of neighbours) {
      const links = near[one]!;
      links.delete(state);
      for (const other of neighbours) if (other !== one) links.add(other);
      queue.move(one, links.size);
    }
    neighbours.clear();
  }
  return { sequence, behind, work };
}

/** States by degree, the least first; of equal ones the last that was moved there. */
class DegreeQueue {
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly before: Int32Array;
  private readonly degree: Int32Array;
  private least = 0;

  constructor(degrees: readonly number[]) {
    this.first = new Int32Array(degrees.length + 1).fill(-1);
    this.next = new Int32Array(degrees.length).fill(-1);
    this.before = new Int32Array(degrees.length).fill(-1);
    this.degree = Int32Array.from(degrees);
    for (let state = degrees.length - 1; state >= 0; state--) this.insert(state);
  }

  take(): number {
    while (this.first[this.least] === -1) this.least++;
    const state = this.first[this.least]!;
    this.remove(state);
    return state;
  }

  move(state: number, degree: number): void {
    this.remove(state);
    this.degree[state] = degree;
    this.insert(state);
    this.least = Math.min(this.least, degree);
  }

  /** Takes all that are left. */
  drain(): number[] {
    const all: number[] = [];
    for (; this.least < this.first.length; this.least++) {
      for (let state = this.first[this.least]!; state !== -1; state = this.next[state]!) all.push(state);
    }
    return all;
  }

  private insert(state: number): void {
    const degree = this.degree[state]!;
    const head = this.first[degree]!;
    this.next[state] = head;
    this.before[state] = -1;
    if (head !== -1) this.before[head] = state;
    this.first[degree] = state;
  }

  private remove(state: number): void {
    const next = this.next[state]!;
    const before = this.before[state]!;
    if (next !== -1) this.before[next] = before;
    if (before !== -1) this.next[before] = next;
    else this.first[this.degree[state]!] = next;
  }
}
