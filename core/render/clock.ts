import type { Leg } from "./legs.ts";

/** A stay of the usual length takes this many seconds on the screen, a short or long one at least and at most so many. */
const usual = 0.8;
const shortest = 0.15;
const longest = 1.8;
/** The part of a stay that the way to it may take. */
export const wayPart = 0.7;

/** The stay that half of all stays are shorter than, in seconds of simulation; 1 where none takes time. */
export function usualStay(legs: readonly Leg[]): number {
  const stays = legs.map(({ since, until }) => until - since).filter((stay) => stay > 0);
  return stays.sort((a, b) => a - b)[stays.length >> 1] ?? 1;
}

/**
 * Seconds on the screen, from 0 on, for each moment of a case at which something begins or ends. The order is kept and so is what happens at the same
 * time; but long stays are shortened, and a way gets the `need` seconds that it takes to be followed by the eye.
 */
export function setClock(legs: readonly Leg[], stay: number, need: (leg: Leg) => number): ReadonlyMap<number, number> {
  const moments = [...new Set(legs.flatMap(({ since, until }) => [since, until]))].sort((a, b) => a - b);
  const least = new Map<number, number>();
  for (const leg of legs) {
    if (leg.doing === "tail") continue;
    const time = need(leg) / (leg.doing === "travel" ? 1 : wayPart);
    least.set(leg.since, Math.max(least.get(leg.since) ?? 0, time));
  }
  const clock = new Map<number, number>();
  let screen = 0;
  moments.forEach((moment, i) => {
    clock.set(moment, screen);
    const gap = (((moments[i + 1] ?? moment) - moment) / stay) * usual;
    screen += Math.max(least.get(moment) ?? 0, Math.min(longest, Math.max(shortest, gap)));
  });
  return clock;
}
