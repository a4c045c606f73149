import type { Ride } from "./rides.ts";

/** How far along its path a token is at a moment of the motion, as a part of the whole path; `null` before it sets out and after it is done. */
export function placeAt({ stops, length }: Ride, time: number): number | null {
  const [first, last] = [stops[0], stops.at(-1)];
  if (first === undefined || last === undefined || time < first.time || time >= last.time) return null;
  const next = stops.findIndex((stop) => stop.time > time);
  const [before, after] = [stops[next - 1]!, stops[next]!];
  const part = (time - before.time) / (after.time - before.time);
  return (before.place + (after.place - before.place) * part) / length;
}
