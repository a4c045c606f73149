import type { TraceColumns } from "#core/engine/results";
import type { Layout } from "#core/layout/geometry";
import type { Model } from "#core/model/model";
import { palettes } from "#core/render/colours";
import { placeAt } from "#core/render/moment";
import { outline } from "#core/render/shapes";
import { moveCases, renderSvg } from "#core/render/svg";
import { rasterise } from "./image.ts";
import type { Origin } from "./origin.ts";

/** Seconds of a frame, frames at most, and the greatest width in pixels. */
export const frameSeconds = 0.08;
const mostFrames = 250;
const widest = 960;

/** What a moving picture is drawn from. */
export interface FilmOrder {
  readonly model: Model;
  readonly layout: Layout;
  readonly trace: TraceColumns;
  readonly theme: "light" | "dark";
  readonly locale: "en" | "fr";
  readonly origin: Origin;
}

/** Whoever waits for a file: told how many of its frames are there, and able to give it up. */
export interface Waiting {
  readonly signal: AbortSignal;
  tell(done: number, all: number): void;
}

/** Some cases of a trace on their way, frame by frame: what a frame shows depends on the trace and its number alone. */
export interface Film {
  /** Of even width and height, which codecs ask for. */
  readonly canvas: HTMLCanvasElement;
  readonly pen: CanvasRenderingContext2D;
  readonly frames: number;
  /** Draws a frame, from 0; a part of one lies between two. */
  paint(frame: number): void;
}

/** Makes ready to draw a film. Throws what the browser throws where it has no room for the picture. */
export async function openFilm({ model, layout, trace, theme, locale }: FilmOrder): Promise<Film> {
  const scale = Math.min(1, widest / layout.width);
  const still = await rasterise(renderSvg(model, layout, { theme, locale }), scale);
  const canvas = document.createElement("canvas");
  canvas.width = still.width + (still.width % 2);
  canvas.height = still.height + (still.height % 2);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (pen === null) throw new RangeError("no canvas");
  pen.fillStyle = palettes[theme].bg;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const motion = moveCases({ model, layout }, trace);
  const frames = motion === null ? 1 : Math.min(mostFrames, Math.ceil(motion.duration / frameSeconds));
  const paint = createPainter(pen, still, scale, model, layout, motion, palettes[theme]);
  return { canvas, pen, frames, paint: (frame) => paint(frame * frameSeconds) };
}

/** Paints the picture as it is at a moment: tokens lie over edges and under nodes and labels. */
function createPainter(
  pen: CanvasRenderingContext2D,
  still: HTMLCanvasElement,
  scale: number,
  model: Model,
  layout: Layout,
  motion: ReturnType<typeof moveCases>,
  { accent, bg }: { readonly accent: string; readonly bg: string },
): (time: number) => void {
  const above = new Path2D();
  for (const { id, shape } of model.nodes) {
    const box = layout.nodes[id];
    if (box !== undefined) above.addPath(new Path2D(outline(shape, box)));
  }
  const labels = [...Object.values(layout.edges).map(({ label }) => label), ...layout.loops.map(({ badge }) => badge)];
  for (const box of labels) if (box !== null) above.rect(box.x, box.y, box.width, box.height);
  const rides = (motion?.rides ?? []).map((ride) => {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", ride.path);
    return { ride, path, length: path.getTotalLength() };
  });
  return (time) => {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(still, 0, 0);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    for (const { ride, path, length } of rides) {
      const place = placeAt(ride, time);
      if (place === null) continue;
      const { x, y } = path.getPointAtLength(place * length);
      pen.beginPath();
      pen.arc(x, y, 6.5, 0, 2 * Math.PI);
      pen.fillStyle = bg;
      pen.fill();
      pen.beginPath();
      pen.arc(x, y, 5, 0, 2 * Math.PI);
      pen.fillStyle = accent;
      pen.fill();
    }
    pen.save();
    pen.clip(above);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(still, 0, 0);
    pen.restore();
  };
}
