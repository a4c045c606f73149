import { chooseManner, type Fitted, fitLayout, printOdds, printShape, type Room } from "./fitting.ts";
import type { LayoutAnswer, LayoutOrder } from "./layout.worker.ts";
import type { Reading } from "./reading.ts";
import type { Picture } from "./state.ts";

/** A reading with its drawing. */
export type Drawn = Omit<Picture, "ghost">;

/** Draws readings: small ones at once, others off the main thread. */
export interface Drawing {
  /**
   * Asks for the picture of a reading; of several that wait only the latest is drawn. While a slider is `live`, the drawing keeps its
   * places although the odds get wider or narrower.
   */
  draw(reading: Reading, live: boolean): void;
  /** Tells how much room there is; draws again where that calls for another manner. */
  fit(room: Room): void;
  destroy(): void;
}

/** Milliseconds that a drawing may take on the main thread. */
const budget = 8;
/** Drawings of more nodes are not tried on the main thread. */
const fewNodes = 60;

/** A drawing with what it was made from. */
interface Made extends Fitted {
  readonly shape: string;
  readonly odds: string;
}

/** Starts to draw; `tell` gets each picture. */
export function createDrawing(tell: (drawn: Drawn) => void): Drawing {
  let room: Room = { width: 0, height: 0 };
  let latest: Reading | null = null;
  let drawn: Made | null = null;
  let worker: Worker | null = null;
  let pending: { readonly id: number; readonly shape: string; readonly odds: string; readonly room: Room } | null =
    null;
  let asked = 0;
  /** The first drawing also pays for compiling the code, so its time says nothing about the next. */
  let warm = false;
  let slow = false;

  function drawLatest(live: boolean): void {
    if (latest === null || room.width === 0 || room.height === 0) return;
    const shape = printShape(latest.model);
    const odds = printOdds(latest.model);
    const same = drawn?.shape === shape && (live || drawn.odds === odds);
    if (drawn !== null && same && chooseManner(room, drawn.standard) === drawn.manner) {
      pending = null;
      tell({ reading: latest, layout: drawn.layout });
    } else if (slow || latest.model.nodes.length > fewNodes) drawLater(latest, shape, odds);
    else drawHere(latest, shape, odds);
  }

  function drawHere(reading: Reading, shape: string, odds: string): void {
    const begun = performance.now();
    const fitted = fitLayout(reading.model, room, drawn?.layout);
    slow = warm && performance.now() - begun > budget;
    warm = true;
    finish(reading, { ...fitted, shape, odds });
  }

  function drawLater(reading: Reading, shape: string, odds: string): void {
    if (pending?.shape === shape && pending.odds === odds && pending.room === room) return;
    pending = { id: ++asked, shape, odds, room };
    worker ??= startWorker();
    worker.postMessage({ id: asked, model: reading.model, room, before: drawn?.layout } satisfies LayoutOrder);
  }

  function startWorker(): Worker {
    const made = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    made.addEventListener("message", ({ data }: MessageEvent<LayoutAnswer>) => {
      if (pending?.id !== data.id || latest === null) return;
      const { shape, odds } = pending;
      pending = null;
      finish(latest, { ...data.fitted, shape, odds });
    });
    return made;
  }

  function finish(reading: Reading, made: Made): void {
    drawn = made;
    tell({ reading, layout: made.layout });
  }

  return {
    draw(reading, live) {
      latest = reading;
      drawLatest(live);
    },
    fit(next) {
      if (next.width === room.width && next.height === room.height) return;
      room = next;
      drawLatest(false);
    },
    destroy: () => worker?.terminate(),
  };
}
