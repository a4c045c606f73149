import type { State } from "./state.ts";

/** Holds the state; every change makes a new one and tells the listener once a turn, however many changes it brings. */
export interface Store {
  readonly state: State;
  update(change: Partial<State>): void;
}

/** Opens a store; `listen` is called after changes, before the next frame. */
export function createStore(initial: State, listen: (state: State, before: State) => void): Store {
  let state = initial;
  let told = initial;
  let due = false;

  function tell(): void {
    due = false;
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
      if (due) return;
      due = true;
      queueMicrotask(tell);
    },
  };
}
