import type { Findings } from "./findings.ts";
import type { Lines } from "./lines.ts";
import type { Resolution } from "./resolution.ts";

/** Says which lines are understood but have no effect on a run yet: queues at lanes (T4), and replications (T5). */
export function checkLines({ lanes }: Resolution, lines: Lines, findings: Findings): void {
  for (const lane of lanes.keys()) {
    const line = lines.get("capacity", lane);
    if (line !== null) findings.add("flow/capacity-not-run", line.span, { lane: line.lane.text });
  }
  const replications = lines.get("setting", "replications");
  if (replications !== null) findings.add("flow/replications-not-run", replications.span);
}
