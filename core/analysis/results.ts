/** Exact answers, in the names of the HTTP interface; times in seconds. NaN and Infinity never occur. */

/** Why a start has no exact answer, so that its figures are simulated only (E2). */
export type Why =
  /** Counters, attempts and markings make more states than are solved. */
  | { readonly kind: "too-many-states"; readonly most: number }
  /** Its cycles are linked too densely: eliminating them would take more multiplications than that. */
  | { readonly kind: "too-entangled"; readonly most: number }
  /** Tokens with different histories wait in one line of this join: which comes first depends on times. */
  | { readonly kind: "order-of-arrival"; readonly node: string }
  /** A case may come to have more tokens at once than are followed. */
  | { readonly kind: "too-many-tokens"; readonly most: number }
  /** Tokens may be turned away by a lane: that depends on times. */
  | { readonly kind: "turned-away"; readonly lane: string }
  /** Cases come to these nodes and never leave them (E3). */
  | { readonly kind: "endless"; readonly nodes: readonly string[] }
  /** Tokens become more and more there (E3). */
  | { readonly kind: "multiplies"; readonly nodes: readonly string[] };

export interface ExactOutcome {
  readonly id: string;
  readonly label: string;
  /** That a case has this outcome at least once (O1). */
  readonly probability: number;
}

export interface ExactPassages {
  /** Expected visits per case. */
  readonly passes: number;
  /** That a case ever visits; `null` where that was not asked for or takes too much work. */
  readonly reached: number | null;
}

export interface ExactEdge extends ExactPassages {
  /** passes / passes of the source; 0 where the source is never visited. */
  readonly share: number;
}

export interface ExactSteps {
  readonly mean: number;
  readonly variance: number;
  readonly sd: number;
  /** P(steps = k) for k up to what was asked for, only those above 0; empty where none were asked for. */
  readonly distribution: readonly { readonly steps: number; readonly probability: number }[];
}

/** What is certain of one start's cases, without any run (E1, E2). */
export interface ExactFigures {
  readonly exact: true;
  readonly why: null;
  readonly start: string;
  /** In the order of the model (O3); exact answers know no limit (S8). */
  readonly outcomes: readonly ExactOutcome[];
  readonly steps: ExactSteps;
  /** Mean sojourn time where no lane makes anybody wait; `null` where tokens split, since then the slowest counts. */
  readonly time: { readonly mean: number | null; readonly service: { readonly mean: number } };
  readonly cost: { readonly mean: number };
  readonly nodes: Readonly<Record<string, ExactPassages>>;
  readonly edges: Readonly<Record<string, ExactEdge>>;
}

/** A start whose cases are simulated only. */
export interface NotExact {
  readonly exact: false;
  readonly why: Why;
  readonly start: string;
}

export type ExactStart = ExactFigures | NotExact;

/** What the derivative is of: the probability of an outcome, or a mean. */
export type Measure =
  | { readonly kind: "outcome"; readonly outcome: string }
  | { readonly kind: "steps" | "service" | "cost" };

/**
 * How a measure of one start moves with the odds of one edge, the others of its decision rescaled in proportion (E4): its change for a change of the odds from 0 to 1, if it
 * went on as at the present point. "+1 point moves Failed by d points" is d = `derivative`. Odds by attempt move together.
 */
export interface Influence {
  readonly edge: string;
  readonly start: string;
  readonly of: Measure;
  readonly derivative: number;
}

/** The outcomes at one setting; `null` for a start that has no exact answer there. */
export interface SettingOutcomes {
  readonly starts: readonly { readonly start: string; readonly outcomes: readonly ExactOutcome[] | null }[];
}

/** Outcomes as a curve over one edge's odds, 0 to 1 (E4). */
export interface OddsSweep {
  readonly edge: string;
  readonly points: readonly (SettingOutcomes & { readonly odds: number })[];
}

/** Outcomes over the bound of one loop: repeats 0, 1, 2 ... */
export interface BoundSweep {
  /** A member that names the loop, and its text. */
  readonly loop: string;
  readonly points: readonly (SettingOutcomes & { readonly repeats: number })[];
}

/** An outcome's probability that is wanted, and the edge whose odds may be moved for it. */
export interface Goal {
  /** Id of the start; `null` for the first with that outcome. */
  readonly start: string | null;
  readonly outcome: string;
  readonly relation: "<=" | ">=";
  /** 0 to 1. */
  readonly share: number;
  readonly edge: string;
}

/** The odds nearest to the present ones that meet a goal; where none do, the odds that come nearest to it (E4). */
export interface GoalAnswer {
  readonly reached: boolean;
  readonly edge: string;
  readonly start: string;
  readonly odds: number;
  /** The outcome's probability at those odds. */
  readonly probability: number;
  /** Whether the present odds meet it already; then `odds` is how far they could go. */
  readonly met: boolean;
  /** `odds` with as few digits as still meet the goal, two of a percent if they do. */
  readonly rounded: number;
}
