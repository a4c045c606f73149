import type { Shape } from "../language/tree.ts";
import { type Converted, type DraftEdge, Ids, type Loss, writeDiagram } from "./draft-diagram.ts";

/** Shapes by how a node is written; the first that fits counts. */
const forms: readonly (readonly [open: string, close: string, shape: Shape])[] = [
  ["((", "))", "circle"],
  ["([", "])", "circle"],
  ["[[", "]]", "rectangle"],
  ["[(", ")]", "rectangle"],
  ["{{", "}}", "rectangle"],
  ["[", "]", "rectangle"],
  ["(", ")", "rectangle"],
  ["{", "}", "diamond"],
];

/** Statements that only say how it looks. */
const looks = /^(?:style|classDef|class|linkStyle|click|direction|accTitle|accDescr|autonumber|activate|deactivate)\b/;
const arrow =
  /^\s*(?:(?:--|==|-\.)\s+(?<inside>[^|>]+?)\s+(?:-->|==>|\.->|---)|(?:<?-{2,}>|={2,}>|-\.+->|-{3,}|--[xo]))\s*(?:\|(?<label>[^|]*)\|)?\s*/;

/** Whether a text begins as a Mermaid diagram that is read here. */
export function isMermaid(text: string): boolean {
  return /^\s*(?:```\s*mermaid\s*\n)?\s*(?:---[\s\S]*?---\s*)?(?:%%.*\n\s*)*(?:flowchart|graph|sequenceDiagram)\b/.test(
    text,
  );
}

/** Reads a Mermaid flowchart (subgraphs become lanes) or sequence diagram (participants do) as FlowZap Code; `null` where it is neither. */
export function readMermaid(source: string): Converted | null {
  if (!isMermaid(source)) return null;
  const lines = source
    .replace(/^\s*```\s*mermaid\s*\n|\n\s*```\s*$/g, "")
    .replace(/^\s*---[\s\S]*?---\s*\n/, "")
    .split(/\n|;/)
    .map((line) => line.replace(/%%.*$/, "").trim())
    .filter((line) => line !== "");
  return /^sequenceDiagram/.test(lines[0] ?? "") ? readSequence(lines.slice(1)) : readFlowchart(lines.slice(1));
}

interface Drawn {
  id: string;
  lane: string;
  shape: Shape;
  label: string;
}

function readFlowchart(lines: readonly string[]): Converted | null {
  const ids = new Ids("n");
  const laneIds = new Ids("lane");
  const lanes: { id: string; label: string }[] = [];
  const nodes = new Map<string, Drawn>();
  const edges: DraftEdge[] = [];
  const losses: Loss[] = [];
  const open: string[] = [];

  /** Reads `a & b[Label]` at the beginning of a text; what is left of it comes back too. */
  function readNodes(text: string): readonly [ids: readonly string[], rest: string] | null {
    const found: string[] = [];
    let rest = text.trimStart();
    for (;;) {
      const name = /^[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/u.exec(rest)?.[0];
      if (name === undefined) return null;
      rest = rest.slice(name.length);
      const id = ids.of(name);
      const node = nodes.get(id) ?? { id, lane: open.at(-1) ?? "", shape: "rectangle", label: name };
      const form = forms.find(([opening]) => rest.startsWith(opening));
      if (form !== undefined) {
        const [opening, closing, shape] = form;
        const end = rest.indexOf(closing, opening.length);
        if (end < 0) return null;
        node.shape = shape;
        node.label = clean(rest.slice(opening.length, end)) || name;
        rest = rest.slice(end + closing.length);
      }
      if (node.lane === "" && open.length > 0) node.lane = open.at(-1)!;
      nodes.set(id, node);
      found.push(id);
      rest = rest.replace(/^:::\w+/, "").trimStart();
      if (!rest.startsWith("&")) return [found, rest];
      rest = rest.slice(1).trimStart();
    }
  }

  for (const line of lines) {
    const group = /^subgraph\s+(?:(?<id>[\w-]+)\s*\[(?<title>.*)\]|(?<name>.+))$/.exec(line)?.groups;
    if (group !== undefined) {
      const label = clean(group.title ?? group.name ?? "");
      const id = laneIds.of(group.id ?? label);
      open.push(id);
      if (!lanes.some((lane) => lane.id === id)) lanes.push({ id, label });
      continue;
    }
    if (/^end$/i.test(line)) open.pop();
    else if (!looks.test(line)) {
      const known = new Set(nodes.keys());
      if (readChain(line)) continue;
      losses.push({ code: "line", name: line });
      // Words of a line that was not understood are no nodes.
      const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
      for (const id of [...nodes.keys()]) if (!known.has(id) && !joined.has(id)) nodes.delete(id);
    }
  }

  function readChain(line: string): boolean {
    const first = readNodes(line);
    if (first === null) return false;
    let [before, rest] = first;
    while (rest !== "") {
      const match = arrow.exec(rest);
      const after: ReturnType<typeof readNodes> = match === null ? null : readNodes(rest.slice(match[0].length));
      if (match === null || after === null) return false;
      const label = clean(match.groups?.label ?? match.groups?.inside ?? "");
      for (const from of before) {
        for (const to of after[0]) edges.push({ from, to, fromHandle: "right", toHandle: "left", label });
      }
      [before, rest] = after;
    }
    return true;
  }

  if (nodes.size === 0) return null;
  if ([...nodes.values()].some(({ lane }) => lane === "")) {
    const rest = laneIds.of("Flow");
    lanes.push({ id: rest, label: "Flow" });
    for (const node of nodes.values()) if (node.lane === "") node.lane = rest;
  }
  roundEnds(nodes, edges);
  const used = lanes.filter(({ id }) => [...nodes.values()].some(({ lane }) => lane === id));
  return { text: writeDiagram({ lanes: used, nodes: [...nodes.values()], edges, loops: [], sims: [] }), losses };
}

/** Cases begin at circles: a box that nothing leads to becomes one where its lane has none. */
function roundEnds(nodes: ReadonlyMap<string, Drawn>, edges: readonly DraftEdge[]): void {
  const entered = new Set(edges.map(({ to }) => to));
  const left = new Set(edges.map(({ from }) => from));
  for (const node of nodes.values()) {
    if (node.shape === "rectangle" && left.has(node.id) && !entered.has(node.id)) node.shape = "circle";
  }
}

function readSequence(lines: readonly string[]): Converted | null {
  const laneIds = new Ids("lane");
  const lanes: { id: string; label: string }[] = [];
  const nodes: Drawn[] = [];
  const edges: DraftEdge[] = [];
  const losses: Loss[] = [];
  const laneOf = (name: string, label = name): string => {
    const id = laneIds.of(name);
    if (!lanes.some((lane) => lane.id === id)) lanes.push({ id, label });
    return id;
  };
  const add = (lane: string, shape: Shape, label: string): string => {
    const id = `n${nodes.length + 1}`;
    nodes.push({ id, lane, shape, label });
    return id;
  };
  const message = /^(?<from>[^-:]+?)\s*(?:-{1,2}(?:>>|>|x|\)))\s*[+-]?(?<to>[^:]+?)\s*:\s*(?<label>.*)$/;
  let last: string | null = null;
  for (const line of lines) {
    const who = /^(?:participant|actor)\s+(?<name>.+?)(?:\s+as\s+(?<label>.+))?$/.exec(line)?.groups;
    const said = message.exec(line)?.groups;
    if (who !== undefined) laneOf(who.name!, who.label ?? who.name!);
    else if (said !== undefined) {
      const [from, to] = [laneOf(said.from!), laneOf(said.to!)];
      last ??= add(from, "circle", "Start");
      const next = add(to, "rectangle", clean(said.label!) || "Message");
      edges.push({ from: last, to: next, fromHandle: "right", toHandle: "left", label: "" });
      last = next;
    } else if (!looks.test(line)) {
      const code = /^note\b/i.test(line) ? "note" : "line";
      if (!/^(?:end|and)$/i.test(line)) losses.push({ code, name: line });
    }
  }
  if (last === null) return null;
  const end = add(nodes.at(-1)!.lane, "circle", "End");
  edges.push({ from: last, to: end, fromHandle: "right", toHandle: "left", label: "" });
  const used = lanes.filter(({ id }) => nodes.some(({ lane }) => lane === id));
  return { text: writeDiagram({ lanes: used, nodes, edges, loops: [], sims: [] }), losses };
}

/** A label without quotes, line breaks and tags. */
function clean(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/^\s*["'`]+|["'`]+\s*$/g, "")
    .replaceAll("#quot;", '"')
    .trim();
}
