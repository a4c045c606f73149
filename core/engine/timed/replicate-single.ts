import type { Program } from "../program.ts";
import { walk } from "../walk.ts";
import { Arrivals } from "./arrivals.ts";
import { resourcesOf, timesOf } from "./clock-figures.ts";
import { runClock } from "./clockwork.ts";
import { runInKernel } from "./kernel-clock.ts";
import type { Replication, ReplicationOrder } from "./replicate.ts";

/** Whether all cases have one token only and no line is ever full: then `replicateSingle` gives what `replicate` does. */
export function isSingle({ starts, lanes }: Program): boolean {
  return starts.every(({ single }) => single) && lanes.queue.every((most) => most === Infinity);
}

/**
 * Runs one replication of a program that `isSingle`: the fast kernel, which must give the same bytes as `replicate`. It only keeps time. Since
 * nobody is turned away, each case passes what it passes without time (S7), and a walk of the same cases counts that: `routes` is the program
 * without its times.
 */
export function replicateSingle(order: ReplicationOrder, routes: Program): Replication | null {
  const { program, warmup, replication, seed, limit } = order;
  const arrivals = program.starts.map((start, i) => new Arrivals(start, replication, seed, warmup[i]!, order.cases));
  const { allowance, room } = order;
  const run =
    runInKernel(program, limit, arrivals, allowance, room) ?? runClock(program, limit, arrivals, allowance, room);
  if (run === "over") return null;
  const { figures, times, ended, work, lastEnd } = run;
  return {
    tallies: arrivals.map(({ first, quota }, start) => ({
      ...walk(routes, start, first, first + quota, seed, limit),
      times: times[start]!.histogram(),
      ...timesOf(figures, start),
    })),
    flows: arrivals.map(({ arrived }, start) => {
      const departed = ended[start]!;
      return { arrived, departed, turnedAway: 0, inFlight: arrived - departed };
    }),
    resources: resourcesOf(figures, lastEnd),
    work,
  };
}
