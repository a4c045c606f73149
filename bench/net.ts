import type { Model } from "#core/model/model";
import { build, constant, type EdgePlan, type LoopPlan, type NodePlan } from "../test/engine/build.ts";

/**
 * A yardstick's model as one of ours: lines of nodes (kind 0 step, 1 decision by odds, 2 decision by a counter, 3 end; first edge, edges, lane, counter,
 * its bound, mean time, name), then lines of edges (target, odds, label). Counters are never set back there, so that their scope is everything.
 */
export function readNet(text: string): Model {
  const [head, ...lines] = text
    .trim()
    .split("\n")
    .map((line) => line.split(" "));
  const [nodeCount, , counters, begin] = head!.map(Number) as [number, number, number, number];
  const rows = lines.slice(0, nodeCount);
  const edgeRows = lines.slice(nodeCount);
  const nodes: Record<string, NodePlan> = {};
  const edges: Record<string, EdgePlan> = {};
  const id = (node: number | string): string => `n${node}`;
  const bounds = new Array<number>(counters).fill(0);
  for (const [node, row] of rows.entries()) {
    const [kind, first, degree, , counter, bound] = row.map(Number) as [number, number, number, number, number, number];
    const target = (i: number): string => id(edgeRows[first + i]![0]!);
    if (kind === 2) bounds[counter] = bound;
    nodes[id(node)] = {
      shape: kind === 0 ? "rectangle" : kind === 3 ? "circle" : "diamond",
      takes: constant(0),
      ...(node === begin ? { start: { kind: "every", seconds: 1 } as const } : {}),
      ...(kind === 2 ? { counter: { loop: counter, toward: [target(0)] } } : {}),
    };
    for (let i = 0; i < degree; i++) {
      const plain = `${id(node)}->${target(i)}`;
      let name = plain;
      for (let n = 2; edges[name] !== undefined; n++) name = `${plain}#${n}`;
      edges[name] = {
        ...(kind === 1 ? { odds: [Number(edgeRows[first + i]![1])] } : {}),
        ...(kind === 2 && i === 0 ? { repeats: counter } : {}),
      };
    }
  }
  const loops = bounds.map((bound): LoopPlan => ({ kind: "at most", bound, scope: Object.keys(nodes) }));
  const model = build({ nodes, edges, loops });
  return { ...model, starts: model.starts.filter(({ node }) => node === begin) };
}
