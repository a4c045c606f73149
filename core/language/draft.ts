import type { Span } from "./diagnostic.ts";
import type { EdgeDeclaration, LaneDeclaration, LoopDeclaration, NodeDeclaration, SimStatement } from "./tree.ts";

/** One lane block as it was read. */
export interface Block {
  readonly lane: LaneDeclaration;
  readonly ids: ReadonlySet<string>;
  /** Whether text that was skipped stands between this block and the one before. */
  readonly apart: boolean;
}

/** What was read so far, of all diagrams of a paste. */
export interface Draft {
  readonly blocks: Block[];
  readonly nodes: NodeDeclaration[];
  readonly edges: EdgeDeclaration[];
  readonly loops: LoopDeclaration[];
  readonly sims: SimStatement[];
  readonly skipped: Span[];
}
