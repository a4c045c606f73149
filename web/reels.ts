import type { TraceColumns } from "#core/engine/results";
import type { Scenery } from "./page.ts";
import type { Reel } from "./running.ts";
import type { State } from "./state.ts";

/** Brings each trace on stage together with the picture of its text. */
export interface Reels {
  /** Takes a trace, which waits for its picture. */
  put(reel: Reel): void;
  /** Another diagram comes: its tokens set out from the beginning. */
  startAfresh(): void;
  render(state: State): void;
  /** Builds a page anew with `build`: what played on the old one goes on where it was. */
  carryOver(build: () => void, state: () => State): void;
}

export function createReels(now: () => Scenery): Reels {
  /** The trace that waits for its picture, and the one on stage. */
  let waiting: Reel | null = null;
  let onStage: TraceColumns | null = null;
  let fresh = true;

  function show({ picture }: State, trace: TraceColumns | null): void {
    onStage = trace;
    if (picture !== null) now().page.showTrace(picture.model, trace);
  }

  return {
    put(reel) {
      waiting = reel;
    },
    startAfresh() {
      fresh = true;
    },
    render(state) {
      if (state.finding === null && onStage !== null) show(state, null);
      if (waiting === null || state.picture?.reading.text !== waiting.text) return;
      const { trace, asked } = waiting;
      const restart = fresh || asked;
      waiting = null;
      fresh = false;
      show(state, trace);
      const { page, context } = now();
      if (asked) page.notices.say(context.words.run.done(context.figures, state.finding?.results.cases ?? 0));
      if (restart) page.begin();
    },
    carryOver(build, state) {
      const { time, playing, speed } = now().page.stage.player.state;
      build();
      if (onStage === null) return;
      show(state(), onStage);
      const { player } = now().page.stage;
      player.setSpeed(speed);
      player.seek(time);
      if (playing) player.play();
    },
  };
}
