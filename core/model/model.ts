import type { Span } from "../language/diagnostic.ts";
import type { Arrival, Direction, Distribution, ExpectationSubject, Shape } from "../language/tree.ts";

/** Indices into the arrays of the model, in order of declaration. */
export type LaneIndex = number;
export type NodeIndex = number;
export type EdgeIndex = number;
export type LoopIndex = number;

/** A swimlane; with a capacity it is a resource (T4). */
export interface Lane {
  readonly index: LaneIndex;
  readonly id: string;
  readonly label: string;
  readonly nodes: readonly NodeIndex[];
  /** Tokens served at the same time; `null` for no limit. */
  readonly capacity: number | null;
  /** Tokens that may wait for it; `null` for no limit. */
  readonly queue: number | null;
  readonly costPerSecond: number;
  readonly span: Span;
}

/**
 * What a node does with a token: `start` (S1, may also have one outgoing edge only), `decision` (S3), `split` (S4), `join` (S5),
 * `end` (S6), `step` (passes it on), `isolated` (no edge at all, S1). A join with several outgoing edges is a `join`; its outgoing behaviour
 * is told by `passing`.
 */
export type Role = "start" | "decision" | "split" | "join" | "end" | "step" | "isolated";

/** Where a token goes from a node. */
export type Passing =
  /** No outgoing edge: the token is consumed (S6). */
  | { readonly kind: "end" }
  /** To every outgoing edge, one token each (S4); a single edge is the plain step. */
  | { readonly kind: "all" }
  /** To one outgoing edge, by odds (S3, S9). */
  | { readonly kind: "odds" }
  /**
   * By the counter of a loop (L4): one of `toward` while repeats are left, one of `exits` after; both non-empty, and
   * where one holds several edges their odds, rescaled, decide among them.
   */
  | {
      readonly kind: "counter";
      readonly loop: LoopIndex;
      readonly toward: readonly EdgeIndex[];
      readonly exits: readonly EdgeIndex[];
    };

export interface Node {
  readonly index: NodeIndex;
  readonly id: string;
  readonly lane: LaneIndex;
  readonly shape: Shape;
  readonly label: string;
  readonly owner: string | null;
  readonly description: string | null;
  readonly system: string | null;
  readonly role: Role;
  /** Outgoing and incoming edges in order of declaration; implicit repeats (L6) are not among them. */
  readonly outgoing: readonly EdgeIndex[];
  readonly incoming: readonly EdgeIndex[];
  readonly passing: Passing;
  /** Waits for one token on every incoming edge (S5). */
  readonly joinsAll: boolean;
  /** Service time in seconds (T2; default by shape, T3). */
  readonly service: Distribution;
  readonly costPerVisit: number;
  /** The implicit repeat that is drawn first when a token leaves (L6). */
  readonly implicitRepeat: EdgeIndex | null;
  /** The node's line, and its id in it. */
  readonly span: Span;
  readonly idSpan: Span;
}

/** Where the odds of an edge come from; `null` on an edge that leaves no decision. */
export type OddsOrigin = "given" | "label" | "even" | "counter" | null;

export interface Edge {
  readonly index: EdgeIndex;
  /** `n8->n10`, `n8->n10#2`. */
  readonly id: string;
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  readonly fromHandle: Direction;
  readonly toHandle: Direction;
  readonly label: string;
  /**
   * Odds as fractions, by attempt (the k-th visit of the source takes the k-th value, the last one repeats; S9). After resolution: the
   * values of all edges of one decision have the same length and add up to 1 for each attempt. On a counter decision: the odds among its own kind
   * (toward or exits). `null` on an edge that leaves no decision. On an implicit repeat: the odds of repeating while repeats are left.
   */
  readonly odds: readonly number[] | null;
  readonly by: OddsOrigin;
  /** The loop whose counter a token's passage raises (L1, L3), if this is a repeat edge. */
  readonly repeatOf: LoopIndex | null;
  /** An implicit repeat (L6): drawn dashed, in no node's `outgoing` or `incoming`. */
  readonly implicit: boolean;
  /** Travel time in seconds (default 0, T3). */
  readonly travel: Distribution;
  readonly span: Span;
}

