import type { Pattern } from "./pattern.ts";

/**
 * The matrix I - P of one block, P non-negative, as the product (I - L)(D - U) in its elimination order. `low` holds L in the order of `Pattern.rows`,
 * `up` U in that of `Pattern.columns`.
 */
export interface Factor {
  readonly pattern: Pattern;
  readonly pivots: Float64Array;
  readonly low: Float64Array;
  readonly up: Float64Array;
}

/** Entries of P within a block, row by row. */
export interface Rows {
  readonly at: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
  /** By row: what leaves the block, 1 less the row's sum, known without a subtraction; `null` where rows do not sum to 1. */
  readonly leaving: Float64Array | null;
}

/**
 * Eliminates the states of a block one by one. Where rows with what leaves them sum to 1, each pivot is the sum of what leaves, not 1 less what stays: no digits are
 * lost, however near to 1 a cycle is (Grassmann, Taksar and Heyman, Operations Research 1985; O'Cinneide, Numer. Math. 1993). A pivot of 0 is a set of states
 * that is never left; what comes there is lost.
 */
export function factorise(pattern: Pattern, rows: Rows): Factor {
  const { size, at, columns, rowsAt, rows: earlier } = pattern;
  const pivots = new Float64Array(size);
  const low = new Float64Array(earlier.length);
  const up = new Float64Array(columns.length);
  const work = new Float64Array(size);
  const leaving = rows.leaving?.slice() ?? null;
  for (let i = 0; i < size; i++) {
    for (let k = rows.at[i]!; k < rows.at[i + 1]!; k++) work[rows.columns[k]!]! += rows.weights[k]!;
    for (let k = rowsAt[i]!; k < rowsAt[i + 1]!; k++) {
      const j = earlier[k]!;
      const weight = work[j]!;
      work[j] = 0;
      if (weight === 0) continue;
      if (pivots[j] === 0) {
        if (leaving !== null) leaving[i]! += weight;
        continue;
      }
      const factor = weight / pivots[j]!;
      low[k] = factor;
      for (let m = at[j]!; m < at[j + 1]!; m++) work[columns[m]!]! += factor * up[m]!;
      if (leaving !== null) leaving[i]! += factor * leaving[j]!;
    }
    let pivot = leaving === null ? 1 - work[i]! : leaving[i]!;
    work[i] = 0;
    for (let m = at[i]!; m < at[i + 1]!; m++) {
      const weight = work[columns[m]!]!;
      work[columns[m]!] = 0;
      up[m] = weight;
      if (leaving !== null) pivot += weight;
    }
    pivots[i] = pivot;
  }
  return { pattern, pivots, low, up };
}

/** Solves x = values + P x in place: what is gained from each state on. */
export function solveOnward({ pattern, pivots, low, up }: Factor, values: Float64Array): void {
  const { size, at, columns, rowsAt, rows } = pattern;
  for (let i = 0; i < size; i++) {
    let value = values[i]!;
    for (let k = rowsAt[i]!; k < rowsAt[i + 1]!; k++) value += low[k]! * values[rows[k]!]!;
    values[i] = value;
  }
  for (let i = size - 1; i >= 0; i--) {
    let value = values[i]!;
    for (let m = at[i]!; m < at[i + 1]!; m++) value += up[m]! * values[columns[m]!]!;
    values[i] = pivots[i] === 0 ? 0 : value / pivots[i]!;
  }
}

/** Solves x = values + x P in place: how often each state is visited by what comes in. */
export function solveVisits({ pattern, pivots, low, up }: Factor, values: Float64Array): void {
  const { size, at, columns, rowsAt, rows } = pattern;
  for (let i = 0; i < size; i++) {
    const value = pivots[i] === 0 ? 0 : values[i]! / pivots[i]!;
    values[i] = value;
    if (value === 0) continue;
    for (let m = at[i]!; m < at[i + 1]!; m++) values[columns[m]!]! += value * up[m]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    const value = values[i]!;
    if (value === 0) continue;
    for (let k = rowsAt[i]!; k < rowsAt[i + 1]!; k++) values[rows[k]!]! += value * low[k]!;
  }
}
