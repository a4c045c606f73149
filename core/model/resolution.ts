import type { Span } from "../language/diagnostic.ts";
import type { EdgeDeclaration, LoopDeclaration, NodeDeclaration, Tree } from "../language/tree.ts";
import type { Graph } from "./graph/graph.ts";
import type { LaneIndex, LoopIndex, NodeIndex } from "./model.ts";
import type { Names } from "./names.ts";

export interface ResolvedLane {
  readonly id: string;
  readonly label: string;
  readonly span: Span;
}

export interface ResolvedNode {
  readonly declaration: NodeDeclaration;
  readonly lane: LaneIndex;
}

export interface ResolvedEdge {
  readonly declaration: EdgeDeclaration;
  /** `n8->n10`, `n8->n10#2`. */
  readonly id: string;
  readonly from: NodeIndex;
  readonly to: NodeIndex;
}

export interface ResolvedLoop {
  readonly declaration: LoopDeclaration;
  /** In the order of the loop line, each once, at least one. */
  readonly members: readonly NodeIndex[];
}

/** The diagram with its names resolved: what every later stage builds on. Indices are those of the model. */
export interface Resolution {
  readonly tree: Tree;
  readonly lanes: readonly ResolvedLane[];
  readonly nodes: readonly ResolvedNode[];
  readonly edges: readonly ResolvedEdge[];
  readonly loops: readonly ResolvedLoop[];
  /** By node: the loops that it is a member of, the smallest first. */
  readonly memberships: readonly (readonly LoopIndex[])[];
  /** The declared edges. */
  readonly graph: Graph;
  readonly names: Names;
}
