/** A diagram with figures that a published source or a closed form gives for it. */
export interface Truth {
  readonly name: string;
  readonly source: string;
  readonly timed: boolean;
  /** How often, where the mean over several seeds is meant. */
  readonly run: { readonly cases: number; readonly seeds: number } | null;
  readonly fz: string;
  readonly checks: readonly Check[];
}

/** One such figure: a field of the answer, and its value, a decimal or a fraction. */
export interface Check {
  readonly start: string;
  readonly what: "outcome" | "node" | "edge" | "steps" | "time" | "waiting" | "lane";
  readonly id: string | null;
  readonly field: string;
  readonly value: string;
  /** How far off the value may be, as a part of it. */
  readonly tol: number;
}

/** A decimal or a fraction. */
export function numberOf(text: string): number {
  const [numerator, denominator = "1"] = text.split("/");
  return Number(numerator) / Number(denominator);
}
