import { expandModel } from "../analysis/expand.ts";
import type { BoundSweep, OddsSweep } from "../analysis/results.ts";
import { differentiate } from "../analysis/sensitivity.ts";
import { solveExact } from "../analysis/solve.ts";
import { sweepBound, sweepOdds } from "../analysis/sweep.ts";
import type { Locale } from "../messages/message.ts";
import type { LoopIndex, Model } from "../model/model.ts";
import { engineVersion } from "../version.ts";
import { type AnalyzeBounds, findOver, type OverAnalysis } from "./analyze-bounds.ts";
import { answerDiagnostics, type DiagnosticAnswer, hasError } from "./diagnostics.ts";
import { answerExactStart, type ExactStartAnswer } from "./exact-start.ts";
import { findExactOverloads } from "./find-overloads.ts";
import { answerGoal, type SoughtGoal } from "./goal.ts";
import { answerInfluences, type InfluenceAnswer } from "./influences.ts";
import { findNamed, type Unknown } from "./names.ts";
import { readSource } from "./read.ts";
import type { WrittenGoal } from "./read-goal.ts";
import { findTraps } from "./traps.ts";
import { weighReaching } from "./work.ts";

export interface AnalyzeOptions {
  readonly locale: Locale;
  /** Up to how many steps their distribution is given; none by default. */
  readonly steps?: number | undefined;
  readonly sensitivity?: boolean | undefined;
  /** Id of the edge whose odds are swept from 0 to 1. */
  readonly sweep?: string | undefined;
  /** Points of the sweep, at least 2. */
  readonly points?: number | undefined;
  /** A member of the loop whose bound is swept. */
  readonly bounds?: string | undefined;
  /** The most repeats of that sweep. */
  readonly most?: number | undefined;
  readonly goal?: WrittenGoal | undefined;
  /** Id of the edge whose odds may be moved for the goal. */
  readonly by?: string | undefined;
  /** No bound by default. */
  readonly bound?: AnalyzeBounds | undefined;
}

/** Body of `POST /api/analyze`. */
export interface AnalyzeBody {
  readonly engine: string;
  readonly diagnostics: readonly DiagnosticAnswer[];
  readonly starts: readonly ExactStartAnswer[];
  readonly sensitivity?: readonly InfluenceAnswer[];
  readonly sweep?: OddsSweep;
  readonly bounds?: BoundSweep & { readonly text: string };
  /** `null` where the cases of its start have no exact answer. */
  readonly goal?: SoughtGoal | null;
}

export type AnalyzeAnswer =
  | { readonly kind: "results"; readonly body: AnalyzeBody }
  /** The text has errors, cases that never end among them (E3). */
  | { readonly kind: "refused"; readonly diagnostics: readonly DiagnosticAnswer[] }
  /** An option names what the diagram does not have. */
  | Unknown
  | OverAnalysis;

/** Points of a sweep where none are asked for: one a percent. */
const defaultPoints = 101;
/** Repeats of a sweep over a loop's bound where none are asked for. */
const defaultMost = 10;

/** Solves a diagram exactly, without any run: the same text, options and engine version give the same bytes everywhere. */
export function answerAnalyze(source: string, options: AnalyzeOptions): AnalyzeAnswer {
  const { locale, steps = 0 } = options;
  const { tree, model, diagnostics } = readSource(source);
  const tell = (found: typeof diagnostics) => answerDiagnostics(found, source, locale);
  if (hasError(diagnostics)) return { kind: "refused", diagnostics: tell(diagnostics) };
  const named = findNamed(model, options);
  if ("kind" in named) return named;
  const { sweep, loop, goal } = named;
  const { points = defaultPoints, most = defaultMost, sensitivity = false, bound } = options;
  const chains = expandModel(model);
  const asked = { steps, sensitivity, points: sweep === null ? 0 : points, loop, most, goal: goal !== null };
  const over = bound === undefined ? null : findOver(chains, asked, bound);
  if (over !== null) return over;
  const starts = solveExact(chains, { steps, reach: weighReaching(chains) <= (bound?.work ?? Infinity) });
  const traps = findTraps(tree, model, starts);
  if (traps.length > 0) return { kind: "refused", diagnostics: tell([...diagnostics, ...traps]) };
  const shares = Array.from({ length: points }, (_, i) => i / (points - 1));
  return {
    kind: "results",
    body: {
      engine: engineVersion,
      diagnostics: tell([...diagnostics, ...findExactOverloads(tree, chains, starts)]),
      starts: starts.map((start) => answerExactStart(start, locale)),
      ...(sensitivity ? { sensitivity: answerInfluences(differentiate(chains)) } : {}),
      ...(sweep === null ? {} : { sweep: sweepOdds(chains, sweep, shares) }),
      ...(loop === null ? {} : { bounds: answerBounds(model, loop, most) }),
      ...(goal === null ? {} : { goal: answerGoal(tree, chains, starts, goal) }),
    },
  };
}

function answerBounds(model: Model, loop: LoopIndex, most: number): BoundSweep & { readonly text: string } {
  const { loop: member, points } = sweepBound(model, loop, most);
  return { loop: member, text: model.loops[loop]!.text, points };
}
