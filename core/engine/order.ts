import type { Model } from "../model/model.ts";
import { warmupCases } from "./arrivals.ts";
import { compile } from "./compile.ts";
import type { Program } from "./program.ts";
import type { RunOptions } from "./run-options.ts";

/** What is the same for all parts of a run. */
export interface Order {
  readonly program: Program;
  /** By start: the number of its first counted case. */
  readonly first: readonly number[];
  readonly cases: number;
  readonly seed: number;
  readonly limit: number;
  readonly replications: number;
}

/** Compiles a model for a run; options out of their range are a RangeError. */
export function prepare(model: Model, options: RunOptions): Order {
  const { cases, seed, limit, replications = model.settings.replications } = options;
  if (!Number.isInteger(replications) || replications < 1) throw new RangeError(`${replications} replications`);
  if (!Number.isSafeInteger(cases) || cases < 0) throw new RangeError(`${cases} cases`);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`seed ${seed}`);
  if (!Number.isInteger(limit) || limit < 1 || limit > 0x7fffffff) throw new RangeError(`limit ${limit}`);
  const program = compile(model);
  const first = program.starts.map(({ arrival }) => warmupCases(options.warmup ?? model.settings.warmup, arrival));
  return { program, first, cases, seed, limit, replications };
}
