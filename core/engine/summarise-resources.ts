import { laneCosts } from "./costs.ts";
import type { Program } from "./program.ts";
import { interval, laneMeans, type Means, ratio } from "./replications.ts";
import type { LaneResult, Results } from "./results.ts";
import type { Tally } from "./tally.ts";
import { ticksPerSecond } from "./ticks.ts";
import type { Resources } from "./timed/resources.ts";
import { sumLimbs, toBigInt } from "./wide.ts";

/** The figures of all lanes; without resources nobody ever waits (T4). */
export function summariseLanes(
  program: Program,
  tallies: readonly Tally[],
  resources: Resources | null,
  means: readonly Means[],
): Results["lanes"] {
  const { lanes } = program;
  const costs = laneCosts(program, tallies);
  const over = laneMeans(program, resources);
  return Object.fromEntries(
    lanes.id.map((id, lane): [string, LaneResult] => {
      const { utilisation, waiting, queue } = over[lane]!;
      const max = resources?.longest[lane] ?? 0;
      if (lanes.capacity[lane] === 0) {
        return [id, { utilisation: null, waiting: { mean: 0 }, queue: { mean: 0, max: 0 }, cost: costs[lane]! }];
      }
      const { ci95 } = interval(means.map((each) => each.lanes[lane]!.utilisation));
      return [
        id,
        {
          utilisation,
          ...(ci95 === undefined ? {} : { utilisation_ci95: ci95 }),
          waiting: { mean: waiting, ...interval(means.map((each) => each.lanes[lane]!.waiting)) },
          queue: { mean: queue, max, ...interval(means.map((each) => each.lanes[lane]!.queue)) },
          cost: costs[lane]!,
        },
      ];
    }),
  );
}

/** The figures of the activities in lanes with a capacity. */
export function summariseNodes({ nodes, lanes }: Program, resources: Resources | null): Results["nodes"] {
  if (resources === null) return {};
  const span = toBigInt(resources.span, 0, sumLimbs);
  const figures = nodes.id.flatMap((id, node): [string, Results["nodes"][string]][] => {
    if (nodes.activity[node] === 0 || lanes.capacity[nodes.lane[node]!] === 0) return [];
    const served = resources.served[node]!;
    const waits = Number(toBigInt(resources.waits, node * sumLimbs, sumLimbs));
    const mean = ratio(toBigInt(resources.inLine, node * sumLimbs, sumLimbs), span);
    return [
      [
        id,
        {
          waiting: { mean: served > 0 ? waits / served / ticksPerSecond : 0 },
          queue: { mean, max: resources.nodeLongest[node]! },
        },
      ],
    ];
  });
  return Object.fromEntries(figures);
}
