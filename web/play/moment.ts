import { type CaseName, type Mode, modes } from "./modes.ts";

/** A moment of the view, as a link carries it. */
export interface Moment {
  /** Seconds of simulation; in the mode `all` since every case began. */
  readonly time: number;
  readonly mode: Mode;
  /** The case whose story is open. */
  readonly chosen: CaseName | null;
}

/** Reads `t`, `mode`, `start` and `case` of an address's query; `null` without a `t` that is a number of seconds from 0 on. */
export function readMoment(search: string): Moment | null {
  const query = new URLSearchParams(search);
  const written = query.get("t");
  const time = Number(written);
  if (written === null || written.trim() === "" || !Number.isFinite(time) || time < 0) return null;
  const mode = modes.find((each) => each === query.get("mode")) ?? "stream";
  const start = query.get("start");
  const number = Number(query.get("case") ?? Number.NaN);
  const chosen = start !== null && Number.isSafeInteger(number) && number >= 0 ? { start, case: number } : null;
  return { time, mode, chosen };
}

/** The query that `readMoment` reads, with its `?`. Times are rounded to a thousandth of a second. */
export function writeMoment({ time, mode, chosen }: Moment): string {
  const query = new URLSearchParams({ t: String(Math.round(time * 1000) / 1000) });
  if (mode !== "stream") query.set("mode", mode);
  if (chosen !== null) {
    query.set("start", chosen.start);
    query.set("case", String(chosen.case));
  }
  return `?${query}`;
}
