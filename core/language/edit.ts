import { addLines } from "./add-lines.ts";
import type { Edit } from "./diagnostic.ts";
import type { LoopBound, LoopDeclaration, SettingName, SimStatement, Tree } from "./tree.ts";

export { writeOdds } from "./edit-odds.ts";
export type { OddsTarget } from "./odds-lines.ts";

/** The source with the edits made; they may come in any order but not overlap (RangeError). */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let text = "";
  let at = 0;
  for (const { from, to, insert } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at || to < from || to > source.length) {
      throw new RangeError(`edit ${from}..${to} overlaps another or leaves the source`);
    }
    text += source.slice(at, from) + insert;
    at = to;
  }
  return text + source.slice(at);
}

/** Sets the bound of the loop that `member` speaks of, which is the smallest with that member. */
export function writeLoopBound(tree: Tree, member: string, bound: LoopBound): readonly Edit[] {
  const loop = findLoop(tree, member);
  const line = tree.sims.findLast(
    (sim): sim is Extract<SimStatement, { kind: "loop" }> =>
      sim.kind === "loop" &&
      (sim.member.text === member || (loop !== null && findLoop(tree, sim.member.text) === loop)),
  );
  const words = nameBound(bound);
  if (line === undefined) return addLines(tree, [`loop ${member} ${words}`]);
  if (nameBound(line.bound) === words) return [];
  const { from, to } = line.boundSpan;
  const number = /\d+$/.exec(tree.source.slice(from, to));
  const count = /\d+$/.exec(words);
  // Of a bound of the same kind only the number changes.
  if (line.bound.kind === bound.kind && number !== null && count !== null) {
    return [{ from: from + number.index, to, insert: count[0] }];
  }
  return [{ from, to, insert: words }];
}

/** The smallest loop with that member, the first declared of equals. */
function findLoop({ loops }: Tree, member: string): LoopDeclaration | null {
  let found: LoopDeclaration | null = null;
  for (const loop of loops) {
    const has = loop.members.some(({ text }) => text === member);
    if (has && (found === null || loop.members.length < found.members.length)) found = loop;
  }
  return found;
}

/** A bound in the words of a simulation line, as "at most 7" (L2). */
export function nameBound(bound: LoopBound): string {
  if (bound.kind === "unlimited") return "unlimited";
  return bound.kind === "exactly" ? `exactly ${bound.passes}` : `at most ${bound.repeats}`;
}

/** Sets one of the settings of the run, a whole number; the warm-up in cases. */
export function writeSetting(tree: Tree, name: SettingName, value: number): readonly Edit[] {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} ${value}`);
  const line = tree.sims.findLast(
    (sim): sim is Extract<SimStatement, { kind: "setting" }> => sim.kind === "setting" && sim.name === name,
  );
  if (line === undefined) return addLines(tree, [`${name} ${value}`]);
  if (line.value === value && line.unit === "cases") return [];
  return [{ ...line.valueSpan, insert: String(value) }];
}

/** Adds one simulation line, without its `// sim`. */
export function writeLine(tree: Tree, statement: string): readonly Edit[] {
  return addLines(tree, [statement]);
}
