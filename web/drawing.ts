import type { Measure } from "#core/layout/measure";
import type { Model } from "#core/model/model";
import { sharesAllButOdds } from "./all-but-odds.ts";
import { type Fitted, fitLayout, printOdds, printShape, type Room, suits } from "./fitting.ts";
import type { LayoutAnswer, LayoutOrder } from "./layout.worker.ts";
import type { Reading } from "./reading.ts";
import { createRuler } from "./ruler.ts";
import { foldLanes } from "./stage/fold.ts";
import type { Picture } from "./state.ts";

/** A reading with its drawing. */
export type Drawn = Omit<Picture, "ghost">;

/** Draws readings: small ones at once, others off the main thread. */
export interface Drawing {
  /** Measures text as the drawing does. */
  readonly measure: Measure;
  /**
   * Asks for the picture of a reading; of several that wait only the latest is drawn. Where there is not room for all lanes, those that the cases of `start`
   * never come to are left out. While a slider is `live`, the drawing keeps its places although the odds get wider or narrower.
   */
  draw(reading: Reading, start: string | null, live: boolean): void;
  /** Tells how much room there is; draws again where that calls for another manner. */
  fit(room: Room): void;
  /** Shows all lanes although there is not room for them, or leaves some out again; another start or diagram leaves them out. */
  spread(all: boolean): void;
  destroy(): void;
}

/** Milliseconds that a drawing may take on the main thread. */
const budget = 8;
/** Drawings of more nodes are not tried on the main thread. */
const fewNodes = 60;

/** What a drawing is made from, as texts and values to compare. */
interface Cause {
  readonly shape: string;
  readonly odds: string;
  readonly start: string | null;
  readonly all: boolean;
  readonly widths: object;
}

/** Starts to draw; `tell` gets each picture. Where something is `shown` meanwhile the first drawing too is made off the main thread. */
export function createDrawing(tell: (drawn: Drawn) => void, shown: boolean): Drawing {
  let room: Room = { width: 0, height: 0 };
  let latest: { readonly reading: Reading; readonly start: string | null } | null = null;
  let drawn: { readonly fitted: Fitted; readonly cause: Cause } | null = null;
  let printed: { readonly model: Model; readonly shape: string } | null = null;
  let worker: Worker | null = null;
  let pending: { readonly id: number; readonly cause: Cause; readonly room: Room } | null = null;
  let asked = 0;
  /** All lanes were asked for although there is not room for them. */
  let all = false;
  /** The first drawing also pays for compiling the code, so its time says nothing about the next. */
  let warm = false;
  let slow = false;
  const ruler = createRuler(() => drawLatest(false));

  function drawLatest(live: boolean): void {
    if (latest === null || room.width === 0 || room.height === 0) return;
    const { reading, start } = latest;
    const { model } = reading;
    const alike = printed !== null && sharesAllButOdds(printed.model, model);
    if (!alike) ruler.learn(model);
    const shape = printed !== null && alike ? printed.shape : printShape(model);
    printed = { model, shape };
    const cause: Cause = { shape, odds: printOdds(model), start, all, widths: ruler.widths };
    const kept = drawn !== null && isSame(drawn.cause, cause, live, drawn.fitted.rest !== null);
    if (drawn !== null && kept && suits(drawn.fitted, model, room, all ? null : start)) {
      pending = null;
      show(drawn.fitted);
    } else if (slow || model.nodes.length > fewNodes || (shown && drawn === null)) drawLater(reading, cause);
    else drawHere(reading, cause);
  }

  function drawHere({ model }: Reading, cause: Cause): void {
    const begun = performance.now();
    const fitted = fitLayout(model, { ...wanted(cause), measure: ruler.measure });
    slow = warm && performance.now() - begun > budget;
    warm = true;
    finish(fitted, cause);
  }

  function drawLater({ model }: Reading, cause: Cause): void {
    if (pending !== null && isSame(pending.cause, cause, false, true) && pending.room === room) return;
    pending = { id: ++asked, cause, room };
    worker ??= startWorker();
    worker.postMessage({ id: asked, model, widths: ruler.widths, ...wanted(cause) } satisfies LayoutOrder);
  }

  function wanted({ start }: Cause): Pick<LayoutOrder, "room" | "start" | "before"> {
    return { room, start: all ? null : start, before: drawn?.fitted ?? null };
  }

  function startWorker(): Worker {
    const made = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    made.addEventListener("message", ({ data }: MessageEvent<LayoutAnswer>) => {
      if (pending?.id !== data.id) return;
      const { cause } = pending;
      pending = null;
      finish(data.fitted, cause);
    });
    return made;
  }

  function finish(fitted: Fitted, cause: Cause): void {
    drawn = { fitted, cause };
    show(fitted);
  }

  function show({ layout, folded }: Fitted): void {
    if (latest === null) return;
    const { reading, start } = latest;
    const { model } = reading;
    if (start === null || !(folded || all)) {
      tell({ reading, layout, model, folding: null });
      return;
    }
    const less = foldLanes(model, start);
    const folding = less.lanes.length === 0 ? null : { lanes: less.lanes, folded };
    tell({ reading, layout, model: folded ? less.model : model, folding });
  }

  return {
    measure: ruler.measure,
    draw(reading, start, live) {
      if (latest !== null && latest.start !== start) all = false;
      latest = { reading, start };
      drawLatest(live);
    },
    fit(next) {
      if (next.width === room.width && next.height === room.height) return;
      room = next;
      drawLatest(false);
    },
    spread(wish) {
      all = wish;
      drawLatest(false);
    },
    destroy: () => worker?.terminate(),
  };
}

/** Whether two causes give the same drawing: while a slider is `live` whatever the odds, and whatever the start unless that `folds` lanes. */
function isSame(a: Cause, b: Cause, live: boolean, folds: boolean): boolean {
  const start = !folds || (a.start === b.start && a.all === b.all);
  return a.shape === b.shape && (live || a.odds === b.odds) && start && a.widths === b.widths;
}
