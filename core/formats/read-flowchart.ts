import type { Shape } from "../language/tree.ts";
import { type Converted, type DraftEdge, Ids, type Loss, writeDiagram } from "./draft-diagram.ts";
import { clean, isLook } from "./mermaid-text.ts";

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

/** An arrow without words in it, and one that its words open and another arrow closes. */
const plainArrow = /^(?:<?-{2,}>|={2,}>|-\.+->|-{3,}|--[xo](?= ))/;
const openArrow = /^(?:--|==|-\.) /;
const closingArrow = / (?:-->|==>|\.->|---)/;

/** Characters of a statement, and edges of a diagram, at most: nobody draws more, and each end of `a & b --> c & d` is an edge with every other. */
const longest = 2000;
const mostEdges = 20_000;

interface Drawn {
  readonly id: string;
  readonly lane: string;
  readonly shape: Shape;
  readonly label: string;
}

/** A statement, understood: nothing of it counts before all of it is. */
interface Chain {
  readonly nodes: readonly { readonly name: string; readonly shape: Shape | null; readonly label: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label: string }[];
  readonly twoWays: boolean;
}

/** Reads the statements of a flowchart as FlowZap Code: a subgraph is a lane. `null` where there is no node. */
export function readFlowchart(statements: readonly string[]): Converted | null {
  const ids = new Ids("n");
  const laneIds = new Ids("lane");
  const lanes = new Map<string, string>();
  const nodes = new Map<string, Drawn>();
  const edges: DraftEdge[] = [];
  const losses: Loss[] = [];
  const open: string[] = [];

  function take(chain: Chain): void {
    for (const { name, shape, label } of chain.nodes) {
      const id = ids.of(name);
      const known = nodes.get(id) ?? { id, lane: "", shape: "rectangle", label: name };
      const lane = known.lane || (open.at(-1) ?? "");
      nodes.set(id, shape === null ? { ...known, lane } : { id, lane, shape, label });
    }
    for (const { from, to, label } of chain.edges) {
      edges.push({ from: ids.of(from), to: ids.of(to), fromHandle: "right", toHandle: "left", label });
    }
  }

  for (const statement of statements) {
    const group = /^subgraph\s+(?:(?<id>[\w-]+)\s*\[(?<title>.*)\]|(?<name>.+))$/.exec(statement)?.groups;
    if (group !== undefined) {
      const label = clean(group.title ?? group.name ?? "");
      const id = laneIds.of(group.id ?? label);
      open.push(id);
      if (!lanes.has(id)) lanes.set(id, label);
      continue;
    }
    if (/^end$/i.test(statement)) open.pop();
    else if (!isLook(statement)) {
      const chain = statement.length > longest ? null : readChain(statement);
      if (chain === null || edges.length + chain.edges.length > mostEdges) {
        losses.push({ code: "line", name: shorten(statement) });
        continue;
      }
      if (chain.twoWays) losses.push({ code: "direction", name: shorten(statement) });
      take(chain);
    }
  }
  if (nodes.size === 0) return null;
  const rest = [...nodes.values()].some(({ lane }) => lane === "") ? laneIds.of("Flow") : "";
  if (rest !== "") lanes.set(rest, "Flow");
  const drawn = roundStarts([...nodes.values()], edges).map((node) => ({ ...node, lane: node.lane || rest }));
  const used = new Set(drawn.map(({ lane }) => lane));
  const drawnLanes = [...lanes].filter(([id]) => used.has(id)).map(([id, label]) => ({ id, label }));
  return { text: writeDiagram({ lanes: drawnLanes, nodes: drawn, edges, loops: [], sims: [] }), losses };
}

function readChain(statement: string): Chain | null {
  const nodes: Chain["nodes"][number][] = [];
  const edges: Chain["edges"][number][] = [];
  let twoWays = false;
  let [before, rest] = readNodes(statement, nodes) ?? [[], null];
  while (rest !== null && rest !== "") {
    const arrow = readArrow(rest);
    const after = arrow === null ? null : readNodes(arrow.rest, nodes);
    if (arrow === null || after === null) return null;
    twoWays ||= arrow.twoWays;
    for (const from of before) for (const to of after[0]) edges.push({ from, to, label: arrow.label });
    if (edges.length > mostEdges) return null;
    [before, rest] = after;
  }
  return rest === null ? null : { nodes, edges, twoWays };
}

/** Reads `a & b[Label]` at the beginning of a text into `nodes`; what is left of it comes back too. */
function readNodes(
  text: string,
  nodes: Chain["nodes"][number][],
): readonly [names: readonly string[], rest: string] | null {
  const found: string[] = [];
  let rest = text.trimStart();
  for (;;) {
    const name = /^[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/u.exec(rest)?.[0];
    if (name === undefined) return null;
    rest = rest.slice(name.length);
    const form = forms.find(([opening]) => rest.startsWith(opening));
    if (form === undefined) nodes.push({ name, shape: null, label: name });
    else {
      const [opening, closing, shape] = form;
      const end = findClosing(rest, opening, closing);
      if (end < 0) return null;
      nodes.push({ name, shape, label: clean(rest.slice(opening.length, end)) || name });
      rest = rest.slice(end + closing.length);
    }
    found.push(name);
    rest = rest.replace(/^:::\w+/, "").trimStart();
    if (!rest.startsWith("&")) return [found, rest];
    rest = rest.slice(1).trimStart();
  }
}

/** Where a form closes: what stands between quotes closes nothing. */
function findClosing(text: string, opening: string, closing: string): number {
  const inside = text.slice(opening.length).trimStart();
  if (!inside.startsWith('"')) return text.indexOf(closing, opening.length);
  const quote = text.indexOf('"', text.indexOf('"') + 1);
  return quote < 0 ? -1 : text.indexOf(closing, quote);
}

function readArrow(text: string): { readonly label: string; readonly twoWays: boolean; readonly rest: string } | null {
  let label = "";
  let rest: string;
  const plain = plainArrow.exec(text)?.[0];
  const opened = openArrow.exec(text)?.[0];
  if (plain !== undefined) rest = text.slice(plain.length);
  else if (opened !== undefined) {
    const said = text.slice(opened.length);
    const close = closingArrow.exec(said);
    if (close === null) return null;
    label = clean(said.slice(0, close.index));
    rest = said.slice(close.index + close[0].length);
  } else return null;
  rest = rest.trimStart();
  if (rest.startsWith("|")) {
    const end = rest.startsWith('|"') ? rest.indexOf('"|', 2) + 1 : rest.indexOf("|", 1);
    if (end < 1) return null;
    label = clean(rest.slice(1, end));
    rest = rest.slice(end + 1);
  }
  return { label, twoWays: plain?.startsWith("<") === true, rest };
}

/** Cases begin at circles: a box that nothing leads to becomes one. */
function roundStarts(nodes: readonly Drawn[], edges: readonly DraftEdge[]): readonly Drawn[] {
  const entered = new Set(edges.map(({ to }) => to));
  const left = new Set(edges.map(({ from }) => from));
  return nodes.map((node) =>
    node.shape === "rectangle" && left.has(node.id) && !entered.has(node.id) ? { ...node, shape: "circle" } : node,
  );
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
