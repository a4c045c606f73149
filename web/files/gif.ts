import { applyPalette, GIFEncoder, quantize } from "gifenc";
import type { TraceColumns } from "#core/engine/results";
import type { Layout } from "#core/layout/geometry";
import type { Model } from "#core/model/model";
import { palettes } from "#core/render/colours";
import { placeAt } from "#core/render/moment";
import { outline } from "#core/render/shapes";
import { moveCases, renderSvg } from "#core/render/svg";
import { rasterise } from "./image.ts";
import type { Origin } from "./make-file.ts";

/** Seconds of a frame, frames at most, and the greatest width in pixels. */
const frame = 0.08;
const mostFrames = 250;
const widest = 960;

interface GifOptions {
  readonly theme: "light" | "dark";
  readonly locale: "en" | "fr";
  readonly origin: Origin;
}

/** Draws some cases of a trace on their way as a GIF that runs for ever: what is seen at each moment depends on the trace and the time alone. */
export async function drawGif(
  model: Model,
  layout: Layout,
  trace: TraceColumns,
  { theme, locale, origin }: GifOptions,
): Promise<Blob> {
  const scale = Math.min(1, widest / layout.width);
  const still = await rasterise(renderSvg(model, layout, { theme, locale }), scale);
  const { width, height } = still;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const motion = moveCases({ model, layout }, trace);
  if (pen === null) throw new RangeError("no canvas");
  const frames = motion === null ? 1 : Math.min(mostFrames, Math.ceil(motion.duration / frame));
  const paint = createPainter(pen, still, scale, model, layout, motion, palettes[theme]);
  const gif = GIFEncoder();
  paint((frames * frame) / 2);
  // One place of the palette is for what stays as it was.
  const colours = quantize(pen.getImageData(0, 0, width, height).data, 255);
  const clear = colours.length;
  const palette = [...colours, [0, 0, 0]];
  let last: Uint8Array | null = null;
  for (let at = 0; at < frames; at++) {
    paint(at * frame);
    const shown = applyPalette(pen.getImageData(0, 0, width, height).data, colours);
    const before = last;
    const changed = before === null ? shown : shown.map((colour, i) => (colour === before[i] ? clear : colour));
    gif.writeFrame(changed, width, height, {
      ...(at === 0 && { palette }),
      delay: frame * 1000,
      repeat: 0,
      ...(at > 0 && { transparent: true, transparentIndex: clear, dispose: 1 }),
    });
    last = shown;
    // The page stays alive meanwhile.
    if (at % 8 === 7) await new Promise((resolve) => setTimeout(resolve));
  }
  gif.finish();
  const bytes = gif.bytes();
  const comment = writeComment(`Flowodds ${origin.engine}, seed ${origin.seed}\n${origin.text}`);
  return new Blob([bytes.slice(0, -1), comment, bytes.slice(-1)], { type: "image/gif" });
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

/** A comment extension (GIF89a, 24): UTF-8 in blocks of at most 255 bytes. */
function writeComment(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text);
  const written: number[] = [0x21, 0xfe];
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.subarray(at, at + 255);
    written.push(block.length, ...block);
  }
  return new Uint8Array([...written, 0]);
}
