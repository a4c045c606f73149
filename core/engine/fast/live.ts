import type { Program } from "../program.ts";
import { countersAt } from "../token.ts";

/**
 * By node: the token words (token.ts) that may still decide something once a token has come there, ascending: counters that a later choice asks
 * for before an edge sets them to 0 (L3), and counts of visits of nodes that can be come to again (S9). What is not among them need not be told apart.
 */
export function liveWords(program: Program): readonly (readonly number[])[] {
  const { nodes, edges, counters, attempts } = program;
  const live = nodes.id.map((): number[] => []);
  for (let word = 0; word < counters.count + attempts; word++) {
    const found = readers(program, word);
    const seen = new Uint8Array(nodes.count);
    for (const node of found) seen[node] = 1;
    for (const node of found) {
      live[node]!.push(countersAt + word);
      for (const edge of edgesInto(program, node)) {
        const from = edges.from[edge]!;
        if (seen[from] === 1 || resets(program, edge, word)) continue;
        seen[from] = 1;
        found.push(from);
      }
    }
  }
  return live;
}

/** The nodes that ask for a word when a token leaves them. */
function readers({ nodes, edges, counters }: Program, word: number): number[] {
  const found: number[] = [];
  for (let node = 0; node < nodes.count; node++) {
    if (word >= counters.count ? nodes.attempt[node] === word - counters.count : nodes.counter[node] === word) {
      found.push(node);
    }
  }
  for (let edge = 0; edge < edges.count; edge++) {
    if (word < counters.count && edges.raises[edge] === word && !found.includes(edges.from[edge]!)) {
      found.push(edges.from[edge]!);
    }
  }
  return found;
}

function resets({ edges, counters }: Program, edge: number, word: number): boolean {
  if (word >= counters.count) return false;
  const { at, items } = edges.enters;
  for (let i = at[edge]!; i < at[edge + 1]!; i++) if (items[i] === word) return true;
  return false;
}

function edgesInto({ nodes, edges }: Program, node: number): readonly number[] {
  const { at, items } = nodes.incoming;
  const into = Array.from(items.subarray(at[node]!, at[node + 1]!));
  for (let edge = edges.count - 1; edge >= 0 && edges.implicit[edge] === 1; edge--) {
    if (edges.to[edge] === node) into.push(edge);
  }
  return into;
}
