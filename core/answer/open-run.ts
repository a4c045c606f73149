import { LongRun } from "./long-run.ts";
import type { OpenRun } from "./opened.ts";
import type { Plan } from "./plan-run.ts";
import { readSource } from "./read.ts";
import { SweepRun } from "./sweep-run.ts";

/** Opens a planned run, of which the first `at` cases of its line are added already. The text has no errors: `planRun` saw to it. */
export function openRun(source: string, plan: Plan, at = 0): OpenRun {
  const read = readSource(source);
  return plan.sweep === null ? new LongRun(read, plan) : new SweepRun(read, plan, plan.sweep, at);
}
