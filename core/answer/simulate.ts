import type { ResultsBeside } from "../analysis/beside.ts";
import { expandModel } from "../analysis/expand.ts";
import { expectExactly } from "../analysis/expectations.ts";
import type { ExactStart } from "../analysis/results.ts";
import { solveExact } from "../analysis/solve.ts";
import { usesCapacity } from "../engine/capacity.ts";
import type { ExpectationResult, Results, StartResult } from "../engine/results.ts";
import { run } from "../engine/run.ts";
import type { Locale } from "../messages/message.ts";
import type { Unsolved } from "../messages/unsolved.ts";
import type { Model } from "../model/model.ts";
import { engineVersion } from "../version.ts";
import { answerDiagnostics, type DiagnosticAnswer, hasError } from "./diagnostics.ts";
import { putBeside, type StartAnswer } from "./exact-values.ts";
import { findRunOverloads } from "./find-overloads.ts";
import { foreseeSteps } from "./foresee.ts";
import { findOver, type Over } from "./over.ts";
import { type Read, readSource } from "./read.ts";
import { chooseSettings } from "./run-settings.ts";
import { findTraps } from "./traps.ts";
import { weighReaching, weighSolving } from "./work.ts";

/** How much may be asked of one run. */
export interface Bounds {
  /** Cases at each start, all replications together. */
  readonly cases: number;
  /** Steps that a case may be given (S8). */
  readonly steps: number;
  /** Figures of the answer: nodes and edges times starts. */
  readonly figures: number;
  /** Work of the whole run, in node visits as `run` counts them, where times are constant. */
  readonly visits: number;
  /** The same where times are drawn or lanes have a capacity, which takes longer. */
  readonly timedVisits: number;
  /** Work of the exact values beside it, as `weighSolving` counts it; what takes more is simulated only. */
  readonly exactWork: number;
}

/** Whole numbers; those left out are the text's own. */
export interface SimulateOptions {
  readonly locale: Locale;
  /** Cases at each start, at least 1. */
  readonly cases?: number | undefined;
  /** How often the whole is run, at least 1. */
  readonly replications?: number | undefined;
  /** 0 to 2^53 - 1. */
  readonly seed?: number | undefined;
  /** Steps that a case may take (S8), at least 1. */
  readonly limit?: number | undefined;
  /** How many cases of each start the trace has; none by default. */
  readonly trace?: number | undefined;
  /** Whether the exact values stand beside those of the run (E5), as far as they are within their bound; by default not. */
  readonly exact?: boolean | undefined;
  /** No bound by default. */
  readonly bounds?: Bounds | undefined;
}

/** Body of `POST /api/simulate`. */
export interface SimulateBody extends ResultsBeside {
  readonly engine: string;
  readonly diagnostics: readonly DiagnosticAnswer[];
  readonly starts: readonly StartAnswer[];
}

export type SimulateAnswer =
  | { readonly kind: "results"; readonly body: SimulateBody }
  /** The text has errors; with `exact`, cases that only the exact answers show to be without end among them (E3). */
  | { readonly kind: "refused"; readonly diagnostics: readonly DiagnosticAnswer[] }
  /** The text or the options ask for more than a bound: nothing was run. */
  | OverBound
  /** The run was given up when it had taken its node visits, or not begun since it would take more. */
  | { readonly kind: "over-budget"; readonly budget: number };

/** What of a run is over its bound. */
export type OverBound = Over<"cases" | "steps" | "figures">;

/** Runs the diagram: the same text, options and engine version give the same bytes everywhere (S7). */
export function answerSimulate(source: string, options: SimulateOptions): SimulateAnswer {
  const { tree, model, diagnostics } = readSource(source);
  const { locale } = options;
  const tell = (found: typeof diagnostics) => answerDiagnostics(found, source, locale);
  if (hasError(diagnostics)) return { kind: "refused", diagnostics: tell(diagnostics) };
  const { bounds } = options;
  const { cases, seed, limit, replications } = chooseSettings(model, options);
  const over = bounds === undefined ? null : findRunOver(model, cases * replications, limit, bounds);
  if (over !== null) return over;
  const solved = options.exact === true ? solveBeside(model, bounds?.exactWork ?? Infinity) : null;
  const traps = solved === null ? [] : findTraps(tree, model, solved.starts.filter(isAnswer));
  if (traps.length > 0) return { kind: "refused", diagnostics: tell([...diagnostics, ...traps]) };
  const order = { cases, seed, limit, replications, trace: options.trace ?? 0 };
  const budget = bounds === undefined ? Infinity : budgetOf(model, bounds);
  if (takesFarMore(solved, cases * replications, limit, budget)) return { kind: "over-budget", budget };
  const results = run(model, bounds === undefined ? order : { ...order, budget });
  if ("kind" in results) return { kind: "over-budget", budget: results.budget };
  const { starts } = results;
  const rows = countFigures(model) + starts.reduce((sum, start) => sum + countOutcomes(start), 0);
  if (bounds !== undefined && rows > bounds.figures) {
    return { kind: "over-bound", what: "figures", found: rows, most: bounds.figures };
  }
  return { kind: "results", body: writeFinished({ tree, model, diagnostics }, results, solved, locale) };
}

