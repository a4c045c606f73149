import type { Edge, Model, Node } from "#core/model/model";
import { fill } from "./fill.ts";
import { formatOdds } from "./format.ts";
import { tellBound } from "./loops.ts";
import type { StageOptions } from "./types.ts";

/** A text with the texts below it: the diagram as nested lists. */
export interface Item {
  readonly text: string;
  readonly items: readonly Item[];
}

type Language = Pick<StageOptions, "words" | "locale">;

/** Puts a diagram into words: lanes, in them nodes with shape and label, below each where it leads; then the loops. */
export function describe(model: Model, language: Language): Item[] {
  const { words } = language;
  const lanes = model.lanes.map((lane) => ({
    text: fill(words("describe.lane"), { lane: lane.label }),
    items: lane.nodes.map((node) => describeNode(model, model.nodes[node]!, language)),
  }));
  const loops = model.loops.map((loop) => {
    const nodes = loop.members.map((node) => model.nodes[node]!.label).join(", ");
    const text = fill(words("describe.loop"), { loop: loop.text, nodes });
    return { text: `${text}. ${tellBound(loop, language)}`, items: [] };
  });
  return [...lanes, ...loops];
}

function describeNode(model: Model, node: Node, language: Language): Item {
  const { words } = language;
  const parts = [node.label, words(`describe.${node.shape}`), node.owner, node.system, node.description];
  if (model.starts.some((start) => start.node === node.index)) parts.push(words("describe.start"));
  if (node.passing.kind === "end") parts.push(words("describe.end"));
  if (node.passing.kind === "counter") parts.push(words("describe.counter"));
  const edges = [...node.outgoing, ...(node.implicitRepeat === null ? [] : [node.implicitRepeat])];
  return {
    text: parts.filter(Boolean).join(", "),
    items: edges.map((edge) => describeEdge(model, model.edges[edge]!, language)),
  };
}

function describeEdge(model: Model, edge: Edge, { words, locale }: Language): Item {
  const node = model.nodes[edge.to]!.label;
  const way = edge.label === "" ? words("describe.to") : words("describe.toBy");
  const parts = [fill(way, { edge: edge.label, node })];
  if (edge.odds !== null && edge.by !== "counter") {
    const odds = edge.odds.map((value) => formatOdds(value, locale)).join(", ");
    parts.push(fill(words("describe.odds"), { odds }));
  }
  if (edge.repeatOf !== null) parts.push(words("describe.repeat"));
  return { text: parts.join(", "), items: [] };
}

/** Lists of the page for a description. */
export function writeList(items: readonly Item[]): HTMLUListElement {
  const list = document.createElement("ul");
  for (const { text, items: below } of items) {
    const entry = document.createElement("li");
    entry.textContent = text;
    if (below.length > 0) entry.append(writeList(below));
    list.append(entry);
  }
  return list;
}
