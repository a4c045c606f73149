import type { Frames } from "./clock.ts";
import { countUpTo } from "./intervals.ts";
import type { Player, PlayerState } from "./types.ts";

export const slowestSpeed = 0.25;
export const fastestSpeed = 32;

/** A frame counts for at most this many seconds: after a stall the picture goes on from where it was. */
const longestFrame = 0.25;

/** What a player plays: how long it is, at which moments `step` stops (ascending), and seconds of simulation a second at speed 1. */
export interface Score {
  readonly duration: number;
  readonly moments: Float64Array;
  readonly rate: number;
  /** At which moments cases begin (ascending), for `stepCase`. */
  readonly cases?: Float64Array;
}

/** A player whose score the stage replaces when the trace changes. */
export interface StagePlayer extends Player {
  /** Takes another score and goes to `time` (the beginning if not given); keeps playing if it was and there is something to play. */
  load(score: Score, time?: number): void;
  /** Halts whenever playing comes to one of these moments (ascending). */
  haltAt(moments: Float64Array): void;
  destroy(): void;
}

/**
 * Makes the clock of a stage. It moves only while playing and visible, stops at the end, or begins again there with `loop`. `play` at the end
 * begins again. `seek` and `setSpeed` clamp (speed 0.25 to 32) and throw RangeError for a value that is no number.
 */
export function createPlayer(frames: Frames, options: { readonly loop: boolean }): StagePlayer {
  let score: Score = { duration: 0, moments: new Float64Array(0), rate: 1 };
  let state: PlayerState = { time: 0, duration: 0, playing: false, speed: 1, loop: options.loop };
  let halts: Float64Array = new Float64Array(0);
  let visible = true;
  let waiting = false;
  let last: number | null = null;
  let destroyed = false;
  const listeners = new Set<(state: PlayerState) => void>();

  function set(change: Partial<PlayerState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener(state);
    ask();
  }

  function ask(): void {
    if (waiting || destroyed || !state.playing || !visible) return;
    waiting = true;
    frames.request(tick);
  }

  function tick(now: number): void {
    waiting = false;
    if (destroyed || !state.playing || !visible) {
      last = null;
      return;
    }
    const passed = last === null ? 0 : Math.min(longestFrame, Math.max(0, (now - last) / 1000));
    last = now;
    const time = state.time + passed * state.speed * score.rate;
    const halting = halts[countUpTo(halts, state.time)];
    if (halting !== undefined && halting <= time) halt({ time: Math.min(halting, state.duration) });
    else if (time < state.duration) set({ time });
    else if (state.loop) set({ time: 0 });
    else halt({ time: state.duration });
  }

  function halt(change: Partial<PlayerState>): void {
    last = null;
    set({ ...change, playing: false });
  }

  function stepTo(moments: Float64Array, direction: 1 | -1): void {
    const before = countUpTo(moments, state.time);
    // The last moment that lies before the time, not at it.
    const earlier = before > 0 && moments[before - 1] === state.time ? before - 2 : before - 1;
    const time = direction === 1 ? (moments[before] ?? state.duration) : (moments[earlier] ?? 0);
    halt({ time: Math.min(state.duration, time) });
  }

  const forget = frames.onVisible((now) => {
    visible = now;
    last = null;
    ask();
  });

  return {
    get state() {
      return state;
    },
    play() {
      if (state.playing || state.duration === 0) return;
      last = null;
      set({ playing: true, time: state.time >= state.duration ? 0 : state.time });
    },
    pause() {
      if (state.playing) halt({});
    },
    seek(time) {
      if (Number.isNaN(time)) throw new RangeError(`cannot seek to ${time}`);
      set({ time: Math.min(state.duration, Math.max(0, time)) });
    },
    step: (direction) => stepTo(score.moments, direction),
    stepCase: (direction) => stepTo(score.cases ?? score.moments, direction),
    setLoop: (loop) => set({ loop }),
    haltAt(moments) {
      halts = moments;
    },
    setSpeed(speed) {
      if (Number.isNaN(speed)) throw new RangeError(`speed ${speed} is not a number`);
      set({ speed: Math.min(fastestSpeed, Math.max(slowestSpeed, speed)) });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    load(next, time = 0) {
      score = next;
      const playing = state.playing && next.duration > 0;
      set({ duration: next.duration, time: Math.min(next.duration, Math.max(0, time)), playing });
    },
    destroy() {
      destroyed = true;
      listeners.clear();
      forget();
    },
  };
}
