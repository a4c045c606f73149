import type { Model } from "../model/model.ts";
import {
  type ChainTable,
  type ChoiceTable,
  DRAWS,
  type EdgeTable,
  ENTERS,
  type NodeTable,
  ODDS,
  RAISES,
  STEP,
} from "./program.ts";
import { addTicks } from "./ticks.ts";

/** What follows of itself from a node on, by node. */
interface Onward {
  /** Nodes up to the station, both included. */
  readonly length: Int32Array;
  /** The constant times among them. */
  readonly ticks: Float64Array;
  readonly station: Int32Array;
  readonly draws: Uint8Array;
  readonly entering: Int32Array;
  /** The first merge, itself included. */
  readonly merge: Int32Array;
}

/** Finds the chains and completes the records: where each leads to, and how long it is. */
export function linkChains(model: Model, nodes: NodeTable, edges: EdgeTable, choices: ChoiceTable): ChainTable {
  const station = new Uint8Array(nodes.count);
  for (let node = 0; node < nodes.count; node++) station[node] = passesOn(node, nodes, edges) ? 0 : 1;
  const backwards = orderBackwards(station, nodes, edges);
  const heads = slotHeads(model, edges);
  const { slotOf, slots, isMerge } = assignSlots(nodes, edges, station, backwards, heads);
  const onward = follow(nodes, edges, backwards, slotOf, isMerge);

  const ticks = new Float64Array(heads.length);
  const flags = new Uint8Array(heads.length);
  const entering = new Int32Array(heads.length).fill(-1);
  const merge = new Int32Array(slots).fill(-1);
  for (const [slot, node] of heads.entries()) {
    const isEdge = slot < edges.count;
    const enters = isEdge && edges.enters.at[slot]! < edges.enters.at[slot + 1]!;
    ticks[slot] = addTicks(onward.ticks[node]!, isEdge ? Math.max(0, edges.ticks[slot]!) : 0);
    entering[slot] = enters ? slot : onward.entering[node]!;
    merge[slot] = onward.merge[node]!;
    flags[slot] =
      (isEdge && edges.raises[slot]! >= 0 ? RAISES : 0) +
      (entering[slot]! >= 0 ? ENTERS : 0) +
      ((isEdge && edges.ticks[slot]! < 0) || onward.draws[node] === 1 ? DRAWS : 0);
  }
  const enteringNext = edges.to.map((node) => onward.entering[node]!);
  for (let node = 0; node < nodes.count; node++) {
    if (isMerge[node] === 0 || station[node] === 1) continue;
    merge[slotOf[node]!] = onward.merge[successor(node, nodes, edges)]!;
  }
  for (let at = 0; at < choices.records.length; at += 4) {
    const slot = choices.records[at + 3]!;
    if (slot < 0) continue;
    const head = heads[slot]!;
    choices.records[at + 1] = entry(onward.station[head]!, nodes, choices);
    choices.records[at + 2] = onward.length[head]!;
  }
  return { station, order: backwards.toReversed(), ticks, flags, entering, enteringNext, merge, slotOf, slots };
}

/** Whether a node does nothing but pass each token on to a node that takes it at once. */
function passesOn(node: number, nodes: NodeTable, edges: EdgeTable): boolean {
  if (nodes.passing[node] !== STEP || nodes.repeat[node]! >= 0 || nodes.attempt[node]! >= 0) return false;
  const edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
  return edges.raises[edge]! < 0 && nodes.joins[edges.to[edge]!] === 0;
}

function successor(node: number, nodes: NodeTable, edges: EdgeTable): number {
  return edges.to[nodes.outgoing.items[nodes.outgoing.at[node]!]!]!;
}

