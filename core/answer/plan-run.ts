import { usesCapacity } from "../engine/capacity.ts";
import type { Locale } from "../messages/message.ts";
import type { Model } from "../model/model.ts";
import type { Line } from "./cut-line.ts";
import { answerDiagnostics, type DiagnosticAnswer, hasError } from "./diagnostics.ts";
import { findNamed, findOutcome } from "./names.ts";
import { findOver, type Over } from "./over.ts";
import { planSweep, type Sweep } from "./plan-sweep.ts";
import { readSource } from "./read.ts";
import { chooseSettings, type GivenSettings } from "./run-settings.ts";
import { findRunOver, isAnswer, solveBeside } from "./simulate.ts";
import { findTraps } from "./traps.ts";
import { weighCase } from "./weigh-run.ts";

/** What is asked of a long run: whole numbers, in the ranges of `SimulateOptions`; those left out are the text's own. */
export interface LongRunOptions extends GivenSettings {
  readonly locale: Locale;
  readonly trace?: number | undefined;
  /** An outcome: the run ends as soon as the 95% interval of its share is known to plus or minus `within`, at every start that has it. */
  readonly until?: string | undefined;
  /** Above 0. */
  readonly within?: number | undefined;
  /** Id of an edge whose odds go from 0 to 1: a run at each point, which has no trace. */
  readonly sweep?: string | undefined;
  /** Points of the sweep, at least 2. */
  readonly points?: number | undefined;
}

/** How much may be asked of a long run. */
export interface LongRunBounds {
  /** Cases at each start, all replications and points together. */
  readonly cases: number;
  readonly steps: number;
  readonly figures: number;
  /** Work of the exact values of a run, and of those of a sweep, all points together. */
  readonly exactWork: number;
  readonly sweepExactWork: number;
  /** Expected work of the whole, and of one shard at least a case, as `weighCase` counts it. */
  readonly work: number;
  readonly grainWork: number;
  /** Work of a shard, and how many shards there may be. */
  readonly shardWork: number;
  readonly shards: number;
}

/** A long run, ready to be cut and counted; plain. */
export interface Plan {
  readonly locale: Locale;
  readonly cases: number;
  readonly replications: number;
  readonly seed: number;
  readonly limit: number;
  readonly trace: number;
  /** What it may end early for; `start` is `null` for every start that has the outcome. */
  readonly aim: { readonly start: string | null; readonly outcome: string; readonly within: number } | null;
  /** Of one run, in a sweep of one point. */
  readonly exactWork: number;
  readonly sweep: Sweep | null;
  readonly line: Line;
  /** Expected work of a case, in decisions (`weighCase`); of a sweep on average. */
  readonly work: number;
}

export type Planned =
  | { readonly kind: "planned"; readonly plan: Plan }
  | { readonly kind: "refused"; readonly diagnostics: readonly DiagnosticAnswer[] }
  | Over<"cases" | "steps" | "figures" | "work" | "replication">
  | { readonly kind: "unknown-outcome"; readonly near: readonly string[] }
  /** There is no edge of that name whose odds can be moved. */
  | { readonly kind: "unknown-edge"; readonly near: readonly string[] }
  /** A sweep, a run of several replications, or one with waiting cases, ends with its last case. */
  | { readonly kind: "no-early-end" };

/** Points of a sweep where none are asked for: one a percent. */
const usualPoints = 101;

/** Makes ready for a long run: the same text, options and bounds give the same plan. */
export function planRun(source: string, options: LongRunOptions, bounds: LongRunBounds): Planned {
  const { tree, model, diagnostics } = readSource(source);
  const { locale, until, within, trace = 0 } = options;
  const refuse = (found: typeof diagnostics): Planned => {
    return { kind: "refused", diagnostics: answerDiagnostics(found, source, locale) };
  };
  if (hasError(diagnostics)) return refuse(diagnostics);
  const settings = chooseSettings(model, options);
  const { cases, replications, seed, limit } = settings;
  const named = findNamed(model, { sweep: options.sweep });
  if ("kind" in named) return { kind: "unknown-edge", near: named.near };
  const sweep = named.sweep === null ? null : { edge: named.sweep, points: options.points ?? usualPoints };
  const points = sweep?.points ?? 1;
  const size = cases * replications;
  const over = findRunOver(model, size * points, limit, bounds) ?? findSweepOver(model, sweep, bounds);
  if (over !== null) return over;
  const isTimed = usesCapacity(model);
  const outcome = until === undefined || within === undefined ? null : findOutcome(model, until);
  if (outcome !== null && "kind" in outcome) return { kind: "unknown-outcome", near: outcome.near };
  if (outcome !== null && (isTimed || size > cases || sweep !== null)) return { kind: "no-early-end" };
  const solved = solveBeside(model, bounds.exactWork);
  const traps = findTraps(tree, model, solved.starts.filter(isAnswer));
  if (traps.length > 0) return refuse([...diagnostics, ...traps]);

  const grain = isTimed ? cases : 1;
  const exactWork = sweep === null ? bounds.exactWork : Math.min(bounds.exactWork, bounds.sweepExactWork / points);
  const asked = { seed, limit, size, grain, shardWork: bounds.shardWork, exactWork };
  const swept = sweep === null ? null : planSweep(model, sweep, asked);
  const whole = swept?.work ?? weighCase(model, settings, solved) * size;
  const work = whole / size / points;
  const heaviest = swept === null ? work : Math.max(...swept.settings.map((one) => one.work));
  const tooMuch = findOver([
    ["replication", Math.ceil(heaviest * grain), bounds.grainWork],
    ["work", Math.ceil(whole), Math.min(bounds.work, bounds.shardWork * bounds.shards)],
  ]);
  if (tooMuch !== null) return tooMuch;
  const shard = Math.max(1, Math.floor(bounds.shardWork / work / grain)) * grain;
  const plan: Plan = {
    ...settings,
    locale,
    trace: sweep === null ? trace : 0,
    aim: outcome === null ? null : { ...outcome, within: within! },
    exactWork,
    sweep,
    line: {
      size: size * points,
      grain,
      shard: Math.max(shard, Math.ceil((size * points) / grain / bounds.shards) * grain),
      stops: outcome !== null,
      settings: swept?.settings ?? null,
    },
    work,
  };
  return { kind: "planned", plan };
}

/** A sweep answers its outcomes at every point. */
function findSweepOver({ starts }: Model, sweep: Sweep | null, bounds: LongRunBounds): Planned | null {
  const rows = starts.reduce((sum, { outcomes }) => sum + outcomes.length + 1, 0);
  return findOver([["figures", rows * (sweep?.points ?? 0), bounds.figures]]);
}
