import { addLines } from "./add-lines.ts";
import type { Edit } from "./diagnostic.ts";
import { formatLike, formatPercent, roundTogether, unitsOfOne } from "./figures.ts";
import { findOddsPlaces, type OddsLine, type OddsPlace, type OddsTarget } from "./odds-lines.ts";
import type { Tree } from "./tree.ts";

/** Odds nearer to each other than this are the same. */
const near = 1e-9;

/**
 * The smallest edits that give all edges of one decision their odds: a number is changed where a line for its edge stands, in its notation. Edges
 * without a line share evenly what is left (S9), so lines are added for the fewest edges that make this come out right. Written numbers have at most 6
 * decimals of a percentage and add up to exactly 100%.
 */
export function writeOdds(tree: Tree, targets: readonly OddsTarget[]): readonly Edit[] {
  for (const { odds } of targets) {
    const fit = odds.every((share) => share >= -near && share <= 1 + near);
    if (odds.length === 0 || !fit) throw new RangeError(`odds ${odds}`);
  }
  const places = findOddsPlaces(tree, targets);
  const open = chooseOpen(targets, places);
  const written = targets.filter((target) => !open.has(target));
  const units = roundByAttempt(written);
  if (isWritten(targets, places, open)) return [];
  const edits: Edit[] = [];
  const added: string[] = [];
  targets.forEach((target, index) => {
    const values = units.get(target);
    const line = places[index]!.line;
    if (values === undefined) return;
    if (line === null) added.push(`${nameEdge(target)} ${values.map(formatPercent).join(", ")}`);
    else edits.push(...changeLine(tree.source, line, values));
  });
  return [...edits, ...addLines(tree, added)];
}

/** The k-th value, the last one repeated. */
function valueAt(odds: readonly number[], attempt: number): number {
  return odds[Math.min(attempt, odds.length - 1)]!;
}

function countAttempts(targets: readonly OddsTarget[]): number {
  return targets.reduce((most, { odds }) => Math.max(most, odds.length), 1);
}

/**
 * The edges that need no line: the most that have neither line nor odds in their label and shall all have the same, the later of two groups of one size.
 * None, if the odds do not add up to 100%.
 */
function chooseOpen(targets: readonly OddsTarget[], places: readonly OddsPlace[]): ReadonlySet<OddsTarget> {
  const attempts = Array.from({ length: countAttempts(targets) }, (_, attempt) => attempt);
  const sums = attempts.map((attempt) => targets.reduce((sum, { odds }) => sum + valueAt(odds, attempt), 0));
  if (!sums.every((sum) => Math.abs(sum - 1) < 1e-6)) return new Set();
  const groups = new Map<string, OddsTarget[]>();
  targets.forEach((target, index) => {
    const { line, labelled } = places[index]!;
    if (line !== null || labelled) return;
    const key = attempts.map((attempt) => Math.round(valueAt(target.odds, attempt) / near)).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [target]);
    else group.push(target);
  });
  let best: readonly OddsTarget[] = [];
  for (const group of groups.values()) if (group.length >= best.length) best = group;
  return new Set(best);
}

/** Whether the text gives these odds already. */
function isWritten(
  targets: readonly OddsTarget[],
  places: readonly OddsPlace[],
  open: ReadonlySet<OddsTarget>,
): boolean {
  return targets.every((target, index) => {
    const { line } = places[index]!;
    if (line === null) return open.has(target);
    const length = Math.max(line.values.length, target.odds.length);
    return Array.from({ length }, (_, attempt) => attempt).every(
      (attempt) => Math.abs(givenAt(line, attempt) - valueAt(target.odds, attempt)) <= near,
    );
  });
}

function givenAt({ values }: OddsLine, attempt: number): number {
  return values[Math.min(attempt, values.length - 1)]!.value;
}

/** The units that each of these edges gets by attempt, rounded together; lists end where they stay the same. */
function roundByAttempt(targets: readonly OddsTarget[]): ReadonlyMap<OddsTarget, readonly number[]> {
  const columns = Array.from({ length: countAttempts(targets) }, (_, attempt) =>
    roundTogether(targets.map(({ odds }) => valueAt(odds, attempt))),
  );
  return new Map(
    targets.map((target, index) => {
      const values = columns.map((column) => column[index]!);
      while (values.length > 1 && values.at(-1) === values.at(-2)) values.pop();
      return [target, values];
    }),
  );
}

/** Changes the numbers of a line, from the first that differs to the last. */
function changeLine(source: string, { values }: OddsLine, units: readonly number[]): Edit[] {
  const notation = source.slice(values[0]!.span.from, values[0]!.span.to);
  const differs = units.map((unit, k) => k >= values.length || Math.abs(values[k]!.value * unitsOfOne - unit) > 1e-3);
  if (values.length !== units.length) {
    const { from } = values[0]!.span;
    return [{ from, to: values.at(-1)!.span.to, insert: units.map((unit) => formatLike(notation, unit)).join(", ") }];
  }
  const [first, last] = [differs.indexOf(true), differs.lastIndexOf(true)];
  if (first < 0) return [];
  const insert = units.slice(first, last + 1).map((unit) => formatLike(notation, unit));
  return [{ from: values[first]!.span.from, to: values[last]!.span.to, insert: insert.join(", ") }];
}

function nameEdge({ from, to, ordinal }: OddsTarget): string {
  return `${from} -> ${to}${ordinal === null || ordinal === 1 ? "" : `#${ordinal}`}`;
}
