import type { State } from "./state.ts";

/** Holds the state; every change makes a new one and tells the listener once a turn, however many changes it brings. */
export interface Store {
  readonly state: State;
  update(change: Partial<State>): void;
}

/**
 * Opens a store; `listen` is called after changes, before the next frame. While `inFrame` says so it is called in that frame: what then changes on the page is
 * styled and laid out once, and not once more for what the frame itself changes.
 */
export function createStore(
  initial: State,
  listen: (state: State, before: State) => void,
  inFrame: () => boolean,
): Store {
  let state = initial;
  let told = initial;
  let due: "turn" | "frame" | null = null;

  function tell(): void {
    if (due === null) return;
    due = null;
    const before = told;
    told = state;
    listen(state, before);
  }

  return {
    get state() {
      return state;
    },
    update(change) {
      state = { ...state, ...change };
      const next = inFrame() ? "frame" : "turn";
      if (due === "turn" || due === next) return;
      due = next;
      if (next === "frame") requestAnimationFrame(tell);
      else queueMicrotask(tell);
    },
  };
}
