import { solveBeside } from "#core/answer/simulate";
import { weighCase } from "#core/answer/weigh-run";
import { exactWorkOfRun } from "#core/answer/work";
import type { Model } from "#core/model/model";

/** Nanoseconds of one core that a decision takes in a browser, about, as long as no run has shown it. */
const decision = 5;

/** Seconds that a run, before any run of its text, of so many cases at each start takes on so many cores of this machine, about. */
export function estimateTime(model: Model, cases: number, cores: number): number {
  const { seed, limit, replications } = model.settings;
  const work = weighCase(model, { seed, limit }, solveBeside(model, exactWorkOfRun));
  return (work * cases * replications * decision) / 1e9 / Math.max(1, cores);
}
