import { isSim } from "./comments.ts";
import type { Span } from "./diagnostic.ts";
import { createContains } from "./diagrams.ts";
import { lex } from "./lexer.ts";
import { parse } from "./parse.ts";
import { quote } from "./quotes.ts";
import type {
  EdgeDeclaration,
  EndDeclaration,
  LaneDeclaration,
  LoopDeclaration,
  NodeDeclaration,
  Tree,
} from "./tree.ts";

/** A line of the canonical text, and the stretch of the source that it stands for. */
interface Line extends Span {
  readonly text: string;
}

/**
 * The diagram in its canonical form: one statement a line without indentation. Comments, simulation lines and single blank lines stay in their places,
 * and so does, as it was written, what has an error. What a statement was read without becomes a comment; skipped text and other diagrams are left out.
 * Formatting the answer again changes nothing, and reading it gives the same declarations.
 */
export function format(tree: Tree): string {
  const { source } = tree;
  const newline = /\r\n|\n|\r/.exec(source)?.[0] ?? "\n";
  const isFaulty = createContains(findFaulty(tree));
  const write = <Kind extends { readonly span: Span }>(statement: Kind, text: (statement: Kind) => string): Line => {
    const { from, to } = statement.span;
    return { from, to, text: isFaulty(statement.span) ? source.slice(from, to).trimEnd() : text(statement) };
  };
  const lines = [
    ...tree.lanes.flatMap(formatLane),
    ...tree.nodes.map((node) => write(node, formatNode)),
    ...tree.edges.map((edge) => write(edge, formatEdge)),
    ...tree.loops.map((loop) => write(loop, formatLoop)),
    ...formatUnread(tree, isFaulty),
    ...findComments(tree),
  ].toSorted((a, b) => a.from - b.from || a.to - b.to);
  return lines
    .map(({ from, text }, index) => {
      const end = lines[index - 1]?.to ?? from;
      return hasBlankLine(source.slice(end, from)) && text !== "}" ? newline + text + newline : text + newline;
    })
    .join("");
}

/** Where the statements stand that have an error, in order. */
function findFaulty({ source, nodes, edges, loops }: Tree): readonly Span[] {
  const errors = parse(source).diagnostics.filter(({ severity }) => severity === "error");
  return [...nodes, ...edges, ...loops]
    .map(({ span }) => span)
    .filter(({ from, to }) => errors.some(({ span }) => span.from >= from && span.to <= to))
    .toSorted((a, b) => a.from - b.from);
}

function formatLane({ id, label, span }: LaneDeclaration): Line[] {
  const head = label === null ? `${id.text} {` : `${id.text} { # ${label.text}`;
  // Half a unit keeps the brace behind a statement that ends with the lane.
  const close = Math.max(span.from, span.to - 1) + 0.5;
  return [
    { from: span.from, to: span.from, text: head },
    { from: close, to: span.to, text: "}" },
  ];
}

function formatNode(node: NodeDeclaration): string {
  const label = node.labelSpan === null ? null : node.label;
  const values = { label, owner: node.owner, description: node.description, system: node.system };
  const attributes = Object.entries(values).map(([name, value]) => (value === null ? "" : ` ${name}:${quote(value)}`));
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

/** Lines that could not be read, and as comments what was left out of statements (unless these stay as they are). */
function formatUnread({ source, unread }: Tree, isKept: (span: Span) => boolean): Line[] {
  return unread
    .filter((piece) => !isKept(piece))
    .map(({ from, to, part }) => {
      const text = source.slice(from, to).trimEnd();
      if (part === "line") return { from, to, text };
      const comment = `// ${text.replace(/[\u2028\u2029]/g, " ")}`;
      return { from, to, text: isSim(comment) ? `// (${comment.slice(3)})` : comment };
    });
}

/** Simulation lines and other comments, but those in other diagrams or skipped text, and what looks like one in a label or a condition. */
export function findComments(tree: Tree): Line[] {
  const sims = new Set(tree.sims.map(({ span }) => span.from));
  const labels = tree.lanes.flatMap(({ label }) => (label === null ? [] : [label.span]));
  const loops = tree.loops.map(({ span }) => span);
  const apart = [tree.skipped, tree.others, labels, loops, tree.unread].map(createContains);
  const isKept = (from: number): boolean =>
    sims.has(from) || !apart.some((contains) => contains({ from, to: from + 1 }));
  return lex(tree.source)
    .filter(({ kind, from }) => kind === "comment" && isKept(from))
    .map(({ from, to }) => ({ from, to, text: formatComment(tree.source.slice(from, to)) }));
}

/** Blanks in simulation lines are single ones, but in quotes and remarks. */
function formatComment(comment: string): string {
  const text = comment.trimEnd();
  if (!isSim(text)) return text;
  const start = text.indexOf("sim") + 3;
  const words = lex(text.slice(start)).map(({ kind, from, to }) =>
    kind === "blank" ? " " : text.slice(start + from, start + to),
  );
  return `// sim${words.join("")}`;
}

/** Whether nothing but blank lines stands between two lines, at least one. */
function hasBlankLine(between: string): boolean {
  return between.trim() === "" && (between.match(/\r\n|[\n\r]/g)?.length ?? 0) > 1;
}