/** The nodes that are no stations, each after the next one of its chain. A chain that runs in a circle gets a station where it closes. */
function orderBackwards(station: Uint8Array, nodes: NodeTable, edges: EdgeTable): Int32Array {
  const order: number[] = [];
  const path: number[] = [];
  const state = new Uint8Array(nodes.count);
  for (let from = 0; from < nodes.count; from++) {
    let node = from;
    while (station[node] === 0 && state[node] === 0) {
      state[node] = 1;
      path.push(node);
      node = successor(node, nodes, edges);
    }
    if (station[node] === 0 && state[node] === 1) station[node] = 1;
    while (path.length > 0) {
      const last = path.pop()!;
      state[last] = 2;
      if (station[last] === 0) order.push(last);
    }
  }
  return Int32Array.from(order);
}

/** By slot of an edge or a start: the node that it leads to. */
function slotHeads(model: Model, edges: EdgeTable): readonly number[] {
  return [...edges.to, ...model.starts.map((start) => start.node)];
}

/**
 * Gives each node the slot that is reached in exactly the same cases: the one edge or start that leads to it (for an edge inside a chain, that
 * of the node before), or, at a merge, a slot of its own.
 */
function assignSlots(
  nodes: NodeTable,
  edges: EdgeTable,
  station: Uint8Array,
  backwards: Int32Array,
  heads: readonly number[],
): { slotOf: Int32Array; slots: number; isMerge: Uint8Array } {
  const ways = new Int32Array(nodes.count);
  const way = new Int32Array(nodes.count).fill(-1);
  for (const [slot, node] of heads.entries()) {
    ways[node] = ways[node]! + 1;
    way[node] = slot;
  }
  const slotOf = new Int32Array(nodes.count).fill(-1);
  let slots = heads.length;
  const assign = (node: number): void => {
    const slot = way[node]!;
    if (ways[node]! > 1) slotOf[node] = slots++;
    else if (slot >= edges.count || slot < 0 || station[edges.from[slot]!] === 1) slotOf[node] = slot;
    else slotOf[node] = slotOf[edges.from[slot]!]!;
  };
  for (const node of backwards.toReversed()) assign(node);
  for (let node = 0; node < nodes.count; node++) if (station[node] === 1) assign(node);
  return { slotOf, slots, isMerge: Uint8Array.from(ways, (count) => (count > 1 ? 1 : 0)) };
}

function follow(
  nodes: NodeTable,
  edges: EdgeTable,
  backwards: Int32Array,
  slotOf: Int32Array,
  isMerge: Uint8Array,
): Onward {
  const onward: Onward = {
    length: new Int32Array(nodes.count).fill(1),
    ticks: nodes.ticks.map((ticks) => Math.max(0, ticks)),
    station: Int32Array.from({ length: nodes.count }, (_, node) => node),
    draws: Uint8Array.from(nodes.ticks, (ticks) => (ticks < 0 ? 1 : 0)),
    entering: new Int32Array(nodes.count).fill(-1),
    merge: slotOf.map((slot, node) => (isMerge[node] === 1 ? slot : -1)),
  };
  for (const node of backwards) {
    const edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
    const next = edges.to[edge]!;
    const enters = edges.enters.at[edge]! < edges.enters.at[edge + 1]!;
    onward.length[node] = 1 + onward.length[next]!;
    onward.ticks[node] = addTicks(addTicks(onward.ticks[node]!, Math.max(0, edges.ticks[edge]!)), onward.ticks[next]!);
    onward.station[node] = onward.station[next]!;
    if (edges.ticks[edge]! < 0 || onward.draws[next] === 1) onward.draws[node] = 1;
    onward.entering[node] = enters ? edge : onward.entering[next]!;
    if (onward.merge[node] === -1) onward.merge[node] = onward.merge[next]!;
  }
  return onward;
}

/** `next` of a record that leads to a station: straight to its records where a draw is all it takes. */
function entry(node: number, nodes: NodeTable, choices: ChoiceTable): number {
  const plain = nodes.passing[node] === ODDS && nodes.attempt[node]! < 0 && nodes.repeat[node]! < 0;
  return plain && choices.closes[node] === 0 ? choices.at[node]! : ~node;
}
