import type { Span } from "./diagnostic.ts";

/** A piece of text with the place where it was written. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

export type Shape = "circle" | "rectangle" | "diamond" | "taskbox";
export type Direction = "left" | "right" | "top" | "bottom";

/** One `id { # label ... }` block; a re-opened lane has several, which share their id. */
export interface LaneDeclaration {
  readonly id: Name;
  readonly label: Name | null;
  /** From the id to the closing brace (or where it should stand). */
  readonly span: Span;
}

/** One node line. Unknown attributes are dropped with a diagnostic. */
export interface NodeDeclaration {
  readonly id: Name;
  /** Id of the lane block that it stands in; `null` outside any. */
  readonly lane: string | null;
  readonly shape: Shape;
  readonly shapeSpan: Span;
  /** Unescaped; the id where no label was given. */
  readonly label: string;
  readonly labelSpan: Span | null;
  readonly owner: string | null;
  readonly description: string | null;
  readonly system: string | null;
  readonly span: Span;
}

/** One end of an edge. */
export interface EndDeclaration {
  readonly lane: Name | null;
  readonly node: Name;
  readonly handle: Direction;
  readonly handleSpan: Span;
  readonly span: Span;
}

/** One edge line. Order in `Tree.edges` is the edge's identity. */
export interface EdgeDeclaration {
  readonly from: EndDeclaration;
  readonly to: EndDeclaration;
  /** Unescaped label, `null` if none. */
  readonly label: Name | null;
  /** Id of the lane block that the line stands in; `null` outside any. */
  readonly lane: string | null;
  readonly span: Span;
}

/** One `loop [condition] members` line. */
export interface LoopDeclaration {
  readonly condition: Name;
  readonly members: readonly Name[];
  readonly lane: string | null;
  readonly span: Span;
}

/** `n8 -> n9`, `n8 -> n9#2` (second edge between the two) or `n8 -> n9 "No"` (by its label). */
export interface EdgeReference {
  readonly from: Name;
  readonly to: Name;
  readonly ordinal: number | null;
  readonly label: string | null;
  readonly span: Span;
}

/** A family of durations (T2). All times in seconds; shapes and weights without unit. */
export type Distribution =
  | { readonly family: "constant"; readonly value: number }
  | { readonly family: "uniform"; readonly min: number; readonly max: number }
  | { readonly family: "triangular"; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly family: "exponential"; readonly mean: number }
  | { readonly family: "normal"; readonly mean: number; readonly sd: number }
  | { readonly family: "lognormal"; readonly mean: number; readonly sd: number }
  | { readonly family: "erlang"; readonly k: number; readonly mean: number }
  | { readonly family: "gamma"; readonly mean: number; readonly sd: number }
  | { readonly family: "weibull"; readonly shape: number; readonly scale: number }
  | { readonly family: "beta"; readonly a: number; readonly b: number; readonly min: number; readonly max: number }
  | {
      readonly family: "empirical";
      readonly values: readonly { readonly value: number; readonly weight: number }[];
    };

/** How cases arrive at a start: `seconds` between two, `rate` per second, all `count` at once, or not at all. */
export type Arrival =
  | { readonly kind: "every"; readonly seconds: number }
  | { readonly kind: "poisson"; readonly rate: number }
  | { readonly kind: "at once"; readonly count: number }
  | { readonly kind: "never" };

/** How often a loop may repeat: `at most` counts repeats, `exactly` counts passes (L2). */
export type LoopBound =
  | { readonly kind: "at most"; readonly repeats: number }
  | { readonly kind: "exactly"; readonly passes: number }
  | { readonly kind: "unlimited" };

export type SettingName = "cases" | "seed" | "warmup" | "replications" | "limit";

/** What an expectation speaks of: a node or edge id, or a field of the times or steps of a case. */
export type ExpectationSubject =
  | { readonly kind: "node"; readonly node: Name }
  | { readonly kind: "edge"; readonly edge: EdgeReference }
  | {
      readonly kind: "measure";
      readonly measure: "time" | "steps" | "cost";
      readonly field: "mean" | "min" | "max" | "p50" | "p90" | "p95" | "p99";
    };

/** One understood `// sim` line; `span` runs from `//` to the end of the line, without the line break. */
export type SimStatement = { readonly span: Span } & SimClause;

/** What a simulation line says. */
export type SimClause =
  | { readonly kind: "odds"; readonly edge: EdgeReference; readonly values: readonly OddsValue[] }
  | { readonly kind: "by"; readonly node: Name; readonly by: "counter" | "odds" }
  | { readonly kind: "loop"; readonly member: Name; readonly bound: LoopBound; readonly boundSpan: Span }
  | { readonly kind: "joins"; readonly node: Name; readonly mode: "all" | "any" }
  | { readonly kind: "splits"; readonly node: Name; readonly mode: "one" | "all" }
  | { readonly kind: "takes"; readonly node: Name; readonly duration: Distribution }
  | { readonly kind: "travels"; readonly edge: EdgeReference; readonly duration: Distribution }
  | { readonly kind: "arrives"; readonly node: Name; readonly arrival: Arrival }
  | { readonly kind: "capacity"; readonly lane: Name; readonly capacity: number; readonly queue: number | null }
  | { readonly kind: "lane-cost"; readonly lane: Name; readonly perSecond: number }
  | { readonly kind: "node-cost"; readonly node: Name; readonly perVisit: number }
  | {
      readonly kind: "setting";
      readonly name: SettingName;
      readonly value: number;
      /** `warmup 500 cases` or `warmup 2h`; always "cases" for the others. */
      readonly unit: "cases" | "seconds";
      readonly valueSpan: Span;
    }
  | {
      readonly kind: "expect";
      readonly subject: ExpectationSubject;
      readonly relation: "<" | "<=" | ">" | ">=" | "=";
      /** A share as a fraction, a time in seconds, a count of steps, or a cost. */
      readonly value: number;
      /** As written after `expect`. */
      readonly text: string;
    };

/** One number of an odds line, as a fraction (`90%` is 0.9), where it was written. */
export interface OddsValue {
  readonly value: number;
  readonly span: Span;
}

/** A stretch of text around or between diagrams that was not read. */
export type Skipped = Span;

/**
 * A piece of a diagram that was not read, with its finding: a `line` stands where a statement should (an error), a `rest` was left out of a statement
 * or lane (a warning).
 */
export interface Unread extends Span {
  readonly part: "line" | "rest";
}

/** The source, read: every declaration in the order in which it was written, each with its span. */
export interface Tree {
  readonly source: string;
  /** The diagram that was taken: from its first lane to its last closing brace. */
  readonly diagram: Span;
  /** Further diagrams in the same paste, which were not taken. */
  readonly others: readonly Span[];
  readonly skipped: readonly Skipped[];
  readonly unread: readonly Unread[];
  readonly lanes: readonly LaneDeclaration[];
  readonly nodes: readonly NodeDeclaration[];
  readonly edges: readonly EdgeDeclaration[];
  readonly loops: readonly LoopDeclaration[];
  readonly sims: readonly SimStatement[];
}
