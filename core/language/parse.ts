import { languageCodes } from "./codes.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { finish } from "./diagrams.ts";
import type { Draft } from "./draft.ts";
import { readEdge } from "./edges.ts";
import { findLaneId, readComment, readLane } from "./lanes.ts";
import { readLoop } from "./loops.ts";
import { createReader, peek, type Reader, report, sees, skipLine } from "./reader.ts";
import { countBytes, sourceLimit } from "./size.ts";
import { startsEdge, startsLoop } from "./statements.ts";
import type { Tree } from "./tree.ts";

/** What `parse` gives: a tree of all that could be read, and what there is to say about it. */
export interface Parsed {
  readonly tree: Tree;
  readonly diagnostics: readonly Diagnostic[];
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
