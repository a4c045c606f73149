import { languageCodes } from "./codes.ts";
import type { Diagnostic, Span } from "./diagnostic.ts";
import { createReader, peek, type Reader, report, sees, skipLine, textOf } from "./reader.ts";
import { readSim } from "./sim/read.ts";
import {
  readEdge,
  readLoop,
  readNode,
  startsEdge,
  startsLoop,
  startsNode,
  startsStatement,
  trimmed,
} from "./statements.ts";
import { createFix } from "./text.ts";
import type {
  EdgeDeclaration,
  LaneDeclaration,
  LoopDeclaration,
  Name,
  NodeDeclaration,
  SimStatement,
  Tree,
} from "./tree.ts";

/** The longest source that is read, in bytes of UTF-8. */
export const sourceLimit = 262_144;

/** What `parse` gives: a tree of all that could be read, and what there is to say about it. */
export interface Parsed {
  readonly tree: Tree;
  readonly diagnostics: readonly Diagnostic[];
}

interface Block {
  readonly lane: LaneDeclaration;
  readonly ids: ReadonlySet<string>;
  /** Whether text that was skipped stands between this block and the one before. */
  readonly apart: boolean;
}

interface Draft {
  readonly blocks: Block[];
  readonly nodes: NodeDeclaration[];
  readonly edges: EdgeDeclaration[];
  readonly loops: LoopDeclaration[];
  readonly sims: SimStatement[];
  readonly skipped: Span[];
}

/**
 * Reads any text: finds the diagram in it, tolerates what people really write, and never throws. Time is linear in the source. A source over
 * 262,144 bytes gives an empty tree and one error.
 */
export function parse(source: string): Parsed {
  if (countBytes(source) > sourceLimit) return refuse(source);
  const reader = createReader(source);
  const draft: Draft = { blocks: [], nodes: [], edges: [], loops: [], sims: [], skipped: [] };
  let skippedSince = -1;
  while (peek(reader) !== null) {
    if (readOutside(reader, draft, draft.skipped.length > skippedSince && skippedSince >= 0))
      skippedSince = draft.skipped.length;
  }
  return finish(reader, draft);
}

function refuse(source: string): Parsed {
  const span = { from: 0, to: 0 };
  const tree: Tree = {
    source,
    diagram: span,
    others: [],
    skipped: [],
    lanes: [],
    nodes: [],
    edges: [],
    loops: [],
    sims: [],
  };
  const code = "flow/too-large";
  return {
    tree,
    diagnostics: [{ code, severity: languageCodes[code], span, args: { limit: sourceLimit }, fixes: [] }],
  };
}

/** Bytes of UTF-8 that the text takes. */
export function countBytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}

