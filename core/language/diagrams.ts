import type { Diagnostic, Span } from "./diagnostic.ts";
import type { Block, Draft } from "./draft.ts";
import { type Reader, report } from "./reader.ts";
import { createFix } from "./text.ts";
import type { Tree } from "./tree.ts";

/** Takes the first diagram of the paste, and says what was left out. */
export function finish(
  reader: Reader,
  draft: Draft,
): { readonly tree: Tree; readonly diagnostics: readonly Diagnostic[] } {
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
