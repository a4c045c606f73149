import type { Program } from "../program.ts";
import { addTicks } from "../ticks.ts";

/**
 * Stretches: what lies between an edge, or a start, and the node where something happens next: a station of the program's chains, or an activity in a lane
 * with a capacity. By slot: the edges, then the starts.
 */
export interface Stretches {
  /** The node where the stretch stops. */
  readonly stop: Int32Array;
  /** Nodes before it, and the constant times up to it. */
  readonly length: Int32Array;
  readonly ticks: Float64Array;
  /** 1 if it has to be walked node by node: a time is drawn, a counter raised or a scope entered on it. */
  readonly special: Uint8Array;
}

/** Finds the stretches; `laneOf` is the limited lane of each node that needs one, else -1. */
export function findStretches({ nodes, edges, chains, starts }: Program, laneOf: Int32Array): Stretches {
  const slots = edges.count + starts.length;
  const table = {
    stop: new Int32Array(slots),
    length: new Int32Array(slots),
    ticks: new Float64Array(slots),
    special: new Uint8Array(slots),
  };
  const isSpecial = (edge: number): boolean =>
    edges.ticks[edge]! < 0 || edges.raises[edge]! >= 0 || edges.enters.at[edge]! < edges.enters.at[edge + 1]!;
  for (let slot = 0; slot < slots; slot++) {
    const isEdge = slot < edges.count;
    let node = isEdge ? edges.to[slot]! : starts[slot - edges.count]!.node;
    let special = isEdge && isSpecial(slot);
    let ticks = isEdge ? Math.max(0, edges.ticks[slot]!) : 0;
    let length = 0;
    while (chains.station[node] === 0 && laneOf[node]! < 0) {
      const edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
      special ||= nodes.ticks[node]! < 0 || isSpecial(edge);
      ticks = addTicks(ticks, Math.max(0, nodes.ticks[node]!) + Math.max(0, edges.ticks[edge]!));
      length++;
      node = edges.to[edge]!;
    }
    table.stop[slot] = node;
    table.length[slot] = length;
    table.ticks[slot] = ticks;
    table.special[slot] = special ? 1 : 0;
  }
  return table;
}
