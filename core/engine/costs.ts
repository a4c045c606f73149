import type { Program } from "./program.ts";
import type { Tally } from "./tally.ts";
import { ticksPerSecond } from "./ticks.ts";
import { sumLimbs, toBigInt } from "./wide.ts";

/** The service time that all cases took together, in ticks. */
export function serviceTicks(program: Program, tally: Tally): bigint {
  let sum = 0n;
  for (let node = 0; node < program.nodes.count; node++) sum += ticksAt(program, tally, node);
  return sum;
}

/** What all cases cost together: visits at the price of their node, and the time that activities occupied their lanes at the lane's (T4). */
export function costOf(program: Program, tally: Tally): number {
  let cost = 0;
  for (const lane of laneCosts(program, [tally])) cost += lane;
  for (let node = 0; node < program.nodes.count; node++)
    cost += tally.visits[node]! * program.nodes.costPerVisit[node]!;
  return cost;
}

/** By lane: what the time that activities occupied it costs, over all tallies. */
export function laneCosts(program: Program, tallies: readonly Tally[]): readonly number[] {
  const { nodes, lanes } = program;
  const ticks = Array.from(lanes.id, () => 0n);
  for (const tally of tallies) {
    for (let node = 0; node < nodes.count; node++) {
      if (nodes.activity[node] === 1) ticks[nodes.lane[node]!]! += ticksAt(program, tally, node);
    }
  }
  return ticks.map((sum, lane) => (Number(sum) / ticksPerSecond) * lanes.costPerSecond[lane]!);
}

function ticksAt({ nodes }: Program, tally: Tally, node: number): bigint {
  const constant = nodes.ticks[node]!;
  return constant < 0
    ? toBigInt(tally.service, node * sumLimbs, sumLimbs)
    : BigInt(tally.visits[node]!) * BigInt(constant);
}
