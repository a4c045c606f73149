import { COUNTER, ODDS, type Program, SPLIT, STEP } from "./program.ts";
import { draw, refine } from "./stream.ts";
import { countersAt, isClosed } from "./token.ts";

/** One edge that a draw could take: the draws from the end of the option before it up to, not including, `upTo` (0 to 1). */
export interface DrawOption {
  /** Index of the edge; -1 for going on instead of an implicit repeat (L6). */
  readonly edge: number;
  readonly upTo: number;
}

/** One routing draw of a token, against the thresholds that it met (S3, L5, L6, S7). */
export interface Drawn {
  /** In [0, 1). */
  readonly value: number;
  readonly options: readonly DrawOption[];
  /** Index of the option that it fell into. */
  readonly taken: number;
}

/** 2^32. */
const WORD = 4294967296;

/**
 * The routing draws that a token takes as it leaves a node, in order, from its words as they stood before. `state` is a copy of those words: it
 * is drawn from. Empty where nothing is left to chance.
 */
export function explainDraws(program: Program, state: Int32Array, node: number): readonly Drawn[] {
  const { nodes, choices, counters, edges } = program;
  const attempt = nodes.attempt[node]!;
  const visits = attempt < 0 ? 0 : state[countersAt + counters.count + attempt]!;
  const row = Math.min(visits, choices.rows[node]! - 1);
  const drawn: Drawn[] = [];
  const repeat = nodes.repeat[node]!;
  if (repeat >= 0 && !isClosed(program, state, 0, repeat)) {
    const counter = edges.raises[repeat]!;
    if (counter >= 0 && counters.exactly[counter] === 1) return drawn;
    const from = choices.repeatAt[node]! + 8 * row;
    const share = choices.odds[from >> 2]!;
    drawn.push(
      take(state, [
        { edge: repeat, upTo: share },
        { edge: -1, upTo: 1 },
      ]),
    );
    if (drawn[0]!.taken === 0) return drawn;
  }
  const passing = nodes.passing[node];
  if (passing === STEP || passing === SPLIT || (passing !== ODDS && passing !== COUNTER)) return drawn;
  const counter = nodes.counter[node]!;
  const leaves = passing === COUNTER && state[countersAt + counter]! >= counters.bound[counter]!;
  const size = leaves ? choices.exitsSize[node]! : choices.size[node]!;
  if (size < 2) return drawn;
  const first = (leaves ? choices.exitsAt[node]! : choices.at[node]!) + 4 * size * row;
  const open: { edge: number; odds: number }[] = [];
  for (let record = first; record < first + 4 * size; record += 4) {
    const edge = choices.records[record + 3]!;
    if (!isClosed(program, state, 0, edge)) open.push({ edge, odds: choices.odds[record >> 2]! });
  }
  const total = open.reduce((sum, { odds }) => sum + odds, 0);
  const last = open.findLastIndex(({ odds }) => odds > 0);
  let sum = 0;
  const options = open.map(({ edge, odds }, i) => {
    sum += odds;
    return { edge, upTo: i >= last ? 1 : sum / total };
  });
  drawn.push(take(state, last < 0 ? [] : options));
  return drawn;
}

/** Takes the next draw of a stream and finds the option that it falls into; -1 where there is none. */
function take(state: Int32Array, options: readonly DrawOption[]): Drawn {
  const bits = draw(state, 0);
  const value = (bits + WORD / 2 + refine(state, 0)) / WORD;
  return { value, options, taken: options.findIndex(({ upTo }) => value < upTo) };
}
