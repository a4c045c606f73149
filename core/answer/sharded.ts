import type { Results } from "../engine/results.ts";
import { ShardedRun } from "../engine/sharded.ts";
import type { Locale } from "../messages/message.ts";
import { answerDiagnostics, hasError } from "./diagnostics.ts";
import { readSource } from "./read.ts";
import { type SimulateBody, solveBeside, writeBody } from "./simulate.ts";

/** Whole numbers; limit and replications are those of the text. */
export interface ShardedOptions {
  readonly cases: number;
  readonly seed: number;
  readonly trace: number;
  readonly locale: Locale;
  /** As in `Bounds` of `answerSimulate`. */
  readonly exactWork: number;
}

/** A run of a diagram in shards, and how its results are written. */
export interface ShardedAnswer {
  readonly run: ShardedRun;
  write(results: Results): SimulateBody;
}

/**
 * Makes ready to run the diagram in shards. Written, its results are the bytes of `answerSimulate` with exact values beside them, as far as those take
 * no more than `exactWork`. `null` if the text has errors; cases that only the exact answers show to be without end (E3) run into their limit.
 */
export function answerSharded(source: string, options: ShardedOptions): ShardedAnswer | null {
  const { model, diagnostics } = readSource(source);
  if (hasError(diagnostics)) return null;
  const { cases, seed, trace, locale, exactWork } = options;
  const { limit, replications } = model.settings;
  const run = new ShardedRun(model, { cases, seed, trace, limit, replications });
  return {
    run,
    write(results) {
      const told = answerDiagnostics(diagnostics, source, locale);
      return writeBody(results, told, solveBeside(model, exactWork), locale);
    },
  };
}
