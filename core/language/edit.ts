import type { Edit } from "./diagnostic.ts";
import { formatDecimal, formatPercent } from "./figures.ts";
import type { EdgeReference, LoopBound, LoopDeclaration, SettingName, SimStatement, Tree } from "./tree.ts";

/** One edge of a decision and the odds that it shall have, as fractions by attempt. */
export interface OddsTarget {
  readonly from: string;
  readonly to: string;
  /** Which of the edges between the two, from 1; `null` where there is one only. */
  readonly ordinal: number | null;
  readonly odds: readonly number[];
}

type OddsLine = Extract<SimStatement, { kind: "odds" }>;

const near = 1e-9;

/** The source with the edits made; they may come in any order but not overlap (RangeError). */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let text = "";
  let at = 0;
  for (const { from, to, insert } of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at || to < from || to > source.length)
      throw new RangeError(`edit ${from}..${to} overlaps or leaves the source`);
    text += source.slice(at, from) + insert;
    at = to;
  }
  return text + source.slice(at);
}

/**
 * The smallest edits that give all edges of one decision their odds: a number is changed where a line for its edge stands; edges without
 * a line share evenly what is left, so a line is added only where that does not come out right, and for the fewest edges.
 */
export function writeOdds(tree: Tree, targets: readonly OddsTarget[]): readonly Edit[] {
  const lines = targets.map((target) => findOddsLine(tree, target));
  const labelled = targets.some(
    (target) => labelOf(tree, target) !== null && /\d\s*%|\(\d/.test(labelOf(tree, target) ?? ""),
  );
  const open = targets.filter((_, index) => lines[index] === null);
  const rest = open.length === 0 ? [] : evenShare(targets, lines);
  const fits = open.every(({ odds }) => rest.every((share, k) => Math.abs(at(odds, k) - share) <= near));
  const added = fits && !labelled ? [] : labelled ? open : open.slice(0, -1);
  const edits = targets.flatMap(({ odds }, index) => {
    const line = lines[index];
    return line === null || line === undefined ? [] : changeOdds(tree, line, odds);
  });
  const statements = added.map((target) => `${nameEdge(target)} ${target.odds.map(formatPercent).join(", ")}`);
  return [...edits, ...addLines(tree, statements)];
}

/** What each edge without a line would get, by attempt. */
function evenShare(targets: readonly OddsTarget[], lines: readonly (OddsLine | null)[]): number[] {
  const attempts = Math.max(...targets.map(({ odds }) => odds.length));
  const open = lines.filter((line) => line === null).length;
  return Array.from({ length: attempts }, (_, k) => {
    const given = targets.reduce((sum, { odds }, index) => (lines[index] === null ? sum : sum + at(odds, k)), 0);
    return Math.max(0, 1 - given) / open;
  });
}

function at(odds: readonly number[], attempt: number): number {
  return odds[Math.min(attempt, odds.length - 1)] ?? 0;
}

function changeOdds(tree: Tree, line: OddsLine, odds: readonly number[]): Edit[] {
  const same =
    line.values.length === odds.length && line.values.every(({ value }, k) => Math.abs(value - odds[k]!) <= near);
  if (same) return [];
  const from = line.values[0]!.span.from;
  const to = line.values.at(-1)!.span.to;
  const percent = /[%/]/.test(tree.source.slice(from, to)) || odds.length > 1;
  return [{ from, to, insert: odds.map(percent ? formatPercent : formatDecimal).join(", ") }];
}

function nameEdge({ from, to, ordinal }: OddsTarget): string {
  return `${from} -> ${to}${ordinal === null || ordinal === 1 ? "" : `#${ordinal}`}`;
}

function labelOf(tree: Tree, { from, to, ordinal }: OddsTarget): string | null {
  const between = tree.edges.filter((edge) => edge.from.node.text === from && edge.to.node.text === to);
  return between[(ordinal ?? 1) - 1]?.label?.text ?? null;
}

/** The last odds line for the edge: lines are read in order and the last one counts. */
function findOddsLine(tree: Tree, target: OddsTarget): OddsLine | null {
  const meant = (edge: EdgeReference): boolean =>
    edge.from.text === target.from &&
    edge.to.text === target.to &&
    (edge.label === null ? (edge.ordinal ?? 1) === (target.ordinal ?? 1) : edge.label === labelOf(tree, target));
  return tree.sims.findLast((sim): sim is OddsLine => sim.kind === "odds" && meant(sim.edge)) ?? null;
}

/** Sets the bound of the loop that `member` means: the one with the fewest members that has it, then the first declared. */
export function writeLoopBound(tree: Tree, member: string, bound: LoopBound): readonly Edit[] {
  const loop = findLoop(tree, member);
  const lines = tree.sims.filter((sim) => sim.kind === "loop");
  const line = lines.findLast(
    (sim) => sim.member.text === member || (loop !== null && findLoop(tree, sim.member.text) === loop),
  );
  const words = nameBound(bound);
  if (line === undefined) return addLines(tree, [`loop ${member} ${words}`]);
  const { from, to } = line.boundSpan;
  return tree.source.slice(from, to) === words ? [] : [{ from, to, insert: words }];
}

function findLoop(tree: Tree, member: string): LoopDeclaration | null {
  const loops = tree.loops.filter(({ members }) => members.some(({ text }) => text === member));
  return loops.reduce<LoopDeclaration | null>(
    (least, loop) => (least === null || loop.members.length < least.members.length ? loop : least),
    null,
  );
}

function nameBound(bound: LoopBound): string {
  if (bound.kind === "unlimited") return "unlimited";
  return bound.kind === "exactly" ? `exactly ${bound.passes}` : `at most ${bound.repeats}`;
}

/** Sets one of the settings of the run; warm-up in cases. */
export function writeSetting(tree: Tree, name: SettingName, value: number): readonly Edit[] {
  const line = tree.sims.findLast((sim) => sim.kind === "setting" && sim.name === name);
  if (line?.kind !== "setting") return addLines(tree, [`${name} ${formatDecimal(value)}`]);
  if (line.value === value) return [];
  return [{ ...line.valueSpan, insert: formatDecimal(value) }];
}

/** Adds one simulation line, without its `// sim`. */
export function writeLine(tree: Tree, statement: string): readonly Edit[] {
  return addLines(tree, [statement]);
}

/** New lines go behind the last simulation line, or to the end of the source. */
function addLines(tree: Tree, statements: readonly string[]): Edit[] {
  if (statements.length === 0) return [];
  const { source } = tree;
  const newline = /\r\n/.test(source) ? "\r\n" : "\n";
  const lines = statements.map((statement) => `// sim ${statement}`);
  const last = tree.sims.at(-1);
  const at = last === undefined ? source.length : lineEnd(source, last.span.to);
  const fresh = at === source.length && (source === "" || /[\r\n]$/.test(source));
  const insert = fresh ? `${lines.join(newline)}${newline}` : `${newline}${lines.join(newline)}`;
  return [{ from: at, to: at, insert }];
}

function lineEnd(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== "\n" && source[at] !== "\r") at++;
  return at;
}
