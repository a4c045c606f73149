import type { Program } from "./program.ts";
import { studentQuantile } from "./student.ts";
import type { Tally } from "./tally.ts";
import { ticksPerSecond } from "./ticks.ts";
import type { Resources } from "./timed/resources.ts";
import { sumLimbs, toBigInt } from "./wide.ts";

/** What Student intervals are made from: the means of one replication (T5), times in seconds. */
export interface Means {
  /** By start: sojourn and waiting time of a case. */
  readonly time: readonly number[];
  readonly waiting: readonly number[];
  /** By lane. */
  readonly lanes: readonly LaneMeans[];
}

export interface LaneMeans {
  readonly utilisation: number;
  /** Seconds that a visit waited. */
  readonly waiting: number;
  /** Average length of the line. */
  readonly queue: number;
}

/** The means of one replication; without resources all lanes are idle. */
export function meansOf(program: Program, tallies: readonly Tally[], resources: Resources | null): Means {
  return {
    time: tallies.map(({ times, cases }) => mean(times.sum, cases)),
    waiting: tallies.map(({ waiting, cases }) => mean(waiting, cases)),
    lanes: laneMeans(program, resources),
  };
}

/** By lane: the means over the time that was measured; 0 where nothing was. */
export function laneMeans({ lanes, nodes }: Program, resources: Resources | null): readonly LaneMeans[] {
  if (resources === null) return lanes.id.map(() => ({ utilisation: 0, waiting: 0, queue: 0 }));
  const span = toBigInt(resources.span, 0, sumLimbs);
  const served = new Float64Array(lanes.count);
  const waits = lanes.id.map(() => 0n);
  const inLine = lanes.id.map(() => 0n);
  for (let node = 0; node < nodes.count; node++) {
    const lane = nodes.lane[node]!;
    served[lane] = served[lane]! + resources.served[node]!;
    waits[lane]! += toBigInt(resources.waits, node * sumLimbs, sumLimbs);
    inLine[lane]! += toBigInt(resources.inLine, node * sumLimbs, sumLimbs);
  }
  return lanes.id.map((_, lane) => ({
    utilisation: ratio(toBigInt(resources.used, lane * sumLimbs, sumLimbs), span * BigInt(lanes.capacity[lane]!)),
    waiting: served[lane]! > 0 ? Number(waits[lane]!) / served[lane]! / ticksPerSecond : 0,
    queue: ratio(inLine[lane]!, span),
  }));
}

/** Student's 95% interval of a mean, from the means of replications, as a property for an answer; none of fewer than two (T5). */
export function interval(means: readonly number[]): { readonly ci95?: readonly [number, number] } {
  const count = means.length;
  if (count < 2) return {};
  const centre = means.reduce((sum, each) => sum + each, 0) / count;
  const spread = means.reduce((sum, each) => sum + (each - centre) * (each - centre), 0) / (count - 1);
  const half = studentQuantile(count - 1) * Math.sqrt(spread / count);
  return { ci95: [centre - half, centre + half] };
}

/** A quotient of whole numbers; 0 of nothing. */
export function ratio(part: bigint, whole: bigint): number {
  return whole > 0n ? Number(part) / Number(whole) : 0;
}

function mean(ticks: Float64Array, cases: number): number {
  return cases > 0 ? Number(toBigInt(ticks, 0, sumLimbs)) / cases / ticksPerSecond : 0;
}