/** The body of the answer to a finished run, with what only its results show among the findings. */
export function writeFinished(read: Read, results: Results, solved: Solved | null, locale: Locale): SimulateBody {
  const { tree, model, diagnostics } = read;
  // Exact passes where they are known, so that chance has no part in it.
  const passing = results.starts.map((one, i) => {
    const certain = solved?.starts[i];
    return certain !== undefined && isAnswer(certain) && certain.exact ? certain : one;
  });
  const found = [...diagnostics, ...findRunOverloads(tree, model, passing)];
  return writeBody(results, answerDiagnostics(found, tree.source, locale), solved, locale);
}

/** The body of an answer, its keys in the order of the interface; without `solved` it has no exact values. */
export function writeBody(
  results: Results,
  diagnostics: readonly DiagnosticAnswer[],
  solved: Solved | null,
  locale: Locale,
): SimulateBody {
  const { starts, nodes, lanes, expectations, measured, trace } = results;
  return {
    engine: engineVersion,
    seed: results.seed,
    cases: results.cases,
    replications: results.replications,
    diagnostics,
    ...(measured === undefined ? {} : { measured }),
    starts: solved === null ? starts : starts.map((one, i) => putBeside(one, solved.starts[i]!, locale)),
    nodes,
    lanes,
    expectations: solved === null ? expectations : expectations.map((one, i) => solved.expectations[i] ?? one),
    ...(trace === undefined ? {} : { trace }),
  };
}

/** The exact values that stand beside those of a run. */
export interface Solved {
  readonly starts: readonly (ExactStart | Unsolved)[];
  readonly expectations: readonly (ExpectationResult | null)[];
}

/** The exact values of every start that take no more work than `most`, and of what the text expects; or that they take too much work. */
export function solveBeside(model: Model, most: number): Solved {
  const chains = expandModel(model);
  if (weighSolving(chains) > most) {
    return { starts: model.starts.map(() => ({ kind: "too-much-work", most })), expectations: [] };
  }
  const starts = solveExact(chains, { reach: weighReaching(chains) <= most });
  return { starts, expectations: expectExactly(chains, starts) };
}

/** Whether a start has an exact answer, or a reason why it has none; not what takes too much work. */
export function isAnswer(found: ExactStart | Unsolved): found is ExactStart {
  return "exact" in found;
}

/** What a run asks for over its bounds, before anything is run; `null` if nothing. */
export function findRunOver(
  model: Model,
  cases: number,
  limit: number,
  bounds: Pick<Bounds, "cases" | "steps" | "figures">,
): OverBound | null {
  return findOver([
    ["cases", cases, bounds.cases],
    ["steps", limit, bounds.steps],
    ["figures", countFigures(model), bounds.figures],
  ]);
}

/** Rows of nodes and edges in the answer. */
export function countFigures({ starts, nodes, edges }: Model): number {
  return starts.length * (nodes.length + edges.length);
}

/** Outcomes in the rows of `cases_by_outcome`: where tokens split, every case may have a set of its own. */
export function countOutcomes({ cases_by_outcome }: StartResult): number {
  return cases_by_outcome.reduce((sum, { outcomes }) => sum + outcomes.length, 0);
}

/** Whether the exact answers show before the run that its budget would be gone before the half of it: nobody waits ten seconds to hear so. */
function takesFarMore(solved: Solved | null, cases: number, limit: number, budget: number): boolean {
  const starts = solved?.starts.filter(isAnswer) ?? [];
  return starts.reduce((sum, start) => sum + foreseeSteps(start, limit), 0) * cases > 2 * budget;
}

function budgetOf(model: Model, { visits, timedVisits }: Bounds): number {
  const { nodes, edges } = model;
  if (usesCapacity(model)) return timedVisits;
  const times = [...nodes.map(({ service }) => service), ...edges.map(({ travel }) => travel)];
  return times.every(({ family }) => family === "constant") ? visits : timedVisits;
}
