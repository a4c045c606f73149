import type { Model } from "../model/model.ts";
import type { Box, Layout } from "./geometry.ts";
import { down, type Graph, left, right, up } from "./graph.ts";
import { type Placement, settle, type Trial } from "./placement.ts";
import type { Flow } from "./ranks.ts";

/** Where the nodes of an earlier drawing stand in the next. */
export interface Recall {
  readonly placement: Placement;
  /** By node: 1 where it had no place before, or is joined for the first time. */
  readonly fresh: Uint8Array;
}

/** Numbers places in their order from 0 on, equal ones alike. */
function rankPlaces(nodes: readonly number[], placeOf: (node: number) => number, target: Float64Array): void {
  const places = [...new Set(nodes.map(placeOf))].sort((a, b) => a - b);
  for (const node of nodes) target[node] = places.indexOf(placeOf(node));
}

/** Stands fresh nodes beside the neighbours that have a place: between two columns or rows where none of the old ones is free. */
function standBeside(graph: Graph, flows: readonly Flow[], { column, row }: Trial, fresh: Uint8Array): void {
  const isPlaced = Uint8Array.from(fresh, (one) => 1 - one);
  const isAt = (node: number, other: number): boolean =>
    isPlaced[other] === 1 && graph.lane[other] === graph.lane[node] && row[other] === row[node];
  /** Neither a node nor a straight edge is in the way. */
  const isFree = (node: number): boolean =>
    graph.laneNodes[graph.lane[node]!]!.every((other) => !isAt(node, other) || column[other] !== column[node]) &&
    graph.edges.every(
      ({ from, to, out, into }) =>
        out !== right ||
        into !== left ||
        !(isAt(node, from) && isAt(node, to)) ||
        !(column[from]! < column[node]! && column[node]! < column[to]!),
    );
  const stand = (node: number): boolean => {
    let low = Number.NEGATIVE_INFINITY;
    let high = Number.POSITIVE_INFINITY;
    for (const { first, second, least } of flows) {
      if (second === node && isPlaced[first] === 1) low = Math.max(low, column[first]! + least);
      if (first === node && isPlaced[second] === 1) high = Math.min(high, column[second]! - least);
    }
    const beside = graph.edges.find(
      ({ from, to }) => (from === node && isPlaced[to] === 1) || (to === node && isPlaced[from] === 1),
    );
    if (beside === undefined) return false;
    const other = beside.from === node ? beside.to : beside.from;
    const at = low > high ? (low + high) / 2 : low > -1e9 ? low : high < 1e9 ? high : column[other]!;
    column[node] = at;
    const isIn = graph.lane[other] === graph.lane[node];
    const side = beside.from === node ? beside.into : beside.out;
    row[node] = isIn ? row[other]! + (side === down ? 0.5 : side === up ? -0.5 : 0) : -0.5;
    // Halves go on halving: each row of its own lies nearer to the one that it hangs on.
    for (let step = 0.5; !isFree(node); step /= 2) row[node] = row[node]! + step;
    isPlaced[node] = 1;
    return true;
  };
  let open = [...fresh.keys()].filter((node) => fresh[node] === 1);
  for (let grown = true; grown; ) {
    const rest = open.filter((node) => !stand(node));
    grown = rest.length < open.length;
    open = rest;
  }
  // What hangs on nothing goes below everything, side by side.
  open.forEach((node, index) => {
    column[node] = index % 8;
    row[node] = 1e6 + Math.floor(index / 8);
  });
}

/** Places the nodes of a model as an earlier drawing has them; `null` where they are better placed anew. */
export type Recaller = (
  model: Model,
  graph: Graph,
  flows: readonly Flow[],
  texts: readonly { readonly lines: readonly string[] }[],
) => Recall | null;

/**
 * Keeps the nodes of an earlier drawing in their columns and rows, and stands those that are new, or joined for the first time, beside
 * their neighbours. `null` where the flow is turned, half of the nodes are not the same by id and text, or a new edge runs against the
 * columns of old nodes: such a drawing is better made anew. A function of its own, so that who never draws after an edit does not load it.
 */
export function keepPlaces(before: Layout): Recaller {
  return (model, graph, flows, texts) => recallPlacement(model, graph, flows, before, texts);
}

function recallPlacement(
  model: Model,
  graph: Graph,
  flows: readonly Flow[],
  before: Layout,
  texts: readonly { readonly lines: readonly string[] }[],
): Recall | null {
  if ((before.orientation === "vertical") !== graph.vertical) return null;
  const isOld = model.edges.map(({ id }) => Object.hasOwn(before.edges, id));
  const isKnown = model.nodes.map(({ id }) => Object.hasOwn(before.nodes, id));
  /** 1 for a node that was there, but with no edge that it has now, and is joined to another that was there. */
  const joined = new Uint8Array(graph.nodeCount);
  model.edges.forEach(({ from, to }, edge) => {
    for (const node of [from, to])
      joined[node]! |= isOld[edge] ? 2 : from !== to && isKnown[from] && isKnown[to] ? 1 : 0;
  });
  const along = ({ x, y, width, height }: Box): number => (graph.vertical ? 2 * y + height : 2 * x + width);
  const across = ({ x, y, width, height }: Box): number => (graph.vertical ? 2 * x + width : 2 * y + height);
  const fresh = Uint8Array.from(isKnown, (known, node) => (known && joined[node] !== 1 ? 0 : 1));
  const old = [...fresh.keys()].filter((node) => fresh[node] === 0);
  const boxOf = (node: number): Box => before.nodes[model.nodes[node]!.id]!;
  const same = old.filter((node) => before.lines[model.nodes[node]!.id]?.join() === texts[node]!.lines.join());
  if (2 * same.length < graph.nodeCount) return null;

  const trial = { column: new Float64Array(graph.nodeCount), row: new Float64Array(graph.nodeCount) };
  rankPlaces(old, (node) => along(boxOf(node)), trial.column);
  for (const nodes of graph.laneNodes)
    rankPlaces(
      nodes.filter((node) => fresh[node] === 0),
      (node) => across(boxOf(node)),
      trial.row,
    );
  const isTurned = flows.some(
    ({ edge, first, second, least }) =>
      !isOld[edge] && fresh[first]! + fresh[second]! === 0 && trial.column[first]! + least > trial.column[second]!,
  );
  if (isTurned) return null;
  standBeside(graph, flows, trial, fresh);
  const placement = settle(
    graph,
    trial,
    model.nodes.map(({ index }) => [index]),
  );
  return placement === null ? null : { placement, fresh };
}
