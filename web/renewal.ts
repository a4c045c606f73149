import type { Later } from "./later.ts";
import type { Finding, State } from "./state.ts";

/**
 * Which finding is on show. What a run found changes half the page: while a slider moves, odds and exact shares do not wait for it, and it is renewed a few times a
 * second.
 */
export interface Renewal {
  /** The finding that is on show. */
  readonly shown: Finding | null;
  /** Takes a state: its finding is on show at once, or while a slider is `live` when its time has come. */
  take(state: State, live: boolean): void;
  destroy(): void;
}

/** Milliseconds from one finding to the next while a slider moves. */
const pause = 250;

/** Starts with no finding; `show` puts the latest state on show, after a frame, when its finding was renewed. */
export function createRenewal(later: Later, show: (state: State) => void): Renewal {
  let last: State | null = null;
  let shown: Finding | null = null;
  let renewed = 0;
  let resting: ReturnType<typeof setTimeout> | null = null;

  /** The latest state is asked for again when its time has come, since the hand may rest meanwhile. */
  function renew(): void {
    if (last === null || last.finding === shown) return;
    const left = renewed + pause - performance.now();
    if (left > 0) {
      resting ??= setTimeout(() => {
        resting = null;
        renew();
      }, left);
      return;
    }
    renewed = performance.now();
    later.put("finding", () => {
      if (last === null) return;
      shown = last.finding;
      show(last);
    });
  }

  return {
    get shown() {
      return shown;
    },
    take(state, live) {
      last = state;
      if (live) renew();
      else shown = state.finding;
    },
    destroy() {
      if (resting !== null) clearTimeout(resting);
    },
  };
}
