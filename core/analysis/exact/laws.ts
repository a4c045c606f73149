import type { Program } from "../../engine/program.ts";

/** Ways out of a node that are no edge: the token ends (S6); its repeats are used up (L5); it goes on to what the node does (L6). */
export const ENDS = -1;
export const SPENT = -2;
export const ONWARD = -3;

/** A token takes one of the exits, or one token takes each (S4). */
export const CHANCE = 0;
export const SPLIT = 1;

/** Exits whose probability is no edge's odds: what is left of the repeat; what is left if no edge is open. */
const REST = -1;
const UNLESS = -2;

/**
 * How tokens leave: one law for each node, attempt and set of open edges that occurs. States share laws, so that odds are weighed once however
 * many counters there are.
 */
export interface Laws {
  readonly count: number;
  readonly node: Int32Array;
  readonly kind: Uint8Array;
  /** The exits of a law are `at[law]` up to `at[law + 1]`. */
  readonly at: Int32Array;
  /** By exit: the edge, or one of the ways above. */
  readonly exit: Int32Array;
  /** By exit: whose odds it takes, as an index into `ChoiceTable.odds`; negative for the rest. */
  readonly odds: Int32Array;
  /** By law: odds of an implicit repeat, which is its first exit (L6); -1 where none is drawn. */
  readonly repeat: Int32Array;
  /** By law: the row of odds that its edges are among, closed ones included: first index and number. */
  readonly row: Int32Array;
  readonly size: Int32Array;
  /** By law: 1 if edges of the row are closed, so that the others are rescaled (L5). */
  readonly closed: Uint8Array;
}

/** What a law is made from. */
export interface LawDraft {
  readonly node: number;
  readonly kind: number;
  readonly repeat: { readonly edge: number; readonly odds: number } | null;
  readonly row: { readonly first: number; readonly open: readonly number[]; readonly size: number } | null;
  /** Exits besides: certain ones, or those of a split. */
  readonly exits: readonly number[];
}

/** Laws as they are found. */
export class LawBook {
  private readonly drafts: LawDraft[] = [];
  private readonly at = [0];
  private readonly exit: number[] = [];
  private readonly odds: number[] = [];

  add(draft: LawDraft, records: Int32Array): number {
    const { repeat, row, exits } = draft;
    if (repeat !== null) this.put(repeat.edge, repeat.odds);
    for (const index of row?.open ?? []) this.put(records[4 * index + 3]!, index);
    if (row !== null && row.open.length < row.size) this.put(SPENT, UNLESS);
    for (const exit of exits) this.put(exit, REST);
    this.at.push(this.exit.length);
    return this.drafts.push(draft) - 1;
  }

  isSplit(law: number): boolean {
    return this.drafts[law]!.kind === SPLIT;
  }

  /** The exits of a law, in their order. */
  exitsOf(law: number): readonly number[] {
    return this.exit.slice(this.at[law]!, this.at[law + 1]!);
  }

  private put(exit: number, odds: number): void {
    this.exit.push(exit);
    this.odds.push(odds);
  }

  bind(): Laws {
    return {
      count: this.drafts.length,
      node: Int32Array.from(this.drafts, ({ node }) => node),
      kind: Uint8Array.from(this.drafts, ({ kind }) => kind),
      at: Int32Array.from(this.at),
      exit: Int32Array.from(this.exit),
      odds: Int32Array.from(this.odds),
      repeat: Int32Array.from(this.drafts, ({ repeat }) => repeat?.odds ?? -1),
      row: Int32Array.from(this.drafts, ({ row }) => row?.first ?? -1),
      size: Int32Array.from(this.drafts, ({ row }) => row?.size ?? 0),
      closed: Uint8Array.from(this.drafts, ({ row }) => (row !== null && row.open.length < row.size ? 1 : 0)),
    };
  }
}

/** By exit: its probability, at the odds given (all 1 at a split). */
export function weigh(laws: Laws, odds: Float64Array): Float64Array {
  const weights = new Float64Array(laws.exit.length);
  for (let law = 0; law < laws.count; law++) {
    const from = laws.at[law]!;
    const to = laws.at[law + 1]!;
    const repeat = laws.repeat[law]!;
    const left = repeat < 0 ? 1 : odds[repeat + 1]!;
    const total = laws.closed[law] === 1 ? sumOpen(laws, odds, law) : 1;
    for (let i = from; i < to; i++) {
      const index = laws.odds[i]!;
      if (index === REST) weights[i] = left;
      else if (index === UNLESS) weights[i] = total > 0 ? 0 : left;
      else if (index === repeat) weights[i] = odds[index]!;
      else weights[i] = total > 0 ? (left * odds[index]!) / total : 0;
    }
  }
  return weights;
}

function sumOpen({ at, odds: indices, repeat }: Laws, odds: Float64Array, law: number): number {
  let total = 0;
  for (let i = at[law]!; i < at[law + 1]!; i++) {
    if (indices[i]! >= 0 && indices[i] !== repeat[law]) total += odds[indices[i]!]!;
  }
  return total;
}

/**
 * The index of an edge's odds in the row of a law, -1 if it is not among them: the edges that a law weighs against each other are those of its
 * row, and its implicit repeat against all the rest.
 */
export function findOdds(program: Program, laws: Laws, law: number, edge: number): number {
  const { records } = program.choices;
  const repeat = laws.repeat[law]!;
  if (repeat >= 0 && records[4 * repeat + 3] === edge) return repeat;
  for (let index = laws.row[law]!; index < laws.row[law]! + laws.size[law]!; index++) {
    if (records[4 * index + 3] === edge) return index;
  }
  return -1;
}

/**
 * How the weights of a law's exits move with the odds at `index`, the others of its row rescaled in proportion, evenly where they are all 0 (E4). Writes one number
 * an exit to `slopes`, from the law's first exit on. The sum is 0.
 */
export function slopeLaw(laws: Laws, odds: Float64Array, law: number, index: number, slopes: Float64Array): void {
  const from = laws.at[law]!;
  const to = laws.at[law + 1]!;
  const repeat = laws.repeat[law]!;
  const left = repeat < 0 ? 1 : odds[repeat + 1]!;
  const total = laws.closed[law] === 1 ? sumOpen(laws, odds, law) : 1;
  if (index === repeat) {
    for (let i = from; i < to; i++) {
      const own = laws.odds[i]!;
      if (own === repeat) slopes[i - from] = 1;
      else if (own === REST) slopes[i - from] = -1;
      else if (own === UNLESS) slopes[i - from] = total > 0 ? 0 : -1;
      else slopes[i - from] = total > 0 ? -odds[own]! / total : 0;
    }
    return;
  }
  const first = laws.row[law]!;
  const size = laws.size[law]!;
  let others = 0;
  for (let at = first; at < first + size; at++) if (at !== index) others += odds[at]!;
  const moved = (at: number): number => (at === index ? 1 : others > 0 ? -odds[at]! / others : -1 / (size - 1));
  let totalMoved = 0;
  for (let i = from; i < to; i++) {
    const own = laws.odds[i]!;
    if (own >= 0 && own !== repeat) totalMoved += moved(own);
  }
  if (laws.closed[law] === 0) totalMoved = 0;
  for (let i = from; i < to; i++) {
    const own = laws.odds[i]!;
    if (own < 0 || own === repeat || !(total > 0)) slopes[i - from] = 0;
    else slopes[i - from] = (left * (moved(own) - (odds[own]! / total) * totalMoved)) / total;
  }
}
