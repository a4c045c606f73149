import type { Results } from "../engine/results.ts";
import { run } from "../engine/run.ts";
import { parse } from "../language/parse.ts";
import type { Locale } from "../messages/message.ts";
import { lower } from "../model/lower.ts";
import { engineVersion } from "../version.ts";
import { answerDiagnostics, type DiagnosticAnswer, hasError } from "./diagnostics.ts";

export interface SimulateOptions {
  readonly locale: Locale;
  /** Cases at each start; the text's own number where it is left out. */
  readonly cases?: number | undefined;
  /** 0..2^32-1. */
  readonly seed?: number | undefined;
  /** Steps a case may take (S8). */
  readonly limit?: number | undefined;
  /** How many cases of each start the trace has; none by default. */
  readonly trace?: number | undefined;
  /** Most cases that may be asked for, by the text or the options; no bound by default. */
  readonly mostCases?: number | undefined;
  /** Most node visits that the run may take; no bound by default. */
  readonly budget?: number | undefined;
}

/** Body of `POST /api/simulate`. */
export type SimulateBody = { readonly engine: string; readonly diagnostics: readonly DiagnosticAnswer[] } & Results;

export type SimulateAnswer =
  | { readonly kind: "results"; readonly body: SimulateBody }
  /** The text has errors. */
  | { readonly kind: "refused"; readonly diagnostics: readonly DiagnosticAnswer[] }
  /** More cases than `mostCases`. */
  | { readonly kind: "too-many-cases"; readonly cases: number }
  /** The run was given up when it had taken its budget. */
  | { readonly kind: "over-budget"; readonly budget: number };

/** Runs the diagram: the same text, options and engine version give the same bytes everywhere (S7). */
export function answerSimulate(source: string, options: SimulateOptions): SimulateAnswer {
  const { tree, diagnostics } = parse(source);
  const lowered = lower(tree);
  const found = [...diagnostics, ...lowered.diagnostics];
  const told = answerDiagnostics(found, source, options.locale);
  if (hasError(found)) return { kind: "refused", diagnostics: told };
  const { settings } = lowered.model;
  const cases = options.cases ?? settings.cases;
  if (cases > (options.mostCases ?? Number.POSITIVE_INFINITY)) return { kind: "too-many-cases", cases };
  const results = run(lowered.model, {
    cases,
    seed: options.seed ?? settings.seed,
    limit: options.limit ?? settings.limit,
    trace: options.trace ?? 0,
    ...(options.budget === undefined ? {} : { budget: options.budget }),
  });
  if ("kind" in results) return { kind: "over-budget", budget: options.budget ?? 0 };
  const { seed, starts, nodes, lanes, expectations, trace } = results;
  const body = {
    engine: engineVersion,
    seed,
    cases: results.cases,
    diagnostics: told,
    starts,
    nodes,
    lanes,
    expectations,
  };
  return { kind: "results", body: trace === undefined ? body : { ...body, trace } };
}
