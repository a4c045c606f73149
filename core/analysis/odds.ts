import type { Program } from "../engine/program.ts";
import type { Chains } from "./expand.ts";

/** The odds that one decision weighs against each other, at one attempt: `size` indices from `first` on. */
interface Row {
  readonly first: number;
  readonly size: number;
}

/** An edge whose odds can be moved (E4): one of several of a decision, or an implicit repeat that is drawn (L6). */
export interface Movable {
  readonly edge: number;
  /** One row an attempt. */
  readonly rows: readonly Row[];
}

/** The edges whose odds can be moved, in the model's order. */
export function listMovable(program: Program): readonly Movable[] {
  const { nodes, edges, counters, choices } = program;
  const rowsOf = new Map<number, readonly Row[]>();
  for (let node = 0; node < nodes.count; node++) {
    for (const [at, size] of [
      [choices.at[node]!, choices.size[node]!],
      [choices.exitsAt[node]!, choices.exitsSize[node]!],
    ] as const) {
      if (at < 0 || size < 2) continue;
      const rows = Array.from({ length: choices.rows[node]! }, (_, row) => ({ first: at / 4 + size * row, size }));
      for (let i = 0; i < size; i++) rowsOf.set(choices.records[at + 4 * i + 3]!, rows);
    }
    const repeat = nodes.repeat[node]!;
    if (repeat < 0 || counters.exactly[edges.raises[repeat]!] === 1) continue;
    const first = choices.repeatAt[node]! / 4;
    rowsOf.set(
      repeat,
      Array.from({ length: choices.rows[node]! }, (_, row) => ({ first: first + 2 * row, size: 2 })),
    );
  }
  return [...rowsOf].sort(([a], [b]) => a - b).map(([edge, rows]) => ({ edge, rows }));
}

/** The edge of that id whose odds can be moved. RangeError if there is none. */
export function findMovable({ program }: Chains, id: string): Movable {
  const edge = program.edges.id.indexOf(id);
  const movable = listMovable(program).find((one) => one.edge === edge);
  if (movable === undefined) throw new RangeError(`there are no odds of ${id} to move`);
  return movable;
}

/** The present odds of an edge, at the first attempt. */
export function readOdds({ odds, program }: Chains, { edge, rows }: Movable): number {
  return odds[indexIn(program, rows[0]!, edge)]!;
}

/** The same diagram with other odds of one edge, at every attempt, the others of its decision rescaled in proportion, evenly where they are all 0 (E4). */
export function moveOdds(chains: Chains, { edge, rows }: Movable, share: number): Chains {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`odds ${share} are not between 0 and 1`);
  const odds = chains.odds.slice();
  for (const row of rows) {
    const index = indexIn(chains.program, row, edge);
    let others = 0;
    for (let i = row.first; i < row.first + row.size; i++) if (i !== index) others += odds[i]!;
    for (let i = row.first; i < row.first + row.size; i++) {
      if (i === index) odds[i] = share;
      else odds[i] = (1 - share) * (others > 0 ? odds[i]! / others : 1 / (row.size - 1));
    }
  }
  return { ...chains, odds };
}

function indexIn({ choices }: Program, { first, size }: Row, edge: number): number {
  for (let i = first; i < first + size; i++) if (choices.records[4 * i + 3] === edge) return i;
  throw new RangeError(`edge ${edge} is not in its row`);
}
