import type { Edge, Lane, Loop, Model, Node, Outcome, OutcomeTarget, Start } from "#core/model/model";

/** A model without the lanes that one start's cases never come to, and those lanes. */
export interface Folded {
  readonly model: Model;
  readonly lanes: readonly Lane[];
}

/**
 * Leaves out every lane that no token of the start `id` can reach, with its nodes, edges, loops and starts; what is left keeps its ids and its
 * order. Throws RangeError for an id that is no start of the model.
 */
export function foldLanes(model: Model, id: string): Folded {
  const start = model.starts.find((each) => model.nodes[each.node]!.id === id);
  if (start === undefined) throw new RangeError(`"${id}" is no start of the model`);
  const reached = reach(model, start.node);
  const kept = model.lanes.filter((lane) => lane.nodes.some((node) => reached.has(node)));
  const lanes = renumber(model.lanes, (lane) => kept.includes(lane));
  const nodes = renumber(model.nodes, (node) => lanes.has(node.lane));
  const edges = renumber(model.edges, (edge) => nodes.has(edge.from) && nodes.has(edge.to));
  const loops = renumber(model.loops, (loop) => loop.members.every((node) => nodes.has(node)));
  const some = (map: ReadonlyMap<number, number>, indices: readonly number[]) =>
    indices.flatMap((index) => map.get(index) ?? []);

  const passing = (node: Node): Node["passing"] => {
    if (node.passing.kind !== "counter") return node.passing;
    const { loop, toward, exits } = node.passing;
    return { kind: "counter", loop: loops.get(loop) ?? 0, toward: some(edges, toward), exits: some(edges, exits) };
  };
  return {
    lanes: model.lanes.filter((lane) => !kept.includes(lane)),
    model: {
      ...model,
      lanes: kept.map((lane, index): Lane => ({ ...lane, index, nodes: some(nodes, lane.nodes) })),
      nodes: [...nodes.keys()].map((old, index): Node => {
        const node = model.nodes[old]!;
        return {
          ...node,
          index,
          lane: lanes.get(node.lane)!,
          outgoing: some(edges, node.outgoing),
          incoming: some(edges, node.incoming),
          passing: passing(node),
          implicitRepeat: node.implicitRepeat === null ? null : (edges.get(node.implicitRepeat) ?? null),
        };
      }),
      edges: [...edges.keys()].map((old, index): Edge => {
        const edge = model.edges[old]!;
        const repeatOf = edge.repeatOf === null ? null : (loops.get(edge.repeatOf) ?? null);
        return { ...edge, index, from: nodes.get(edge.from)!, to: nodes.get(edge.to)!, repeatOf };
      }),
      loops: [...loops.keys()].map((old, index): Loop => {
        const loop = model.loops[old]!;
        return {
          ...loop,
          index,
          members: some(nodes, loop.members),
          scope: some(nodes, loop.scope),
          repeatEdges: some(edges, loop.repeatEdges),
          counterDecisions: some(nodes, loop.counterDecisions),
          implicitRepeat: loop.implicitRepeat === null ? null : (edges.get(loop.implicitRepeat) ?? null),
        };
      }),
      starts: model.starts
        .filter((each) => nodes.has(each.node))
        .map((each): Start => {
          const outcomes = each.outcomes.flatMap((outcome): Outcome[] => {
            const target = retarget(outcome.target, lanes, nodes, edges);
            return target === null ? [] : [{ ...outcome, target }];
          });
          return { ...each, node: nodes.get(each.node)!, outcomes };
        }),
    },
  };
}

/** Every node that a token from `from` may come to, whatever the odds. */
function reach(model: Model, from: number): Set<number> {
  const reached = new Set([from]);
  for (const node of reached) {
    const { outgoing, implicitRepeat } = model.nodes[node]!;
    for (const edge of outgoing) reached.add(model.edges[edge]!.to);
    if (implicitRepeat !== null) reached.add(model.edges[implicitRepeat]!.to);
  }
  return reached;
}

/** The new index of each part that is kept, by its old one, in order. */
function renumber<T extends { readonly index: number }>(
  parts: readonly T[],
  keep: (part: T) => boolean,
): Map<number, number> {
  return new Map(parts.filter(keep).map((part, index) => [part.index, index]));
}

function retarget(
  target: OutcomeTarget,
  lanes: ReadonlyMap<number, number>,
  nodes: ReadonlyMap<number, number>,
  edges: ReadonlyMap<number, number>,
): OutcomeTarget | null {
  switch (target.kind) {
    case "edge": {
      const edge = edges.get(target.edge);
      return edge === undefined ? null : { kind: "edge", edge };
    }
    case "turned-away": {
      const lane = lanes.get(target.lane);
      return lane === undefined ? null : { kind: "turned-away", lane };
    }
    case "limit":
      return target;
    default: {
      const node = nodes.get(target.node);
      return node === undefined ? null : { ...target, node };
    }
  }
}