/** Reads one thing outside lanes; answers whether it was a lane. */
function readOutside(reader: Reader, draft: Draft, apart: boolean): boolean {
  const token = peek(reader)!;
  if (token.kind === "break") {
    reader.at++;
    return false;
  }
  if (token.kind === "comment") {
    readComment(reader, draft);
    return false;
  }
  const id = findLaneId(reader);
  if (id !== null) {
    readLane(reader, draft, id, apart);
    return true;
  }
  if (draft.blocks.length > 0 && sees(reader, "}")) {
    reader.at++;
    return false;
  }
  const edge =
    startsEdge(reader) && /^[^\n\r]*\.\s*handle\s*\(/.test(reader.source.slice(token.from, token.from + 400));
  const loop = startsLoop(reader);
  if (edge || loop) {
    const read = edge ? readEdge(reader, null) : readLoop(reader, null);
    if (read !== null) {
      report(reader, "flow/outside-lane", read.span, {});
      if ("from" in read) draft.edges.push(read);
      else draft.loops.push(read);
    }
    return false;
  }
  draft.skipped.push(skipLine(reader));
  return false;
}

/** The id of a lane block that opens here: words, digits, hyphens and blanks up to a brace on the same line. */
function findLaneId(reader: Reader): Name | null {
  const first = peek(reader);
  if (first?.kind !== "word") return null;
  for (let ahead = 0; ahead < 24; ahead++) {
    const token = peek(reader, ahead);
    if (token === null) return null;
    if (sees(reader, "{", ahead)) {
      if (!opensLane(reader, ahead + 1)) return null;
      const id = trimmed(reader.source, first.from, token.from);
      reader.at += ahead + 1;
      return id;
    }
    if (token.kind !== "word" && token.kind !== "number" && !sees(reader, "-", ahead)) return null;
  }
  return null;
}

/** Whether what follows a brace reads like a lane: a label, the end of the line, or a statement. Code in prose does not. */
function opensLane(reader: Reader, ahead: number): boolean {
  const next = peek(reader, ahead);
  if (next === null || next.kind === "break" || next.kind === "comment" || sees(reader, "#", ahead)) return true;
  const at = reader.at;
  reader.at += ahead;
  const opens = startsStatement(reader);
  reader.at = at;
  return opens;
}

function readLane(reader: Reader, draft: Draft, id: Name, apart: boolean): void {
  const firstNode = draft.nodes.length;
  let label = sees(reader, "#") ? readHash(reader) : null;
  let to = -1;
  while (to < 0) {
    const token = peek(reader);
    if (token === null || (findsNextLane(reader) && token.kind === "word")) {
      to = reader.tokens[reader.at - 1]?.to ?? id.span.to;
      report(reader, "flow/unclosed-lane", id.span, { lane: id.text }, [
        createFix("close-lane", {}, { from: to, to, insert: "\n}" }),
      ]);
    } else if (token.kind === "break") reader.at++;
    else if (token.kind === "comment") readComment(reader, draft);
    else if (sees(reader, "}")) {
      reader.at++;
      to = token.to;
    } else if (sees(reader, "#")) {
      const read = readHash(reader);
      label ??= read;
    } else readStatement(reader, draft, id.text);
  }
  const ids = new Set(draft.nodes.slice(firstNode).map((node) => node.id.text));
  draft.blocks.push({
    lane: { id, label: label?.text === "" ? null : label, span: { from: id.span.from, to } },
    ids,
    apart,
  });
}

function findsNextLane(reader: Reader): boolean {
  const at = reader.at;
  const found = findLaneId(reader) !== null;
  reader.at = at;
  return found;
}

function readStatement(reader: Reader, draft: Draft, lane: string): void {
  if (startsLoop(reader)) {
    const loop = readLoop(reader, lane);
    if (loop !== null) draft.loops.push(loop);
  } else if (startsNode(reader)) {
    const node = readNode(reader, lane);
    if (node !== null) draft.nodes.push(node);
  } else if (startsEdge(reader)) {
    const edge = readEdge(reader, lane);
    if (edge !== null) draft.edges.push(edge);
  } else {
    const span = skipLine(reader);
    report(reader, "flow/unreadable-line", span, {}, [
      createFix("comment-out", {}, { from: span.from, to: span.from, insert: "// " }),
      createFix("delete", {}, { ...span, insert: "" }),
    ]);
  }
}

/** Reads `# label` to the end of the line, or, where a whole file stands on one line, to the first statement. */
function readHash(reader: Reader): Name {
  const hash = peek(reader)!;
  let end = hash.to;
  while (end < reader.source.length && !/[\n\r\u2028\u2029]/.test(reader.source[end]!)) end++;
  const line = reader.source.slice(hash.to, end);
  const statement = /\s[\p{L}_][\p{L}\p{N}_]*\s*:\s*(?:circle|rectangle|diamond|taskbox)\b/u.exec(line);
  if (statement !== null) end = hash.to + statement.index;
  while (peek(reader) !== null && peek(reader)!.from < end) reader.at++;
  return trimmed(reader.source, hash.to, end);
}

function readComment(reader: Reader, draft: Draft): void {
  const token = peek(reader)!;
  reader.at++;
  if (/^\/\/[ \t\u00a0]*sim(?:[ \t\u00a0]|$)/.test(textOf(reader, token))) {
    const statement = readSim(reader, token);
    if (statement !== null) draft.sims.push(statement);
  }
}

/** Takes the first diagram of the paste, and says what was left out. */
function finish(reader: Reader, draft: Draft): Parsed {
  const { source } = reader;
  const groups = group(draft.blocks);
  const spans = groups.map((blocks) => ({ from: blocks[0]!.lane.span.from, to: blocks.at(-1)!.lane.span.to }));
  const diagram = spans[0] ?? { from: 0, to: 0 };
  const others = spans.slice(1);
  const taken = (one: { readonly span: Span }): boolean =>
    !others.some(({ from, to }) => one.span.from >= from && one.span.to <= to);
  const skipped = joinLines(source, draft.skipped);
  if (groups.length === 0) report(reader, "flow/no-diagram", { from: 0, to: Math.min(source.length, 1) }, {});
  else if (skipped.length > 0) {
    const lines = draft.skipped.length;
    const words = source
      .slice(skipped[0]!.from, Math.min(skipped[0]!.to, skipped[0]!.from + 60))
      .split(/\s+/)
      .slice(0, 6)
      .join(" ");
    report(reader, "flow/skipped-text", skipped[0]!, { lines, words });
  }
  if (others.length > 0) {
    report(
      reader,
      "flow/other-diagrams",
      others[0]!,
      { count: others.length },
      others.map(({ from, to }, index) =>
        createFix(
          "take-diagram",
          { number: index + 2 },
          { from: 0, to: source.length, insert: `${source.slice(from, to)}\n` },
        ),
      ),
    );
  }
  const tree: Tree = {
    source,
    diagram,
    others,
    skipped,
    lanes: (groups[0] ?? []).map(({ lane }) => lane),
    nodes: draft.nodes.filter(taken),
    edges: draft.edges.filter(taken),
    loops: draft.loops.filter(taken),
    sims: draft.sims.filter(taken),
  };
  const located = reader.diagnostics.filter((one) => one.code === "flow/other-diagrams" || taken(one));
  return { tree, diagnostics: located.sort((a, b) => a.span.from - b.span.from) };
}

/** A block that stands apart and declares a node id again begins the next diagram. */
function group(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  let ids = new Set<string>();
  for (const block of blocks) {
    const current = groups.at(-1);
    const again = block.apart && [...block.ids].some((id) => ids.has(id));
    if (current === undefined || again) {
      groups.push([block]);
      ids = new Set(block.ids);
    } else {
      current.push(block);
      for (const id of block.ids) ids.add(id);
    }
  }
  return groups;
}

/** Skipped lines that only blank lines part become one stretch. */
function joinLines(source: string, lines: readonly Span[]): Span[] {
  const joined: { from: number; to: number }[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && source.slice(last.to, line.from).trim() === "") last.to = line.to;
    else joined.push({ ...line });
  }
  return joined;
}
