import type { Program } from "../program.ts";
import { walk } from "../walk.ts";
import { Arrivals } from "./arrivals.ts";
import { Clockwork } from "./clockwork.ts";
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
  const clockwork = new Clockwork(program, limit, arrivals);
  if (!clockwork.run(order.allowance, order.room)) return null;
  return {
    tallies: arrivals.map(({ first, quota }, start) => ({
      ...walk(routes, start, first, first + quota, seed, limit),
      times: clockwork.times[start]!.histogram(),
      ...clockwork.timesOf(start),
    })),
    flows: arrivals.map(({ arrived }, start) => {
      const departed = clockwork.ended[start]!;
      return { arrived, departed, turnedAway: 0, inFlight: arrived - departed };
    }),
    resources: clockwork.close(),
    work: clockwork.work,
  };
}
