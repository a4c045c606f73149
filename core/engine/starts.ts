import type { Model, Start } from "../model/model.ts";
import { hash } from "./hash.ts";
import { type ChoiceTable, type EdgeTable, type NodeTable, type ProgramStart, SPLIT } from "./program.ts";

/** Compiles the starts that arrive; their records are the last of the choices. */
export function compileStarts(
  model: Model,
  nodes: NodeTable,
  edges: EdgeTable,
  choices: ChoiceTable,
): readonly ProgramStart[] {
  const first = choices.records.length - 4 * model.starts.length;
  return model.starts.map((start, i) => {
    const reached = reach(nodes, edges, start.node);
    return {
      node: start.node,
      word: hash(nodes.id[start.node]!),
      arrival: start.arrival,
      record: first + 4 * i,
      merge: lastMerge(model, start),
      single: !reached.some((node) => nodes.passing[node] === SPLIT || nodes.joins[node]! > 0),
    };
  });
}

/** The nodes that a token from `from` may come to, by edges and implicit repeats, whatever the odds; itself included. */
export function reach(nodes: NodeTable, edges: EdgeTable, from: number): readonly number[] {
  const seen = new Uint8Array(nodes.count);
  const found = [from];
  seen[from] = 1;
  for (const node of found) {
    const { at, items } = nodes.outgoing;
    for (let i = at[node]!; i <= at[node + 1]!; i++) {
      const edge = i < at[node + 1]! ? items[i]! : nodes.repeat[node]!;
      if (edge < 0 || seen[edges.to[edge]!] === 1) continue;
      seen[edges.to[edge]!] = 1;
      found.push(edges.to[edge]!);
    }
  }
  return found;
}

function lastMerge(model: Model, start: Start): number {
  for (const { target } of start.outcomes) if (target.kind === "edge") return model.edges[target.edge]!.to;
  return -1;
}
