import type { Diagnostic, Edit } from "../language/diagnostic.ts";
import { applyEdits } from "../language/edit.ts";
import { findOddsPlaces, type OddsLine } from "../language/odds-lines.ts";
import { shiftSpan, shiftSpans } from "../language/shift.ts";
import { sourceLimit } from "../language/size.ts";
import type { SimStatement, Tree } from "../language/tree.ts";
import type { Edge, Model, Node } from "./model.ts";
import { nameTarget } from "./name-target.ts";
import { completeOdds, findFault } from "./odds.ts";
import { findUnending } from "./unending.ts";
import { readLabelOdds } from "./words/label-odds.ts";

/** A source that was read, and what was said about it. */
export interface Understood {
  readonly tree: Tree;
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** A percentage as moves write it. */
const percentage = /^\d{1,2}(?:\.\d{1,6})?%$/;

/**
 * What `parse` and `lower` would give after edits (in order) that each change one percentage of an odds line, with all that stays the same shared; `null` where more than the odds
 * might change: another kind of edit, odds of 0 or 1, odds by attempt or from labels, and where something was said that depends on odds, or stands behind.
 */
export function rereadOdds(before: Understood, edits: readonly Edit[]): Pick<Understood, "tree" | "model"> | null {
  const { tree, model, diagnostics } = before;
  const [first] = edits;
  if (first === undefined || !diagnostics.every((each) => isApart(each, first.from))) return null;
  const changed = changeLines(tree, edits);
  const edges = changed && changeEdges(tree, model, changed);
  if (edges === null || findUnending({ ...model, edges }, model.starts).length > 0) return null;
  const source = applyEdits(tree.source, edits);
  if (source.length * bytesOfOne > sourceLimit) return null;
  const sims = tree.sims.map((sim) => changed?.get(sim) ?? sim);
  const spans = (places: Tree["others"]) => places.map((place) => shiftSpan(place, edits));
  return {
    tree: {
      ...shiftSpans(tree, edits),
      source,
      diagram: shiftSpan(tree.diagram, edits),
      others: spans(tree.others),
      skipped: spans(tree.skipped),
      unread: tree.unread.map((place) => shiftSpan(place, edits)),
      sims: shiftSpans(sims, edits),
    },
    model: shiftSpans({ ...model, edges }, edits),
  };
}

/** UTF-8 takes no more for one unit of UTF-16. */
const bytesOfOne = 3;

/** Findings that odds can change, or bring about, come with these words of their codes; none of the others depends on odds strictly between 0 and 1. */
const aboutOdds = /odds|endless|multiplies|more-findings/;

/** Whether a finding, with its fixes, stands before a place, and does not depend on odds. */
function isApart({ code, severity, span, fixes }: Diagnostic, place: number): boolean {
  const before = span.to <= place && fixes.every((fix) => fix.edits.every(({ to }) => to <= place));
  return severity !== "error" && before && !aboutOdds.test(code);
}

/** The odds lines that the edits change, as they are with their new value; `null` if an edit changes anything else. */
function changeLines(tree: Tree, edits: readonly Edit[]): ReadonlyMap<SimStatement, OddsLine> | null {
  const changed = new Map<SimStatement, OddsLine>();
  for (const { from, to, insert } of edits) {
    const line = tree.sims.find(
      (sim): sim is OddsLine =>
        sim.kind === "odds" && sim.values[0]?.span.from === from && sim.values[0].span.to === to,
    );
    if (line?.values.length !== 1 || !percentage.test(insert) || !percentage.test(tree.source.slice(from, to)))
      return null;
    changed.set(line, { ...line, values: [{ value: Number(insert.slice(0, -1)) / 100, span: line.values[0]!.span }] });
  }
  return changed;
}

/** All edges, with the odds that the changed lines give; `null` if those decide more than odds alone. */
function changeEdges(tree: Tree, model: Model, changed: ReadonlyMap<SimStatement, OddsLine>): readonly Edge[] | null {
  const edges = [...model.edges];
  const heard = new Set<SimStatement>();
  for (const from of new Set([...changed.values()].map(({ edge }) => edge.from.text))) {
    const node = model.nodes.find(({ id }) => id === from);
    const lines = node === undefined ? null : findLines(tree, model, node);
    if (node === undefined || lines === null) return null;
    const given = (of: ReadonlyMap<SimStatement, OddsLine>) =>
      lines.map((line) => line && (of.get(line) ?? line).values.map(({ value }) => value));
    const [old, next] = [completeOdds(given(new Map())), completeOdds(given(changed))];
    if (findFault(given(changed)) !== null) return null;
    for (const [k, index] of node.outgoing.entries()) {
      const edge = model.edges[index]!;
      const [was, is] = [old[k]!, next[k]!];
      if (edge.odds?.length !== 1 || was[0] !== edge.odds[0] || !isOpen(was) || !isOpen(is)) return null;
      if (is[0] !== was[0]) edges[index] = { ...edge, odds: is };
      const line = lines[k];
      if (line != null) heard.add(line);
    }
  }
  return [...changed.keys()].every((line) => heard.has(line)) ? edges : null;
}

function isOpen(odds: readonly number[]): boolean {
  return odds.length === 1 && odds[0]! > 0 && odds[0]! < 1;
}

/** The odds lines of a decision's edges, `null` for one that takes its even share; `null` if anything else decides. */
function findLines(tree: Tree, model: Model, { passing, outgoing }: Node): readonly (OddsLine | null)[] | null {
  if (passing.kind !== "odds") return null;
  const edges = outgoing.map((index) => model.edges[index]!);
  const places = findOddsPlaces(
    tree,
    edges.map((edge) => ({ ...nameTarget(model, edge), odds: [] })),
  );
  const sound = edges.every(({ by, label }, k) => {
    const line = places[k]!.line;
    return line === null ? by === "even" && readLabelOdds(label) === null : by === "given" && line.values.length === 1;
  });
  return sound ? places.map(({ line }) => line) : null;
}
