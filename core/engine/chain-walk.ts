import type { ChainCounts } from "./chain-counts.ts";
import type { Program } from "./program.ts";
import { sample } from "./samplers/sample.ts";
import { addTicks } from "./ticks.ts";
import { pass } from "./token.ts";
import { addDrawn } from "./wide.ts";

/** Counts the passage along a chain with the token at 0: counters raised and scopes entered, in order (L3). */
export function passChain({ edges, chains }: Program, state: Int32Array, slot: number): void {
  if (slot < edges.count) pass(edges, state, 0, slot);
  for (let edge = chains.entering[slot]!; edge >= 0; edge = chains.enteringNext[edge]!) {
    if (edge !== slot) pass(edges, state, 0, edge);
  }
}

/** Draws the times of a chain that are not constant, in order; their sum in ticks. Service times are added to `service` by node. */
export function drawChain(
  program: Program,
  state: Int32Array,
  head: number,
  slot: number,
  service: Float64Array,
): number {
  const { nodes, edges, chains } = program;
  let edge = slot < edges.count ? slot : -1;
  let node = head;
  let time = 0;
  for (;;) {
    if (edge >= 0 && edges.ticks[edge]! < 0) time = addTicks(time, sample(edges.travel[edge]!, state, 0));
    if (nodes.ticks[node]! < 0) time = addTicks(time, serve(program, state, 0, node, service));
    if (chains.station[node] === 1) return time;
    edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
    node = edges.to[edge]!;
  }
}

/**
 * Walks the first `room` nodes of a chain that is longer than that, up to the way to the next one, where the step limit ends the case (S8); the time
 * taken in ticks.
 */
export function walkCut(
  program: Program,
  state: Int32Array,
  head: number,
  slot: number,
  room: number,
  counts: ChainCounts,
  stamp: number,
  service: Float64Array,
): number {
  const { nodes, edges, chains } = program;
  const { cut, seen } = counts;
  let edge = slot < edges.count ? slot : -1;
  let node = head;
  let time = 0;
  for (let left = room; ; left--) {
    if (edge >= 0) time = addTicks(time, travel(program, state, 0, edge));
    if (left === 0) return time;
    if (edge >= 0) {
      const owner = chains.station[edges.from[edge]!] === 1 ? edge : chains.slotOf[edges.from[edge]!]!;
      cut.passes[edge] = cut.passes[edge]! + 1;
      if (seen[owner] !== stamp) cut.used[edge] = cut.used[edge]! + 1;
    }
    cut.visits[node] = cut.visits[node]! + 1;
    if (seen[chains.slotOf[node]!] !== stamp) cut.reached[node] = cut.reached[node]! + 1;
    time = addTicks(time, serve(program, state, 0, node, service));
    edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
    node = edges.to[edge]!;
  }
}

/** Serves the token at `at` in a node: its time in ticks, which is added to `service` where it was drawn. */
export function serve({ nodes }: Program, state: Int32Array, at: number, node: number, service: Float64Array): number {
  if (nodes.ticks[node]! >= 0) return nodes.ticks[node]!;
  const ticks = sample(nodes.service[node]!, state, at);
  addDrawn(service, node, ticks);
  return ticks;
}

/** Moves the token at `at` along an edge: its time in ticks. */
export function travel({ edges }: Program, state: Int32Array, at: number, edge: number): number {
  return edges.ticks[edge]! >= 0 ? edges.ticks[edge]! : sample(edges.travel[edge]!, state, at);
}

/** By slot of an edge or start: the edge on its chain that leads into `merge`; -1 for none (O2). */
export function edgesInto({ nodes, edges, chains, starts }: Program, merge: number): Int32Array {
  const after = new Int32Array(nodes.count).fill(-1);
  const into = new Int32Array(edges.count + starts.length).fill(-1);
  if (merge < 0) return into;
  for (const node of chains.order.toReversed()) {
    const edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
    after[node] = edges.to[edge] === merge ? edge : after[edges.to[edge]!]!;
  }
  for (let edge = 0; edge < edges.count; edge++) into[edge] = edges.to[edge] === merge ? edge : after[edges.to[edge]!]!;
  for (const [start, { node }] of starts.entries()) into[edges.count + start] = after[node]!;
  return into;
}
