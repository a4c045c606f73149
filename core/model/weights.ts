import { type Diagram, isActivity } from "./assemble.ts";
import type { Edge, EdgeIndex, Node } from "./model.ts";
import { valueAt } from "./odds.ts";

/** What is certain of the edges of a diagram, whatever the counters and attempts are. By edge, implicit repeats included. */
export interface Weights {
  /** 1 if a token may take the edge at all: its odds are positive at some attempt. */
  readonly open: Uint8Array;
  /** 1 if a token may take it again and again: positive at the last attempt, and no repeat edge of a bounded loop. */
  readonly lasting: Uint8Array;
  /** The least number of tokens that a token at the source sends down the edge, on average; 0 where nothing is certain. */
  readonly least: Float64Array;
}

/** Weighs every edge for the checks of cycles (E3). */
export function weighEdges(diagram: Diagram): Weights {
  const count = diagram.edges.length;
  const weights = { open: new Uint8Array(count), lasting: new Uint8Array(count), least: new Float64Array(count) };
  for (const node of diagram.nodes) {
    const repeat = node.implicitRepeat === null ? null : diagram.edges[node.implicitRepeat]!;
    for (const edge of node.outgoing) weigh(diagram, node, diagram.edges[edge]!, repeat, weights);
    if (repeat !== null) weighRepeat(diagram, repeat, weights);
  }
  return weights;
}

function weigh(diagram: Diagram, node: Node, edge: Edge, repeat: Edge | null, { open, lasting, least }: Weights): void {
  const { index } = edge;
  const { passing } = node;
  const odds = passing.kind === "odds" ? edge.odds! : [1];
  const bound = boundOf(diagram, edge);
  const passes = passesOn(diagram, repeat);
  // Without repeats there is nothing to go toward (L4).
  const idle = passing.kind === "counter" && diagram.loops[passing.loop]!.bound === 0 && passing.toward.includes(index);
  open[index] = bound !== 0 && !idle && passes.sometimes && odds.some((share) => share > 0) ? 1 : 0;
  lasting[index] = bound === null && !idle && passes.lastly && odds.at(-1)! > 0 ? 1 : 0;
  const certain = bound === null && passing.kind !== "counter" && !node.joinsAll && !vanishes(diagram, node);
  if (certain) least[index] = odds.reduce((low, share) => Math.min(low, share)) * passes.least;
}

function weighRepeat(diagram: Diagram, repeat: Edge, { open, lasting, least }: Weights): void {
  const { index, odds } = repeat;
  const bound = boundOf(diagram, repeat);
  open[index] = bound !== 0 && odds!.some((share) => share > 0) ? 1 : 0;
  lasting[index] = bound === null && odds!.at(-1)! > 0 ? 1 : 0;
  if (bound === null) least[index] = odds!.reduce((low, share) => Math.min(low, share));
}

/** What an implicit repeat leaves to the node's own edges (L6). */
function passesOn(diagram: Diagram, repeat: Edge | null): { sometimes: boolean; lastly: boolean; least: number } {
  if (repeat === null) return { sometimes: true, lastly: true, least: 1 };
  if (boundOf(diagram, repeat) !== null) return { sometimes: true, lastly: true, least: 0 };
  const most = repeat.odds!.reduce((high, share) => Math.max(high, share));
  return { sometimes: repeat.odds!.some((share) => share < 1), lastly: repeat.odds!.at(-1)! < 1, least: 1 - most };
}

/** Repeats that are allowed of an edge; `null` where nothing limits it. */
function boundOf({ loops }: Diagram, { repeatOf }: Edge): number | null {
  return repeatOf === null ? null : loops[repeatOf]!.bound;
}

/** Whether tokens may be turned away there. */
export function vanishes({ lanes }: Diagram, { shape, lane }: Node): boolean {
  return isActivity(shape) && lanes[lane]!.queue !== null;
}

/** Whether a token at the node stays in the set, with some chance, at every attempt. */
export function canStay({ edges }: Diagram, node: Node, inside: (edge: EdgeIndex) => boolean): boolean {
  const { outgoing, passing, implicitRepeat } = node;
  if (implicitRepeat !== null && inside(implicitRepeat) && !edges[implicitRepeat]!.odds!.includes(0)) return true;
  if (passing.kind !== "odds") return true;
  const staying = outgoing.filter(inside);
  return edges[outgoing[0]!]!.odds!.every((_, attempt) =>
    staying.some((edge) => valueAt(edges[edge]!.odds!, attempt) > 0),
  );
}
