import type { Program } from "../../engine/program.ts";

/**
 * What a token's future depends on besides its node: counters of loops (L3), then counts of visits where odds go by attempt (S9). A variable matters at a
 * node if some way on from there asks for it before anything sets it anew; where it does not matter, tokens that differ in it are one state.
 */
export interface Variables {
  /** By node: the variables that matter on arrival, ascending; counters are 0 to `counters - 1`, counts of visits follow. */
  readonly at: readonly (readonly number[])[];
  readonly counters: number;
  /** By variable: how many values it takes. */
  readonly sizes: readonly number[];
}

/** Finds the variables that matter at each node. */
export function findVariables(program: Program): Variables {
  const { nodes, edges, counters, attempts, choices } = program;
  const at: number[][] = Array.from({ length: nodes.count }, () => []);
  const sizes = Array.from(counters.bound, (bound) => bound + 1);
  const asked: number[][] = Array.from({ length: counters.count + attempts }, () => []);
  for (let node = 0; node < nodes.count; node++) {
    if (nodes.counter[node]! >= 0) asked[nodes.counter[node]!]!.push(node);
    const attempt = nodes.attempt[node]!;
    if (attempt < 0) continue;
    asked[counters.count + attempt]!.push(node);
    sizes[counters.count + attempt] = choices.rows[node]!;
  }
  for (let edge = 0; edge < edges.count; edge++) {
    if (edges.raises[edge]! >= 0) asked[edges.raises[edge]!]!.push(edges.from[edge]!);
  }
  const into = comingInto(program);
  const seen = new Int32Array(nodes.count).fill(-1);
  for (const [variable, asking] of asked.entries()) {
    const found = [...new Set(asking)];
    for (const node of found) seen[node] = variable;
    for (const node of found) {
      at[node]!.push(variable);
      for (const edge of into[node]!) {
        const from = edges.from[edge]!;
        if (seen[from] === variable || sets(program, edge, variable)) continue;
        seen[from] = variable;
        found.push(from);
      }
    }
  }
  return { at, counters: counters.count, sizes };
}

/** By node: the edges whose tokens carry what they know into it. A join goes on with the token on the first-declared edge (S5). */
function comingInto({ nodes, edges }: Program): readonly number[][] {
  const into: number[][] = Array.from({ length: nodes.count }, () => []);
  for (let edge = 0; edge < edges.count; edge++) {
    const to = edges.to[edge]!;
    const forgets =
      nodes.joins[to]! > 0 && edges.implicit[edge] === 0 && nodes.incoming.items[nodes.incoming.at[to]!] !== edge;
    if (!forgets) into[to]!.push(edge);
  }
  return into;
}

/** Whether a passage sets a variable whatever it was: the counter of a scope that the edge enters (L3). */
function sets({ edges }: Program, edge: number, variable: number): boolean {
  for (let i = edges.enters.at[edge]!; i < edges.enters.at[edge + 1]!; i++) {
    if (edges.enters.items[i] === variable) return true;
  }
  return false;
}
