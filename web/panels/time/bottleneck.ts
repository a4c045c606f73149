import type { Results } from "#core/engine/results";
import type { Model } from "#core/model/model";

/** The lane that holds the cases up most. */
export interface Bottleneck {
  readonly lane: string;
  readonly label: string;
  /** Share of its capacity in use, 0 to 1. */
  readonly busy: number;
  /** Tokens that wait for it, averaged over time. */
  readonly queue: number;
}

/** The lane with a capacity that is busiest, of equally busy ones that with the longest mean queue; `null` where no lane has a capacity or none is used. */
export function findBottleneck({ lanes }: Model, results: Pick<Results, "lanes">): Bottleneck | null {
  let found: Bottleneck | null = null;
  for (const { id, label } of lanes) {
    const { utilisation = null, queue } = results.lanes[id] ?? {};
    if (utilisation === null || queue === undefined || utilisation === 0) continue;
    const next = { lane: id, label, busy: utilisation, queue: queue.mean };
    const busier = found === null || next.busy > found.busy + 1e-9;
    const longer = found !== null && Math.abs(next.busy - found.busy) <= 1e-9 && next.queue > found.queue;
    if (busier || longer) found = next;
  }
  return found;
}
