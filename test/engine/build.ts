import type { Arrival, Distribution, Shape } from "#core/language/tree";
import {
  defaultSettings,
  type Edge,
  type Expectation,
  type Loop,
  type Model,
  type Node,
  type Outcome,
} from "#core/model/model";

/** A node of a hand-made model; what is left out has the default of its shape (T3). */
export interface NodePlan {
  readonly shape?: Shape;
  readonly lane?: string;
  readonly label?: string;
  readonly joins?: boolean;
  readonly splits?: "one" | "all";
  readonly takes?: Distribution;
  readonly cost?: number;
  readonly start?: Arrival;
  /** Decided by the counter of this loop: the targets toward the repeat; the other edges are exits. */
  readonly counter?: { readonly loop: number; readonly toward: readonly string[] };
}

export interface EdgePlan {
  readonly odds?: readonly number[];
  readonly takes?: Distribution;
  readonly label?: string;
  /** Index of the loop that it repeats. */
  readonly repeats?: number;
  readonly implicit?: boolean;
}

export interface LoopPlan {
  readonly kind: "at most" | "exactly" | "unlimited";
  /** Repeats. */
  readonly bound: number | null;
  readonly scope: readonly string[];
}

export interface Plan {
  readonly nodes: Readonly<Record<string, NodePlan>>;
  /** By id as in the answers: "n1->n2", "n1->n2#2". */
  readonly edges: Readonly<Record<string, EdgePlan>>;
  readonly loops?: readonly LoopPlan[];
  readonly lanes?: Readonly<
    Record<string, { readonly perSecond?: number; readonly capacity?: number; readonly queue?: number }>
  >;
  /** By start: outcomes told apart by the edges into this node (O2), instead of by end nodes. */
  readonly merge?: Readonly<Record<string, string>>;
  readonly warmup?: Model["settings"]["warmup"];
  readonly expect?: readonly Omit<Expectation, "span">[];
}

export const constant = (seconds: number): Distribution => ({ family: "constant", value: seconds });

const span = { from: 0, to: 0 };

/**
 * Makes a model by hand, without a text: nodes without an incoming edge start, odds default to even, outcomes are the end nodes that can be
 * reached.
 */
