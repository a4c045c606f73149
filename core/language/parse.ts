import type { Diagnostic, Span } from "./diagnostic.ts";
import { createContains, type Diagrams, findDiagrams } from "./diagrams.ts";
import { createDraft, type Draft } from "./draft.ts";
import { arrangeFindings, createFinding, firstWords } from "./findings.ts";
import { createFix } from "./fixes.ts";
import { readOutside } from "./outside.ts";
import { createReader, peek } from "./reader.ts";
import { countBytes, sourceLimit } from "./size.ts";
import type { Tree } from "./tree.ts";

/** What `parse` gives: a tree of all that could be read, and what there is to say about it, in the order of the text. */
export interface Parsed {
  readonly tree: Tree;
  readonly diagnostics: readonly Diagnostic[];
}

/** Fixes that offer another diagram: more are not of use. */
const offerLimit = 20;

/**
 * Reads any text: finds the diagram in it, tolerates what people really write, and never throws. Time is linear in the source. A source over
 * 262,144 bytes gives an empty tree and one error.
 */
export function parse(source: string): Parsed {
  const draft = createDraft();
  if (countBytes(source) > sourceLimit) {
    const finding = createFinding("flow/too-large", { from: 0, to: 0 }, { limit: sourceLimit }, []);
    return { tree: arrangeTree(source, draft, findDiagrams(draft)), diagnostics: [finding] };
  }
  const reader = createReader(source);
  while (peek(reader) !== null) readOutside(reader, draft);
  const diagrams = findDiagrams(draft);
  const tree = arrangeTree(source, draft, diagrams);
  const isTaken = createTaken(diagrams);
  return { tree, diagnostics: arrangeFindings([...reader.findings.filter(isTaken), ...noteRest(tree)]) };
}

/** The diagram that was taken. Simulation lines count wherever they stand, but not those of another diagram. */
function arrangeTree(source: string, draft: Draft, diagrams: Diagrams): Tree {
  const { taken, others, foreign } = diagrams;
  const isTaken = createTaken(diagrams);
  const isOther = createContains(others);
  return {
    source,
    diagram: taken ?? { from: 0, to: 0 },
    others,
    skipped: joinLines(source, [...draft.skipped, ...foreign]),
    unread: draft.unread.filter((span) => isTaken({ span })),
    lanes: draft.lanes.filter(isTaken),
    nodes: draft.nodes.filter(isTaken),
    edges: draft.edges.filter(isTaken),
    loops: draft.loops.filter(isTaken),
    sims: draft.sims.filter(({ span }) => !isOther(span)),
  };
}

function createTaken({ others, foreign }: Diagrams): (one: { readonly span: Span }) => boolean {
  const isOther = createContains(others);
  const isForeign = createContains(foreign);
  return ({ span }) => !isOther(span) && !isForeign(span);
}

/** Skipped lines that only blank ones part become one stretch. */
function joinLines(source: string, lines: readonly Span[]): readonly Span[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of lines.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && source.slice(last.to, from).trim() === "") last.to = to;
    else joined.push({ from, to });
  }
  return joined;
}

/** Says what of the source is no part of the diagram. */
function noteRest({ source, lanes, skipped, others }: Tree): Diagnostic[] {
  const notes: Diagnostic[] = [];
  const first = skipped[0];
  if (lanes.length === 0)
    notes.push(createFinding("flow/no-diagram", { from: 0, to: Math.min(1, source.length) }, {}, []));
  else if (first !== undefined) {
    const lines = skipped.reduce((sum, { from, to }) => sum + countLines(source.slice(from, to)), 0);
    const words = firstWords(source.slice(first.from, first.to));
    notes.push(createFinding("flow/skipped-text", first, { lines, words }, []));
  }
  const other = others[0];
  if (other !== undefined) {
    const fixes = others
      .slice(0, offerLimit)
      .map(({ from, to }, index) =>
        createFix(
          "take-diagram",
          { number: index + 2 },
          { from: 0, to: source.length, insert: `${source.slice(from, to)}\n` },
        ),
      );
    notes.push(createFinding("flow/other-diagrams", other, { count: others.length }, fixes));
  }
  return notes;
}

function countLines(text: string): number {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.trim() !== "").length;
}
