import type { Layout } from "#core/layout/geometry";

/** The drawing on the way from one layout to another when so much (0..1) of the time is over. */
export type Glide = (from: Layout, to: Layout, done: number) => Layout;

/** A change from one layout to another, which takes a while. */
export interface LayoutChange {
  readonly going: boolean;
  /** Begins; with `fit` the camera keeps all in sight on the way. Says whether it did: without a glide layouts change at once. */
  begin(from: Layout, fit: boolean): boolean;
  /** From now on the camera keeps all in sight. */
  fit(): void;
  stop(): void;
  /** What the frame at `now` (milliseconds) shows on the way to a layout, which may be another than before; `null` where nothing changes. */
  step(to: Layout, now: number): { readonly layout: Layout; readonly fit: boolean } | null;
}

/** Milliseconds that a change takes. */
const length = 240;
/** The longest step of it between two frames, in milliseconds. */
const longestStep = 50;

export function createLayoutChange(glide: Glide | null): LayoutChange {
  let change: { readonly from: Layout; fit: boolean; spent: number; last: number | null } | null = null;
  return {
    get going() {
      return change !== null;
    },
    begin(from, fit) {
      if (glide === null) return false;
      change = { from, fit, spent: 0, last: null };
      return true;
    },
    fit() {
      if (change !== null) change.fit = true;
    },
    stop() {
      change = null;
    },
    step(to, now) {
      if (change === null || glide === null) return null;
      // After an edit there is much to do, and frames come late: the change waits for them, or nobody would see it.
      change.spent += Math.min(longestStep, now - (change.last ?? now));
      change.last = now;
      const { from, fit, spent } = change;
      const done = Math.min(1, spent / length);
      if (done === 1) change = null;
      return { layout: glide(from, to, done), fit };
    },
  };
}
