import { isSim } from "./comments.ts";
import type { Span } from "./diagnostic.ts";
import { lex, type Token } from "./lexer.ts";
import type { EndDeclaration, Tree } from "./tree.ts";

/** What a stretch of the text is to the eye; `skipped` and `unread` have no part in the diagram. */
export type MarkKind =
  | "lane"
  | "lane-label"
  | "node"
  | "shape"
  | "attribute"
  | "string"
  | "handle"
  | "arrow"
  | "loop"
  | "condition"
  | "comment"
  | "sim"
  | "sim-word"
  | "number"
  | "punctuation"
  | "skipped"
  | "unread";

/** A stretch of the text and what it is. */
export interface Mark extends Span {
  readonly kind: MarkKind;
}

/** Marks the whole text for an editor: in order and without overlaps; what has no mark is blank. Linear but for the sorting. */
export function highlight(tree: Tree): readonly Mark[] {
  const named = nameParts(tree)
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const marks: Mark[] = [];
  let next = 0;
  let end = 0;
  const markNamed = (before: number): void => {
    for (; next < named.length && named[next]!.from < before; next++) {
      const mark = named[next]!;
      if (mark.from < end) continue;
      marks.push(mark);
      end = mark.to;
    }
  };
  for (const token of lex(tree.source)) {
    const free = token.from >= end;
    markNamed(token.to);
    if (!free || end > token.from) continue;
    for (const one of markToken(tree.source, token)) marks.push(one);
  }
  markNamed(tree.source.length);
  return marks;
}

/** What the tree knows of the text, beyond the form of its tokens. */
function nameParts(tree: Tree): readonly Mark[] {
  return [
    ...[...tree.skipped, ...tree.others].map((span) => mark(span, "skipped")),
    ...tree.unread.map((span) => mark(span, "unread")),
    ...tree.lanes.flatMap(({ id, label }) => [
      mark(id.span, "lane"),
      ...(label === null ? [] : [mark(label.span, "lane-label")]),
    ]),
    ...tree.nodes.flatMap(({ id, shapeSpan }) => [mark(id.span, "node"), mark(shapeSpan, "shape")]),
    ...tree.edges.flatMap(({ from, to }) => [...nameEnd(from), ...nameEnd(to)]),
    ...tree.loops.flatMap(({ span, condition, members }) => [
      mark({ from: span.from, to: span.from + 4 }, "loop"),
      mark(condition.span, "condition"),
      ...members.map((member) => mark(member.span, "node")),
    ]),
  ];
}

function nameEnd({ lane, node, span }: EndDeclaration): readonly Mark[] {
  const side = mark({ from: node.span.to, to: span.to }, "handle");
  return [...(lane === null ? [] : [mark(lane.span, "lane")]), mark(node.span, "node"), side];
}

function mark({ from, to }: Span, kind: MarkKind): Mark {
  return { from, to, kind };
}

function markToken(source: string, token: Token): readonly Mark[] {
  switch (token.kind) {
    case "blank":
    case "break":
      return [];
    case "comment":
      return isSim(source.slice(token.from, token.to)) ? markSim(source, token) : [mark(token, "comment")];
    case "string":
    case "open-string":
      return [mark(token, "string")];
    case "arrow":
      return [mark(token, "arrow")];
    case "word":
    case "number":
      return [mark(token, "attribute")];
    case "punctuation":
      return [mark(token, "punctuation")];
  }
}

/** The words of a simulation line, whether it was understood or not. */
function markSim(source: string, { from, to }: Span): readonly Mark[] {
  const start = from + source.slice(from, to).indexOf("sim");
  const words = lex(source.slice(start + 3, to)).flatMap((token) => {
    const span = { from: token.from + start + 3, to: token.to + start + 3 };
    const text = source.slice(span.from, span.to);
    if (token.kind === "blank") return [];
    if (token.kind === "word") return [mark(span, "sim-word")];
    if (token.kind === "number" || text === "%") return [mark(span, "number")];
    if (token.kind === "string" || token.kind === "arrow" || token.kind === "comment") return [mark(span, token.kind)];
    return [mark(span, "punctuation")];
  });
  return [mark({ from, to: from + 2 }, "comment"), mark({ from: start, to: start + 3 }, "sim"), ...words];
}
