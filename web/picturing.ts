import type { Measure } from "#core/layout/measure";
import { find } from "./dom.ts";
import { createDrawing } from "./drawing.ts";
import { examples } from "./examples/examples.ts";
import { isEmpty, type Reading, read } from "./reading.ts";
import type { Store } from "./store.ts";

/** Keeps a picture of the text in the store, as large as the room for it asks. */
export interface Picturing {
  /** Measures text as the drawing does. */
  readonly measure: Measure;
  /** Draws the reading; while it has errors the last picture stays, and while there is nothing the first diagram shows through. */
  draw(): void;
  /** Shows the lanes that were folded for want of room, or folds them again. */
  spread(all: boolean): void;
}

/** Starts without a picture; while a slider is `live` the drawing keeps its places. */
export function createPicturing(store: Store, live: () => boolean): Picturing {
  const drawing = createDrawing(
    (drawn) => store.update({ picture: { ...drawn, ghost: drawn.reading === ghostReading } }),
    document.documentElement.dataset.first !== undefined,
  );
  new ResizeObserver(([entry]) => {
    if (entry !== undefined) drawing.fit({ width: entry.contentRect.width, height: entry.contentRect.height });
  }).observe(find("diagram-view"));

  return {
    measure: drawing.measure,
    draw() {
      const { picture, reading, start } = store.state;
      const kept = picture !== null && !picture.ghost;
      const sound = reading.errors.length === 0;
      if (isEmpty(reading) && (sound || !kept)) drawing.draw(ghost(), null, false);
      else if (sound || !kept) drawing.draw(reading, chooseStart(reading, start), live());
    },
    spread: drawing.spread,
  };
}

/** The start whose lanes stay in sight: the chosen one where the reading has it, else its first; `null` where it has none. */
function chooseStart({ model }: Reading, chosen: string | null): string | null {
  const starts = model.starts.flatMap(({ node }) => model.nodes[node]?.id ?? []);
  return starts.find((start) => start === chosen) ?? starts[0] ?? null;
}

/** What shows through while there is no text. */
let ghostReading: Reading | null = null;
function ghost(): Reading {
  ghostReading ??= read(examples.seed);
  return ghostReading;
}
