import { lex } from "./lexer.ts";
import { quote } from "./text.ts";
import type {
  EdgeDeclaration,
  EndDeclaration,
  LaneDeclaration,
  LoopDeclaration,
  NodeDeclaration,
  Tree,
} from "./tree.ts";

/** One line of the canonical text: the deeper of two at the same place comes later. */
interface Line {
  readonly from: number;
  readonly text: string;
}

/**
 * The diagram in its canonical form: one statement a line, comments and simulation lines kept in their places, skipped text and other
 * diagrams left out. Formatting the answer again changes nothing, and reading it gives the same declarations.
 */
export function format(tree: Tree): string {
  const lines: Line[] = [
    ...tree.lanes.flatMap(formatLane),
    ...tree.nodes.map((node) => ({ from: node.span.from, text: formatNode(node) })),
    ...tree.edges.map((edge) => ({ from: edge.span.from, text: formatEdge(edge) })),
    ...tree.loops.map((loop) => ({ from: loop.span.from, text: formatLoop(loop) })),
    ...findComments(tree),
  ];
  const newline = tree.source.includes("\r\n") ? "\r\n" : "\n";
  return lines
    .sort((a, b) => a.from - b.from)
    .map(({ text }) => text + newline)
    .join("");
}

function formatLane({ id, label, span }: LaneDeclaration): Line[] {
  const head = label === null ? `${id.text} {` : `${id.text} { # ${label.text}`;
  return [
    { from: span.from, text: head },
    { from: Math.max(span.from, span.to - 1) + 0.5, text: "}" },
  ];
}

function formatNode(node: NodeDeclaration): string {
  const label = node.labelSpan === null ? [] : [["label", node.label] as const];
  const rest = (["owner", "description", "system"] as const).map((name) => [name, node[name]] as const);
  const attributes = [...label, ...rest].flatMap(([name, value]) =>
    value === null ? [] : [` ${name}:${quote(value)}`],
  );
  return `${node.id.text}: ${node.shape}${attributes.join("")}`;
}

function formatEnd({ lane, node, handle }: EndDeclaration): string {
  return `${lane === null ? "" : `${lane.text}.`}${node.text}.handle(${handle})`;
}

function formatEdge({ from, to, label }: EdgeDeclaration): string {
  return `${formatEnd(from)} -> ${formatEnd(to)}${label === null ? "" : ` [label=${quote(label.text)}]`}`;
}

function formatLoop({ condition, members }: LoopDeclaration): string {
  return ["loop", `[${condition.text}]`, ...members.map(({ text }) => text)].join(" ");
}

/** Comments, but those inside of other diagrams, in skipped text or behind a lane's `#`. */
function findComments(tree: Tree): Line[] {
  const left = [...tree.skipped, ...tree.others];
  const labels = tree.lanes.flatMap(({ label }) => (label === null ? [] : [label.span]));
  const outside = (from: number): boolean => ![...left, ...labels].some((span) => from >= span.from && from < span.to);
  return lex(tree.source)
    .filter(({ kind, from }) => kind === "comment" && outside(from))
    .map(({ from, to }) => ({ from, text: tidyComment(tree.source.slice(from, to)) }));
}

function tidyComment(text: string): string {
  return text.trimEnd().replace(/^\/\/[ \t\u00a0]*sim[ \t\u00a0]+/, "// sim ");
}
