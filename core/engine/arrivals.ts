import type { Arrival } from "../language/tree.ts";
import { ln } from "./ln.ts";
import { arrivalUniform, caseKey } from "./stream.ts";
import { addTicks, maxTicks, toTicks } from "./ticks.ts";

/**
 * When cases arrive at a start, in ticks since the clock began (S2, T3): the `count` cases from the case `first` on. `every` begins at 0, `at once` stays
 * there; a Poisson process draws each gap, the first one too, from the case's own number. `start` is the hash of the start's id.
 */
export function arrivalTimes(
  arrival: Arrival,
  seed: number,
  start: number,
  first: number,
  count: number,
): Float64Array {
  const times = new Float64Array(count);
  if (arrival.kind === "every") return times.map((_, i) => Math.min(toTicks(arrival.seconds) * i, maxTicks));
  if (arrival.kind !== "poisson") return times;
  let clock = 0;
  return times.map((_, i) => {
    const number = first + i;
    const gap = -ln(1 - arrivalUniform(caseKey(seed, start, number), number)) / arrival.rate;
    clock = addTicks(clock, toTicks(gap));
    return clock;
  });
}

/**
 * How many cases come before the counted ones (T5). A warm-up in seconds covers the cases that are expected to arrive in it; cases that arrive at once
 * have none.
 */
export function warmupCases(
  warmup: { readonly value: number; readonly unit: "cases" | "seconds" },
  arrival: Arrival,
): number {
  const { value, unit } = warmup;
  const cases = unit === "cases" ? value : value * rateOf(arrival);
  return cases > 0 ? Math.min(Math.ceil(cases), mostWarmup) : 0;
}

/** Case numbers stay whole up to here, with room for the counted ones. */
const mostWarmup = 4_503_599_627_370_496;

function rateOf(arrival: Arrival): number {
  if (arrival.kind === "every") return arrival.seconds > 0 ? 1 / arrival.seconds : 0;
  return arrival.kind === "poisson" ? arrival.rate : 0;
}
