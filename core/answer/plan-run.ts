import { usesCapacity } from "../engine/capacity.ts";
import type { Locale } from "../messages/message.ts";
import type { Model } from "../model/model.ts";
import type { Line } from "./cut-line.ts";
import { answerDiagnostics, type DiagnosticAnswer, hasError } from "./diagnostics.ts";
import { findOutcome } from "./names.ts";
import { readSource } from "./read.ts";
import { countFigures, isAnswer, solveBeside } from "./simulate.ts";
import { findTraps } from "./traps.ts";
import { weighCase } from "./weigh-run.ts";

/** What is asked of a long run: whole numbers, in the ranges of `SimulateOptions`; those left out are the text's own. */
export interface LongRunOptions {
  readonly locale: Locale;
  readonly cases?: number | undefined;
  readonly replications?: number | undefined;
  readonly seed?: number | undefined;
  readonly limit?: number | undefined;
  readonly trace?: number | undefined;
  /** An outcome: the run ends as soon as the 95% interval of its share is known to plus or minus `within`, at every start that has it. */
  readonly until?: string | undefined;
  /** Above 0. */
  readonly within?: number | undefined;
}

/** How much may be asked of a long run. */
export interface LongRunBounds {
  /** Cases at each start, all replications together. */
  readonly cases: number;
  readonly steps: number;
  readonly figures: number;
  readonly exactWork: number;
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
  readonly exactWork: number;
  readonly line: Line;
  /** Expected work of a case, in decisions (`weighCase`). */
  readonly work: number;
}

export type Planned =
  | { readonly kind: "planned"; readonly plan: Plan }
  | { readonly kind: "refused"; readonly diagnostics: readonly DiagnosticAnswer[] }
  | {
      readonly kind: "over-bound";
      readonly what: "cases" | "steps" | "figures" | "work" | "replication";
      readonly found: number;
      readonly most: number;
    }
  | { readonly kind: "unknown-outcome"; readonly near: readonly string[] }
  /** A run of several replications, or one with waiting cases, ends with its last one. */
  | { readonly kind: "no-early-end" };

/** Makes ready for a long run: the same text, options and bounds give the same plan. */
export function planRun(source: string, options: LongRunOptions, bounds: LongRunBounds): Planned {
  const { tree, model, diagnostics } = readSource(source);
  const { locale, until, within } = options;
  const refuse = (found: typeof diagnostics): Planned => {
    return { kind: "refused", diagnostics: answerDiagnostics(found, source, locale) };
  };
  if (hasError(diagnostics)) return refuse(diagnostics);
  const { cases, replications, seed, limit } = chooseSettings(model, options);
  const size = cases * replications;
  const over = findOver([
    ["cases", size, bounds.cases],
    ["steps", limit, bounds.steps],
    ["figures", countFigures(model), bounds.figures],
  ]);
  if (over !== null) return over;
  const isTimed = usesCapacity(model);
  const outcome = until === undefined || within === undefined ? null : findOutcome(model, until);
  if (outcome !== null && "kind" in outcome) return { kind: "unknown-outcome", near: outcome.near };
  if (outcome !== null && (isTimed || replications > 1)) return { kind: "no-early-end" };
  const solved = solveBeside(model, bounds.exactWork);
  const traps = findTraps(tree, model, solved.starts.filter(isAnswer));
  if (traps.length > 0) return refuse([...diagnostics, ...traps]);

  const work = weighCase(model, { seed, limit }, solved);
  const grain = isTimed ? cases : 1;
  const tooMuch = findOver([
    ["replication", Math.ceil(work * grain), bounds.grainWork],
    ["work", Math.ceil(work * size), Math.min(bounds.work, bounds.shardWork * bounds.shards)],
  ]);
  if (tooMuch !== null) return tooMuch;
  const shard = Math.max(1, Math.floor(bounds.shardWork / work / grain)) * grain;
  const plan: Plan = {
    locale,
    cases,
    replications,
    seed,
    limit,
    trace: options.trace ?? 0,
    aim: outcome === null ? null : { ...outcome, within: within! },
    exactWork: bounds.exactWork,
    line: {
      size,
      grain,
      shard: Math.max(shard, Math.ceil(size / grain / bounds.shards) * grain),
      stops: outcome !== null,
    },
    work,
  };
  return { kind: "planned", plan };
}

function chooseSettings(model: Model, options: LongRunOptions) {
  const { settings } = model;
  return {
    cases: options.cases ?? settings.cases,
    replications: options.replications ?? settings.replications,
    seed: options.seed ?? settings.seed,
    limit: options.limit ?? settings.limit,
  };
}

type What = Extract<Planned, { kind: "over-bound" }>["what"];

function findOver(asked: readonly (readonly [What, number, number])[]): Planned | null {
  const over = asked.find(([, found, most]) => found > most);
  return over === undefined ? null : { kind: "over-bound", what: over[0], found: over[1], most: over[2] };
}
