import { moveModel } from "../analysis/move-model.ts";
import { run } from "../engine/run.ts";
import { answerDiagnostics } from "./diagnostics.ts";
import type { Plan } from "./plan-run.ts";
import { listOdds, type Sweep } from "./plan-sweep.ts";
import { readSource } from "./read.ts";
import { solveBeside } from "./simulate.ts";
import { type SweepBody, writePoint, writeSweep } from "./sweep-point.ts";

/** A planned sweep by one machine, one point after another: what the shards of a `SweepRun` add up to has the same bytes. */
export function answerSweep(source: string, plan: Plan, sweep: Sweep): SweepBody {
  const { model, diagnostics } = readSource(source);
  const { cases, seed, limit, replications, locale } = plan;
  const points = listOdds(sweep).map((odds) => {
    const moved = moveModel(model, sweep.edge, odds);
    const results = run(moved, { cases, seed, limit, replications, trace: 0 });
    return writePoint(odds, results, solveBeside(moved, plan.exactWork), locale);
  });
  return writeSweep({ ...plan, edge: sweep.edge }, answerDiagnostics(diagnostics, source, locale), points);
}
