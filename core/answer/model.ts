import type { Edge, Loop, Model, Node } from "../model/model.ts";

/** Puts a model into the shape of the interface. */
export function answerModel(model: Model) {
  return {
    lanes: model.lanes.map(({ id, label }) => ({ id, label })),
    nodes: model.nodes.map((node) => answerNode(model, node)),
    edges: model.edges.filter(({ implicit }) => !implicit).map((edge) => answerEdge(model, edge)),
    loops: model.loops.map((loop) => answerLoop(model, loop)),
    starts: model.starts.map(({ node, implicit, outcomes }) => ({
      node: nodeId(model, node),
      implicit,
      outcomes: outcomes.map(({ id, label }) => ({ id, label })),
    })),
    settings: answerSettings(model),
  };
}

function nodeId(model: Model, index: number): string {
  return model.nodes[index]!.id;
}

function answerNode(model: Model, { id, lane, shape, label, owner, description, system, role }: Node) {
  return {
    id,
    lane: model.lanes[lane]!.id,
    shape,
    label,
    ...(owner === null ? {} : { owner }),
    ...(description === null ? {} : { description }),
    ...(system === null ? {} : { system }),
    role,
  };
}

function answerEdge(model: Model, edge: Edge) {
  return {
    id: edge.id,
    from: nodeId(model, edge.from),
    to: nodeId(model, edge.to),
    fromHandle: edge.fromHandle,
    toHandle: edge.toHandle,
    label: edge.label,
    odds: edge.odds,
    by: edge.by,
    repeat: edge.repeatOf !== null,
  };
}

function answerLoop(model: Model, loop: Loop) {
  const implicit = loop.implicitRepeat === null ? null : model.edges[loop.implicitRepeat]!;
  return {
    text: loop.text,
    members: loop.members.map((index) => nodeId(model, index)),
    bound: loop.bound,
    kind: loop.kind,
    repeatEdges: loop.repeatEdges.map((index) => model.edges[index]!.id),
    counterDecisions: loop.counterDecisions.map((index) => nodeId(model, index)),
    implicitRepeat:
      implicit === null
        ? null
        : { id: implicit.id, from: nodeId(model, implicit.from), to: nodeId(model, implicit.to) },
  };
}

/** Every setting of the simulation with its default filled in; times in seconds, costs per second and per visit. */
function answerSettings(model: Model) {
  return {
    ...model.settings,
    arrivals: Object.fromEntries(model.starts.map(({ node, arrival }) => [nodeId(model, node), arrival])),
    lanes: Object.fromEntries(
      model.lanes.map(({ id, capacity, queue, costPerSecond }) => [id, { capacity, queue, costPerSecond }]),
    ),
    nodes: Object.fromEntries(
      model.nodes.map(({ id, service, costPerVisit, joinsAll }) => [id, { service, costPerVisit, joinsAll }]),
    ),
    edges: Object.fromEntries(model.edges.map(({ id, travel }) => [id, { travel }])),
    expectations: model.expectations.map(({ text }) => text),
  };
}
