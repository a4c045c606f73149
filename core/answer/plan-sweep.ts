import { moveModel } from "../analysis/move-model.ts";
import type { Model } from "../model/model.ts";
import type { Settings } from "./cut-line.ts";
import { solveBeside } from "./simulate.ts";
import { weighCase } from "./weigh-run.ts";

/** Odds of one edge that are run one after another: so many points from 0 to 1, evenly. */
export interface Sweep {
  /** Id of the edge. */
  readonly edge: string;
  /** At least 2. */
  readonly points: number;
}

/** The odds of each point of a sweep. */
export function listOdds({ points }: Sweep): readonly number[] {
  return Array.from({ length: points }, (_, i) => i / (points - 1));
}

/** What is known of the runs of a sweep before they are begun. */
export interface SweepPlan {
  /** Neighbours that are cut alike, together. */
  readonly settings: readonly Settings[];
  /** Decisions of the whole. */
  readonly work: number;
}

/** How much goes into the plan of a sweep. */
interface Measure {
  readonly seed: number;
  readonly limit: number;
  /** Cases of one point, all replications together. */
  readonly size: number;
  /** Where none may be cut: the cases of a replication. */
  readonly grain: number;
  readonly shardWork: number;
  /** Work of the exact values of one point. */
  readonly exactWork: number;
}

/** Works out what each point of a sweep takes, and in how many shards it is run: one, or two, four, eight ... */
export function planSweep(model: Model, sweep: Sweep, measure: Measure): SweepPlan {
  const { seed, limit, size, grain, shardWork, exactWork } = measure;
  const settings: { points: number; shards: number; work: number }[] = [];
  let whole = 0;
  for (const odds of listOdds(sweep)) {
    const moved = moveModel(model, sweep.edge, odds);
    const work = weighCase(moved, { seed, limit }, solveBeside(moved, exactWork), 1 / sweep.points);
    whole += work * size;
    const rounded = roundUp(Math.ceil(work));
    const shards = Math.min(roundUp((rounded * size) / shardWork), Math.max(1, size / grain));
    const last = settings.at(-1);
    if (last?.shards === shards && last.work === rounded) last.points++;
    else settings.push({ points: 1, shards, work: rounded });
  }
  return { settings, work: whole };
}

/** The next power of two, so that points which take about the same are cut alike. */
function roundUp(value: number): number {
  let power = 1;
  while (power < value) power *= 2;
  return power;
}
