import { COUNTER, END, type Program, SPLIT, STEP } from "./program.ts";
import { draw, refine } from "./stream.ts";
import { threshold } from "./thresholds.ts";
import { countersAt, isClosed } from "./token.ts";

/** Answers of `choose` that are no edge: the token ends here; its retries are used up (L5); it goes down every edge (S4). */
export const ENDS = -1;
export const SPENT = -2;
export const SPLITS = -3;

/**
 * Lets the token at `at` leave a node that it has visited: the edge that it takes, or one of the answers above (S3-S6, S9, L4-L6).
 * Draws are taken in a fixed pattern, so that odds never shift them (S7): one for an implicit repeat while repeats are left (none in an exactly-N
 * loop), then one where several edges may be taken.
 */
export function choose(program: Program, state: Int32Array, at: number, node: number): number {
  const { nodes, choices } = program;
  const row = visit(program, state, at, node);
  const repeat = nodes.repeat[node]!;
  if (repeat >= 0 && repeats(program, state, at, node, repeat, row)) return repeat;
  switch (nodes.passing[node]) {
    case END:
      return ENDS;
    case SPLIT:
      return SPLITS;
    case STEP: {
      const edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
      return isClosed(program, state, at, edge) ? SPENT : edge;
    }
    case COUNTER: {
      const counter = nodes.counter[node]!;
      if (state[at + countersAt + counter]! < program.counters.bound[counter]!) break;
      return among(program, state, at, node, choices.exitsAt[node]!, choices.exitsSize[node]!, row);
    }
  }
  return among(program, state, at, node, choices.at[node]!, choices.size[node]!, row);
}

/** Counts the visit where odds go by attempt, and gives the row of odds that holds for it (S9). */
function visit(program: Program, state: Int32Array, at: number, node: number): number {
  const attempt = program.nodes.attempt[node]!;
  if (attempt < 0) return 0;
  const word = at + countersAt + program.counters.count + attempt;
  const before = state[word]!;
  state[word] = before + 1;
  return Math.min(before, program.choices.rows[node]! - 1);
}

/** Whether the implicit repeat is taken (L6). */
function repeats(program: Program, state: Int32Array, at: number, node: number, edge: number, row: number): boolean {
  const { choices, counters, edges } = program;
  if (isClosed(program, state, at, edge)) return false;
  const counter = edges.raises[edge]!;
  if (counter >= 0 && counters.exactly[counter] === 1) return true;
  const record = pick(program, state, at, choices.repeatAt[node]! + 8 * row);
  return choices.records[record + 3]! >= 0;
}

/** One of the edges of a row of records, or SPENT if none is open with any odds (L5). */
function among(
  program: Program,
  state: Int32Array,
  at: number,
  node: number,
  first: number,
  size: number,
  row: number,
): number {
  const { records, closes } = program.choices;
  if (size === 1) {
    const edge = records[first + 3]!;
    return isClosed(program, state, at, edge) ? SPENT : edge;
  }
  const from = first + 4 * size * row;
  if (closes[node] === 1) {
    for (let record = from; record < from + 4 * size; record += 4) {
      if (isClosed(program, state, at, records[record + 3]!)) return amongOpen(program, state, at, from, size);
    }
  }
  return records[pick(program, state, at, from) + 3]!;
}

/** Draws among the records of a row, of which the last is certain: the offset of the one that is taken. */
export function pick(program: Program, state: Int32Array, at: number, row: number): number {
  const { records, fraction } = program.choices;
  const drawn = draw(state, at);
  let record = row;
  while (drawn > records[record]!) record += 4;
  if (drawn !== records[record]!) return record;
  const rest = refine(state, at);
  while (drawn === records[record]! && rest >= fraction[record >> 2]!) record += 4;
  return record;
}

/** The same with some edges closed: the odds of the others are rescaled (L5). */
function amongOpen(program: Program, state: Int32Array, at: number, row: number, size: number): number {
  const { records, odds } = program.choices;
  const end = row + 4 * size;
  const drawn = draw(state, at);
  let total = 0;
  let last = -1;
  for (let record = row; record < end; record += 4) {
    const edge = records[record + 3]!;
    if (isClosed(program, state, at, edge) || !(odds[record >> 2]! > 0)) continue;
    total += odds[record >> 2]!;
    last = edge;
  }
  if (last < 0) return SPENT;
  let upTo = 0;
  for (let record = row; record < end; record += 4) {
    const edge = records[record + 3]!;
    if (edge === last) return last;
    if (isClosed(program, state, at, edge)) continue;
    upTo += odds[record >> 2]!;
    const cut = threshold(upTo / total, (total - upTo) / total);
    if (drawn < cut.whole || (drawn === cut.whole && refine(state, at) < cut.fraction)) return edge;
  }
  return last;
}
