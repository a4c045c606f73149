import { parse } from "./parse.ts";
import { families } from "./sim/distribution.ts";
import type { Tree } from "./tree.ts";

/** One thing that could stand at the cursor. */
export interface Completion {
  readonly label: string;
  readonly detail?: string;
  readonly kind: "lane" | "node" | "edge" | "shape" | "attribute" | "handle" | "keyword" | "family";
  readonly insert: string;
}

/** What could replace `[from, to)`. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

const settings = ["cases", "seed", "warmup", "replications", "limit"];

/** What could be written at the offset: lanes, ids, handles, shapes, attributes, and the words of simulation lines. Never throws. */
export function complete(source: string, offset: number): Completions {
  const lineStart = Math.max(source.lastIndexOf("\n", offset - 1), source.lastIndexOf("\r", offset - 1)) + 1;
  const before = source.slice(lineStart, offset);
  const word = /[\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? "";
  const head = before.slice(0, before.length - word.length);
  const { tree } = parse(source);
  return { from: offset - word.length, to: offset, options: choose(tree, head) };
}

function choose(tree: Tree, head: string): Completion[] {
  const sim = /^\s*\/\/\s*sim\s+(.*)$/.exec(head);
  if (sim !== null) return completeSim(tree, sim[1] ?? "");
  if (/^\s*\/\//.test(head)) return [];
  if (/\.handle\($/.test(head)) return list("handle", "left", "right", "top", "bottom");
  if (/"[^"]*$/.test(head) && (head.split('"').length - 1) % 2 === 1) return [];
  if (/^\s*[\p{L}\p{N}_]+\s*:\s*$/u.test(head)) return list("shape", "circle", "rectangle", "diamond", "taskbox");
  if (/:\s*(circle|rectangle|diamond|taskbox)\b.*\s$/.test(head)) {
    return ["label", "owner", "description", "system"].map((name) => ({
      label: name,
      kind: "attribute",
      insert: `${name}:"`,
    }));
  }
  if (/->\s*$/.test(head)) return [...lanes(tree), ...ends(tree, "left", null)];
  const lane = /->\s*([\p{L}][\p{L}\p{N}_ -]*)\.$/u.exec(head);
  if (lane !== null) return ends(tree, "left", lane[1] ?? null);
  if (/^\s*loop\s*\[.*\]\s/.test(head)) return nodes(tree);
  if (/^\s*$/.test(head)) return [...list("keyword", "loop"), ...ends(tree, "right", null)];
  if (/\[$/.test(head)) return [{ label: "label", kind: "attribute", insert: 'label="' }];
  return [];
}

function completeSim(tree: Tree, said: string): Completion[] {
  const words = said
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  const last = words.at(-1) ?? "";
  if (words.length === 0) {
    return [...list("keyword", "expect", "loop", "lane", ...settings), ...edges(tree), ...nodes(tree)];
  }
  if (last === "->" || last === "expect") return nodes(tree);
  if (last === "lane") return lanes(tree).map((one) => ({ ...one, insert: one.label }));
  if (words[0] === "lane") return list("keyword", "capacity", "costs", "queue");
  if (last === "loop")
    return tree.loops.flatMap(({ members }) => nodes(tree).filter(({ label }) => members[0]?.text === label));
  if (words[0] === "loop") return list("keyword", "at most", "exactly", "unlimited");
  if (last === "by") return list("keyword", "odds", "counter");
  if (last === "joins") return list("keyword", "all", "any");
  if (last === "splits") return list("keyword", "one", "all");
  if (last === "takes") return list("family", ...families);
  if (last === "arrives") return list("keyword", "every", "poisson", "at once", "never");
  if (words.length === 1) return list("keyword", "->", "by", "joins", "splits", "takes", "arrives", "costs");
  return [];
}

function list(kind: Completion["kind"], ...labels: readonly string[]): Completion[] {
  return labels.map((label) => ({ label, kind, insert: label }));
}

function lanes(tree: Tree): Completion[] {
  const byId = new Map(tree.lanes.map(({ id, label }) => [id.text, label?.text]));
  return [...byId].map(([id, label]) => ({
    label: id,
    ...(label === undefined ? {} : { detail: label }),
    kind: "lane",
    insert: `${id}.`,
  }));
}

function nodes(tree: Tree): Completion[] {
  return tree.nodes.map((node) => ({ label: node.id.text, detail: node.label, kind: "node", insert: node.id.text }));
}

/** Nodes with the handle that an edge usually has there. */
function ends(tree: Tree, handle: string, lane: string | null): Completion[] {
  return tree.nodes
    .filter((node) => lane === null || node.lane === lane)
    .map((node) => ({
      label: node.id.text,
      detail: node.label,
      kind: "node",
      insert: `${node.id.text}.handle(${handle})`,
    }));
}

/** Edges that leave a diamond, ready for their odds. */
function edges(tree: Tree): Completion[] {
  const diamonds = new Set(tree.nodes.filter(({ shape }) => shape === "diamond").map(({ id }) => id.text));
  return tree.edges
    .filter(({ from }) => diamonds.has(from.node.text))
    .map(({ from, to, label }) => {
      const text = `${from.node.text} -> ${to.node.text}`;
      return { label: text, ...(label === null ? {} : { detail: label.text }), kind: "edge", insert: `${text} ` };
    });
}
