import type { Pattern } from "./pattern.ts";

/**
 * The matrix I - P of every block of a chain, P non-negative, as the product (I - L)(D - U) in its elimination order. `low` holds L in the order of `Pattern.rows`,
 * `up` U in that of `Pattern.columns`. Rows and columns are places, and a block is the places from `from` up to `to`.
 */
export interface Factor {
  readonly pattern: Pattern;
  readonly pivots: Float64Array;
  readonly low: Float64Array;
  readonly up: Float64Array;
  /** A row that is being eliminated; all 0 between rows. */
  readonly scratch: Float64Array;
}

/** Entries of P, row by row: those of row i are `at[i]` up to `end[i]`. */
export interface Rows {
  readonly at: Int32Array;
  readonly end: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
  /** By row: what leaves the block, 1 less the row's sum, known without a subtraction; `null` where rows do not sum to 1. Eliminating adds to it. */
  readonly leaving: Float64Array | null;
}

/** A factor in which nothing is eliminated yet. */
export function createFactor(pattern: Pattern): Factor {
  const { size, columns, rows } = pattern;
  return {
    pattern,
    pivots: new Float64Array(size),
    low: new Float64Array(rows.length),
    up: new Float64Array(columns.length),
    scratch: new Float64Array(size),
  };
}

/** The same factor, in which blocks can be eliminated anew. */
export function copyFactor({ pattern, pivots, low, up, scratch }: Factor): Factor {
  return { pattern, pivots: pivots.slice(), low: low.slice(), up: up.slice(), scratch };
}

/**
 * Eliminates the states of a block one by one. Where rows with what leaves them sum to 1, each pivot is the sum of what leaves, not 1 less what stays: no digits are
 * lost, however near to 1 a cycle is (Grassmann, Taksar and Heyman, Operations Research 1985; O'Cinneide, Numer. Math. 1993). A pivot of 0 is a set of states
 * that is never left; what comes there is lost.
 */
export function factorise({ pattern, pivots, low, up, scratch }: Factor, rows: Rows, from: number, to: number): void {
  const { at, columns, rowsAt, rows: earlier } = pattern;
  const { leaving } = rows;
  for (let i = from; i < to; i++) {
    for (let k = rows.at[i]!; k < rows.end[i]!; k++) scratch[rows.columns[k]!]! += rows.weights[k]!;
    for (let k = rowsAt[i]!; k < rowsAt[i + 1]!; k++) {
      const j = earlier[k]!;
      const weight = scratch[j]!;
      scratch[j] = 0;
      low[k] = 0;
      if (weight === 0) continue;
      if (pivots[j] === 0) {
        if (leaving !== null) leaving[i]! += weight;
        continue;
      }
      const factor = weight / pivots[j]!;
      low[k] = factor;
      for (let m = at[j]!; m < at[j + 1]!; m++) scratch[columns[m]!]! += factor * up[m]!;
      if (leaving !== null) leaving[i]! += factor * leaving[j]!;
    }
    let pivot = leaving === null ? 1 - scratch[i]! : leaving[i]!;
    scratch[i] = 0;
    for (let m = at[i]!; m < at[i + 1]!; m++) {
      const weight = scratch[columns[m]!]!;
      scratch[columns[m]!] = 0;
      up[m] = weight;
      if (leaving !== null) pivot += weight;
    }
    pivots[i] = pivot;
  }
}

/** Solves x = values + P x in place, by place of a block: what is gained from each state on. */
export function solveOnward(
  { pattern, pivots, low, up }: Factor,
  values: Float64Array,
  from: number,
  to: number,
): void {
  const { at, columns, rowsAt, rows } = pattern;
  for (let i = from; i < to; i++) {
    let value = values[i]!;
    for (let k = rowsAt[i]!; k < rowsAt[i + 1]!; k++) value += low[k]! * values[rows[k]!]!;
    values[i] = value;
  }
  for (let i = to - 1; i >= from; i--) {
    let value = values[i]!;
    for (let m = at[i]!; m < at[i + 1]!; m++) value += up[m]! * values[columns[m]!]!;
    values[i] = pivots[i] === 0 ? 0 : value / pivots[i]!;
  }
}

/** Solves x = values + x P in place, by place of a block: how often each state is visited by what comes in. */
export function solveVisits(
  { pattern, pivots, low, up }: Factor,
  values: Float64Array,
  from: number,
  to: number,
): void {
  const { at, columns, rowsAt, rows } = pattern;
  for (let i = from; i < to; i++) {
    const value = pivots[i] === 0 ? 0 : values[i]! / pivots[i]!;
    values[i] = value;
    if (value === 0) continue;
    for (let m = at[i]!; m < at[i + 1]!; m++) values[columns[m]!]! += value * up[m]!;
  }
  for (let i = to - 1; i >= from; i--) {
    const value = values[i]!;
    if (value === 0) continue;
    for (let k = rowsAt[i]!; k < rowsAt[i + 1]!; k++) values[rows[k]!]! += value * low[k]!;
  }
}
