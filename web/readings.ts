import type { Alteration, Origin } from "./document.ts";
import { type Reading, read, readAfter } from "./reading.ts";

/** Readings of a text that changes: short texts at each change, long ones when typing rests. */
export interface Readings {
  /** The text was changed so. */
  follow(alteration: Alteration): void;
  /** The reading of the text as it stands, whatever waits. */
  now(): Reading;
}

/** Milliseconds that reading may take while one types; texts that take longer are read when typing has rested for so many. */
const budget = 8;
const rest = 150;

/** Starts with a reading; `tell` gets each later one. */
export function createReadings(first: Reading, tell: (reading: Reading, origin: Origin) => void): Readings {
  let latest = first;
  let cost = 0;
  let waiting: { readonly text: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  function take(text: string, origin: Origin): void {
    if (waiting !== null) clearTimeout(waiting.timer);
    waiting = null;
    const begun = performance.now();
    latest = read(text);
    cost = performance.now() - begun;
    tell(latest, origin);
  }

  /** Another part of the page changed the text, mostly by a move of a slider. */
  function takeChange({ before, text, edits, origin }: Alteration): void {
    if (latest.text !== before || origin === "editor") {
      take(text, origin);
      return;
    }
    latest = readAfter(latest, text, edits);
    tell(latest, origin);
  }

  return {
    follow(alteration) {
      const { text, origin } = alteration;
      if (waiting !== null) clearTimeout(waiting.timer);
      waiting = null;
      if (origin === "editor" && cost > budget) waiting = { text, timer: setTimeout(take, rest, text, origin) };
      else takeChange(alteration);
    },
    now() {
      if (waiting !== null) take(waiting.text, "editor");
      return latest;
    },
  };
}