export function build(plan: Plan): Model {
  const ids = Object.keys(plan.nodes);
  const edgeIds = Object.keys(plan.edges).sort(
    (a, b) => Number(plan.edges[a]!.implicit ?? false) - Number(plan.edges[b]!.implicit ?? false),
  );
  const places = new Map(ids.map((id, index) => [id, index]));
  const at = (id: string): number => {
    const place = places.get(id);
    if (place === undefined) throw new RangeError(`no node ${id} in this model`);
    return place;
  };
  const ends = edgeIds.map((id) => id.replace(/#.*/, "").split("->").map(at) as [number, number]);
  const drawn = edgeIds.flatMap((id, edge) => (plan.edges[id]!.implicit ? [] : [edge]));
  const outgoing = ids.map((): number[] => []);
  const incoming = ids.map((): number[] => []);
  for (const edge of drawn) {
    outgoing[ends[edge]![0]]!.push(edge);
    incoming[ends[edge]![1]]!.push(edge);
  }
  const repeats = new Map<number, number>();
  for (const [edge, id] of edgeIds.entries()) {
    if (plan.edges[id]!.implicit === true && !repeats.has(ends[edge]![0])) repeats.set(ends[edge]![0], edge);
  }
  const laneIds = [...new Set(["Main", ...ids.map((id) => plan.nodes[id]!.lane ?? "Main")])];
  const nodes = ids.map((id, index): Node => {
    const {
      shape = "rectangle",
      counter,
      joins = false,
      splits,
      takes,
      cost = 0,
      lane = "Main",
      label = id,
    } = plan.nodes[id]!;
    const decides = splits === undefined ? shape === "diamond" : splits === "one";
    const toward = outgoing[index]!.filter((edge) => counter?.toward.includes(ids[ends[edge]![1]]!));
    return {
      index,
      id,
      lane: laneIds.indexOf(lane),
      shape,
      label,
      owner: null,
      description: null,
      system: null,
      role: "step",
      outgoing: outgoing[index]!,
      incoming: incoming[index]!,
      passing:
        counter !== undefined
          ? {
              kind: "counter",
              loop: counter.loop,
              toward,
              exits: outgoing[index]!.filter((edge) => !toward.includes(edge)),
            }
          : outgoing[index]!.length === 0
            ? { kind: "end" }
            : { kind: decides ? "odds" : "all" },
      joinsAll: joins,
      service: takes ?? constant(shape === "rectangle" || shape === "taskbox" ? 1 : 0),
      costPerVisit: cost,
      implicitRepeat: repeats.get(index) ?? null,
      span,
      idSpan: span,
    };
  });
  const choiceOf = (edge: number): readonly number[] => {
    const { passing } = nodes[ends[edge]![0]]!;
    if (passing.kind === "counter") return passing.toward.includes(edge) ? passing.toward : passing.exits;
    return nodes[ends[edge]![0]]!.outgoing;
  };
  const edges = edgeIds.map((id, index): Edge => {
    const { odds, takes = constant(0), label = "", repeats, implicit = false } = plan.edges[id]!;
    const [from, to] = ends[index]!;
    const chance = nodes[from]!.passing.kind === "odds" || nodes[from]!.passing.kind === "counter";
    const values = implicit ? (odds ?? [0.5]) : chance ? (odds ?? [1 / choiceOf(index).length]) : null;
    const sides = { fromHandle: "right", toHandle: "left" } as const;
    return {
      index,
      id,
      from,
      to,
      ...sides,
      label,
      odds: values,
      by: null,
      repeatOf: repeats ?? null,
      implicit,
      travel: takes,
      span,
    };
  });
  const loops = (plan.loops ?? []).map(
    ({ kind, bound, scope }, index): Loop => ({
      index,
      text: "",
      members: scope.map(at),
      kind,
      bound,
      given: false,
      restated: "",
      scope: scope.map(at),
      repeatEdges: edges.filter((edge) => edge.repeatOf === index).map((edge) => edge.index),
      counterDecisions: [],
      implicitRepeat: null,
      span,
    }),
  );
  const starting = nodes.filter((node) => plan.nodes[node.id]!.start !== undefined || node.incoming.length === 0);
  return {
    lanes: laneIds.map((id, index) => ({
      index,
      id,
      label: id,
      nodes: nodes.filter((node) => node.lane === index).map((node) => node.index),
      capacity: plan.lanes?.[id]?.capacity ?? null,
      queue: plan.lanes?.[id]?.queue ?? null,
      costPerSecond: plan.lanes?.[id]?.perSecond ?? 0,
      span,
    })),
    nodes,
    edges,
    loops,
    starts: starting.map((node) => ({
      node: node.index,
      implicit: false,
      arrival: plan.nodes[node.id]!.start ?? { kind: "every", seconds: 1 },
      outcomes: outcomesFrom(node, nodes, edges, plan.merge?.[node.id]),
    })),
    settings: { ...defaultSettings, warmup: plan.warmup ?? defaultSettings.warmup },
    expectations: (plan.expect ?? []).map((expectation) => ({ ...expectation, span })),
  };
}

function outcomesFrom(
  start: Node,
  nodes: readonly Node[],
  edges: readonly Edge[],
  merge: string | undefined,
): Outcome[] {
  const reached = new Set([start.index]);
  const next = new Map<number, number[]>();
  for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  for (const node of reached) for (const to of next.get(node) ?? []) reached.add(to);
  const found = nodes.filter((node) => reached.has(node.index));
  if (merge !== undefined) {
    return edges
      .filter((edge) => nodes[edge.to]!.id === merge && reached.has(edge.from))
      .map((edge) => ({ id: edge.id, label: edge.label, target: { kind: "edge", edge: edge.index } }));
  }
  return found
    .filter((node) => node.outgoing.length === 0)
    .map((node) => ({ id: node.id, label: node.label, target: { kind: "end", node: node.index } }));
}
