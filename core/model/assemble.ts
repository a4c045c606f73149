import type { Distribution, Shape } from "../language/tree.ts";
import type { Entry } from "./entries.ts";
import type { Graph } from "./graph/graph.ts";
import type { Lines } from "./lines.ts";
import type { Loops } from "./loops.ts";
import type { Edge, EdgeIndex, Lane, Loop, Model, Node, NodeIndex, Role } from "./model.ts";
import type { Passings } from "./passings.ts";
import type { Resolution } from "./resolution.ts";

/** What the stages found, from which a model is made. */
export interface Parts {
  readonly resolution: Resolution;
  readonly lines: Lines;
  readonly entries: readonly Entry[];
  readonly loops: Loops;
  readonly passings: Passings;
}

/** A model without its starts and settings: what happens to a token, wherever it came from. */
export type Diagram = Pick<Model, "lanes" | "nodes" | "edges" | "loops">;

/** T3: what takes no time, and what an activity takes. */
const instant: Distribution = { family: "constant", value: 0 };
const oneSecond: Distribution = { family: "constant", value: 1 };

/** Puts the parts together, defaults filled in (T3). */
export function assemble(parts: Parts): Diagram {
  return {
    lanes: assembleLanes(parts),
    nodes: assembleNodes(parts),
    edges: assembleEdges(parts),
    loops: assembleLoops(parts),
  };
}

function assembleLanes({ resolution, lines }: Parts): readonly Lane[] {
  const members: NodeIndex[][] = resolution.lanes.map(() => []);
  resolution.nodes.forEach(({ lane }, node) => {
    members[lane]!.push(node);
  });
  return resolution.lanes.map(({ id, label, span }, index) => {
    const limit = lines.get("capacity", index);
    return {
      index,
      id,
      label,
      nodes: members[index]!,
      capacity: limit?.capacity ?? null,
      queue: limit?.queue ?? null,
      costPerSecond: lines.get("lane-cost", index)?.perSecond ?? 0,
      span,
    };
  });
}

function assembleNodes({ resolution, lines, entries, loops, passings }: Parts): readonly Node[] {
  const { graph } = resolution;
  const begins = new Set(entries.map(({ node }) => node));
  const repeats = new Map(loops.implicit.map(({ from, index }) => [from, index]));
  return resolution.nodes.map(({ declaration, lane }, index) => {
    const { id, shape, label, owner, description, system, span } = declaration;
    const passing = passings.nodes[index]!;
    const incoming = Array.from(graph.into.subarray(graph.intoAt[index]!, graph.intoAt[index + 1]!));
    const joinsAll = incoming.length > 1 && lines.get("joins", index)?.mode === "all";
    return {
      index,
      id: id.text,
      lane,
      shape,
      label,
      owner,
      description,
      system,
      role: begins.has(index) ? "start" : findRole(graph, index, passing.kind, joinsAll),
      outgoing: Array.from(graph.out.subarray(graph.outAt[index]!, graph.outAt[index + 1]!)),
      incoming,
      passing,
      joinsAll,
      service: lines.get("takes", index)?.duration ?? (isActivity(shape) ? oneSecond : instant),
      costPerVisit: lines.get("node-cost", index)?.perVisit ?? 0,
      implicitRepeat: repeats.get(index) ?? null,
      span,
      idSpan: id.span,
    };
  });
}

function findRole(graph: Graph, node: NodeIndex, passing: Node["passing"]["kind"], joinsAll: boolean): Role {
  const leaving = graph.outAt[node + 1]! - graph.outAt[node]!;
  const entering = graph.intoAt[node + 1]! - graph.intoAt[node]!;
  if (leaving + entering === 0) return "isolated";
  if (joinsAll) return "join";
  if (leaving === 0) return "end";
  if (passing === "odds" || passing === "counter") return "decision";
  return leaving > 1 ? "split" : "step";
}

/** Whether tokens are served there, and need a place in the lane (T3, T4). */
export function isActivity(shape: Shape): boolean {
  return shape === "rectangle" || shape === "taskbox";
}

function assembleEdges({ resolution, lines, loops, passings }: Parts): readonly Edge[] {
  const owners = new Map(loops.loops.flatMap((loop) => loop.repeatEdges.map((edge) => [edge, loop.index])));
  const idOf = (node: NodeIndex): string => resolution.nodes[node]!.declaration.id.text;
  const finish = (index: EdgeIndex, drawn: DrawnEdge, implicit: boolean): Edge => ({
    index,
    id: drawn.id,
    from: drawn.from,
    to: drawn.to,
    fromHandle: drawn.fromHandle,
    toHandle: drawn.toHandle,
    label: drawn.label,
    odds: passings.edges[index]?.odds ?? null,
    by: passings.edges[index]?.by ?? null,
    repeatOf: owners.get(index) ?? null,
    implicit,
    travel: lines.get("travels", index)?.duration ?? instant,
    span: drawn.span,
  });
  const declared = resolution.edges.map(({ declaration, id, from, to }, index) => {
    const { span, label } = declaration;
    const [fromHandle, toHandle] = [declaration.from.handle, declaration.to.handle];
    return finish(index, { id, from, to, fromHandle, toHandle, label: label?.text ?? "", span }, false);
  });
  const meant = loops.implicit.map(({ index, from, to, loop }) => {
    const id = `${idOf(from)}->${idOf(to)}`;
    const { span } = loops.loops[loop]!;
    return finish(index, { id, from, to, fromHandle: "bottom", toHandle: "bottom", label: "", span }, true);
  });
  return [...declared, ...meant];
}

/** What is seen of an edge. */
type DrawnEdge = Pick<Edge, "id" | "from" | "to" | "fromHandle" | "toHandle" | "label" | "span">;

function assembleLoops({ loops, passings }: Parts): readonly Loop[] {
  const decided: NodeIndex[][] = loops.loops.map(() => []);
  passings.nodes.forEach((passing, node) => {
    if (passing.kind === "counter") decided[passing.loop]!.push(node);
  });
  return loops.loops.map((loop) => ({ ...loop, counterDecisions: decided[loop.index]! }));
}
