import type { Why } from "../analysis/results.ts";

/** Why a start's cases are simulated only: those of the analysis, and that a run may not add as much work. Cycles without end are findings (`message`). */
export type Unsolved =
  | Exclude<Why, { readonly kind: "endless" | "multiplies" }>
  | { readonly kind: "too-much-work"; readonly most: number };

/** A catalogue of reasons: a missing translation does not compile. */
export type Reasons = {
  readonly [Kind in Unsolved["kind"]]: (why: Extract<Unsolved, { readonly kind: Kind }>) => string;
};