export interface Loop {
  readonly index: LoopIndex;
  readonly text: string;
  readonly members: readonly NodeIndex[];
  readonly kind: "at most" | "exactly" | "unlimited";
  /** Repeats allowed: N for "at most N", N-1 for "exactly N" passes, `null` for unlimited (L2). */
  readonly bound: number | null;
  /** Whether the bound came from a simulation line. */
  readonly given: boolean;
  /** That bound in the words of its line, as "at most 7", where the text says another; else empty. */
  readonly restated: string;
  /** Members and the natural loop of the repeat edges (L3), in order of declaration. */
  readonly scope: readonly NodeIndex[];
  /** Repeat edges that this loop owns, implicit ones included (L1, L3). */
  readonly repeatEdges: readonly EdgeIndex[];
  /** Nodes that this loop's counter decides (L4). */
  readonly counterDecisions: readonly NodeIndex[];
  readonly implicitRepeat: EdgeIndex | null;
  readonly span: Span;
}

/** What a case can come to (O1-O3). */
export type OutcomeTarget =
  | { readonly kind: "end"; readonly node: NodeIndex }
  /** Told apart by the edge into the last merge (O2). */
  | { readonly kind: "edge"; readonly edge: EdgeIndex }
  | { readonly kind: "stuck"; readonly node: NodeIndex }
  | { readonly kind: "spent"; readonly node: NodeIndex }
  | { readonly kind: "turned-away"; readonly lane: LaneIndex }
  | { readonly kind: "limit" };

export interface Outcome {
  /** `n9`, `n9->n4`, `stuck:n9`, `spent:n17`, `turned-away:Delivery`, `limit` (O3). */
  readonly id: string;
  /** The edge's label, else its source node's label; the end node's label; for pseudo outcomes the node's or lane's label. */
  readonly label: string;
  readonly target: OutcomeTarget;
}

export interface Start {
  readonly node: NodeIndex;
  /** A node without incoming edges in a lane without a start circle (S1). */
  readonly implicit: boolean;
  readonly arrival: Arrival;
  /** All that its cases can come to, in order of declaration, then the pseudo outcomes; `limit` is always possible and not listed. */
  readonly outcomes: readonly Outcome[];
}

/** Settings of a run, each with its default. */
export interface Settings {
  readonly cases: number;
  readonly seed: number;
  readonly warmup: { readonly value: number; readonly unit: "cases" | "seconds" };
  readonly replications: number;
  /** Steps per case before it is counted as `limit` (S8). */
  readonly limit: number;
}

export const defaultSettings: Settings = {
  cases: 10_000,
  seed: 1,
  warmup: { value: 0, unit: "cases" },
  replications: 1,
  limit: 10_000,
};

export interface Expectation {
  readonly text: string;
  readonly subject: ExpectationSubject;
  /** The node or edge meant, resolved; `null` for a measure. */
  readonly node: NodeIndex | null;
  readonly edge: EdgeIndex | null;
  readonly relation: "<" | "<=" | ">" | ">=" | "=";
  readonly value: number;
  readonly span: Span;
}

/** What a diagram means: plain values, resolved names, every default filled in. */
export interface Model {
  readonly lanes: readonly Lane[];
  readonly nodes: readonly Node[];
  /** Declared edges first, in order; implicit repeats (L6) after them. */
  readonly edges: readonly Edge[];
  readonly loops: readonly Loop[];
  /** Starts that arrive, in order of declaration; those that arrive `never` are left out. */
  readonly starts: readonly Start[];
  readonly settings: Settings;
  readonly expectations: readonly Expectation[];
}
