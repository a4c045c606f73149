import type { Model } from "../model/model.ts";
import { warmupCases } from "./arrivals.ts";
import { CaseWalk } from "./case-walk.ts";
import { compile } from "./compile.ts";
import { describeOutcome } from "./outcomes.ts";
import { caseKey, casesPerKey } from "./stream.ts";

/** Which cases to walk in both models. Whole numbers; anything out of range is a RangeError. */
export interface PairOptions {
  /** Id of a start that both models have. */
  readonly start: string;
  /** At least 1. */
  readonly cases: number;
  /** 0 to 2^53 - 1. */
  readonly seed: number;
  /** Steps that a case may take (S8), at least 1. */
  readonly limit: number;
  /** Most flipped cases that are told one by one. */
  readonly flips: number;
}

/** A case that comes to other outcomes in `b` than in `a`. */
export interface Flip {
  readonly case: number;
  /** Ids, in order, each once (O1). */
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly steps: readonly [number, number];
}

/** One outcome over all pairs of cases; shares are fractions. */
export interface PairedOutcome {
  readonly id: string;
  readonly label: string;
  /** Cases that have it in each model, and in one of them only. */
  readonly a: number;
  readonly b: number;
  readonly onlyA: number;
  readonly onlyB: number;
  /** Share in `b` minus share in `a`. */
  readonly difference: number;
  /** Its 95% interval, for paired shares. */
  readonly ci95: readonly [number, number];
}

/** The same cases walked through two models. */
export interface Paired {
  readonly start: string;
  readonly cases: number;
  readonly outcomes: readonly PairedOutcome[];
  /** Mean steps in `b` minus mean steps in `a`, with its 95% interval. */
  readonly steps: { readonly difference: number; readonly ci95: readonly [number, number] };
  /** How many cases changed their outcomes, by what they changed from and to, the most frequent first. */
  readonly changes: readonly { readonly a: readonly string[]; readonly b: readonly string[]; readonly count: number }[];
  /** The first of the flipped cases, by number. */
  readonly flips: readonly Flip[];
}

/** The 97.5% quantile of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * Walks the same cases through two models: common random numbers, since the streams of a case are keyed by seed, start and case number (S7) and not by the
 * model. Routes only: lanes have no limit here, so nobody waits or is turned away. The cases are those that a run of `a` counts. `null` where a model
 * does not have the start.
 */
export function pairCases(a: Model, b: Model, options: PairOptions): Paired | null {
  const { start, cases, seed, limit, flips: most } = options;
  if (!Number.isSafeInteger(cases) || cases < 1) throw new RangeError(`${cases} cases`);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`seed ${seed}`);
  if (!Number.isInteger(limit) || limit < 1 || limit > 0x7fffffff) throw new RangeError(`limit ${limit}`);
  const sides = [a, b].map((model) => openSide(model, start, limit));
  const [left, right] = sides;
  if (left === undefined || right === undefined || left === null || right === null) return null;

  const first = warmupCases(a.settings.warmup, left.arrival);
  const counts = new Map<string, { label: string; a: number; b: number; onlyA: number; onlyB: number }>();
  const changes = new Map<string, { a: readonly string[]; b: readonly string[]; count: number }>();
  const flips: Flip[] = [];
  let sum = 0;
  let squares = 0;
  let key = caseKey(seed, left.word, first);
  for (let number = first; number < first + cases; number++) {
    if (number % casesPerKey === 0) key = caseKey(seed, left.word, number);
    left.walk.walk(key, number);
    right.walk.walk(key, number);
    const [inA, inB] = [left.outcomes(), right.outcomes()];
    for (const each of inA.all) count(each, inB.print.has(each.id) ? "both" : "a");
    for (const each of inB.all) if (!inA.print.has(each.id)) count(each, "b");
    const gap = right.walk.steps - left.walk.steps;
    sum += gap;
    squares += gap * gap;
    if (inA.name === inB.name) continue;
    const [idsA, idsB] = [inA.all.map(({ id }) => id), inB.all.map(({ id }) => id)];
    const name = `${inA.name} ${inB.name}`;
    const change = changes.get(name) ?? { a: idsA, b: idsB, count: 0 };
    change.count++;
    changes.set(name, change);
    if (flips.length < most) flips.push({ case: number, a: idsA, b: idsB, steps: [left.walk.steps, right.walk.steps] });
  }

  function count({ id, label }: Outcome, where: "a" | "b" | "both"): void {
    let row = counts.get(id);
    if (row === undefined) {
      row = { label, a: 0, b: 0, onlyA: 0, onlyB: 0 };
      counts.set(id, row);
    }
    if (where !== "b") row.a++;
    if (where !== "a") row.b++;
    if (where === "a") row.onlyA++;
    if (where === "b") row.onlyB++;
  }

  return {
    start,
    cases,
    outcomes: [...counts].map(([id, row]) => ({
      id,
      ...row,
      difference: (row.onlyB - row.onlyA) / cases,
      ci95: pairedInterval(row.onlyA, row.onlyB, cases),
    })),
    steps: meanInterval(sum, squares, cases),
    changes: [...changes.values()].sort((x, y) => y.count - x.count),
    flips,
  };
}

/**
 * The 95% interval of a difference of paired shares, of which `onlyA` and `onlyB` in `cases` speak (Bonett and Price, "Adjusted Wald intervals for a
 * difference of binomial proportions based on paired data", JEBS 2012).
 */
export function pairedInterval(onlyA: number, onlyB: number, cases: number): readonly [number, number] {
  const [down, up] = [(onlyA + 1) / (cases + 2), (onlyB + 1) / (cases + 2)];
  const half = z * Math.sqrt((down + up - (up - down) * (up - down)) / (cases + 2));
  return [Math.max(-1, up - down - half), Math.min(1, up - down + half)];
}

function meanInterval(sum: number, squares: number, cases: number): Paired["steps"] {
  const difference = sum / cases;
  const variance = cases < 2 ? 0 : Math.max(0, (squares - cases * difference * difference) / (cases - 1));
  const half = z * Math.sqrt(variance / cases);
  return { difference, ci95: [difference - half, difference + half] };
}

interface Outcome {
  readonly id: string;
  readonly label: string;
}

/** What a case came to: its outcomes by id, and one text for all of them. */
interface Came {
  readonly all: readonly Outcome[];
  readonly print: ReadonlySet<string>;
  readonly name: string;
}

/** One model, ready to walk cases of the start; `null` where it has none of that id. */
function openSide(model: Model, start: string, limit: number) {
  const program = compile(model);
  const index = program.starts.findIndex(({ node }) => program.nodes.id[node] === start);
  if (index === -1) return null;
  const { arrival, word } = program.starts[index]!;
  const walk = new CaseWalk(program, index, limit);
  const known = new Map<string, Came>();
  /** Told once for each set of outcomes: there are few, and millions of cases. */
  const outcomes = (): Came => {
    const codes = walk.outcomes.length === 1 ? String(walk.outcomes[0]) : walk.outcomes.sort((x, y) => x - y).join();
    const before = known.get(codes);
    if (before !== undefined) return before;
    const all = walk.outcomes
      .map((code) => describeOutcome(model, code))
      .sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));
    const came = { all, print: new Set(all.map(({ id }) => id)), name: JSON.stringify(all.map(({ id }) => id)) };
    known.set(codes, came);
    return came;
  };
  return { walk, arrival, word, outcomes };
}
