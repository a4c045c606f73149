import { applyPalette, GIFEncoder, quantize } from "gifenc";
import { type Film, type FilmOrder, frameSeconds, openFilm, type Waiting } from "./film.ts";
import { sayOrigin } from "./origin.ts";

/** Draws a film as a GIF that runs for ever; its origin stands in a comment. Throws the signal's reason once it is given up. */
export async function drawGif(order: FilmOrder, waiting: Waiting): Promise<Blob> {
  const film = await openFilm(order);
  const { width, height } = film.canvas;
  const gif = GIFEncoder();
  film.paint(film.frames / 2);
  // One place of the palette is for what stays as it was.
  const colours = quantize(read(film), 255);
  const clear = colours.length;
  const palette = [...colours, [0, 0, 0]];
  let last: Uint8Array | null = null;
  for (let at = 0; at < film.frames; at++) {
    film.paint(at);
    const shown = applyPalette(read(film), colours);
    const before = last;
    const changed = before === null ? shown : shown.map((colour, i) => (colour === before[i] ? clear : colour));
    gif.writeFrame(changed, width, height, {
      ...(at === 0 && { palette }),
      delay: frameSeconds * 1000,
      repeat: 0,
      ...(at > 0 && { transparent: true, transparentIndex: clear, dispose: 1 }),
    });
    last = shown;
    waiting.tell(at + 1, film.frames);
    // The page stays alive meanwhile.
    if (at % 8 === 7) await new Promise((resolve) => setTimeout(resolve));
    waiting.signal.throwIfAborted();
  }
  gif.finish();
  const bytes = gif.bytes();
  return new Blob([bytes.slice(0, -1), writeComment(sayOrigin(order.origin)), bytes.slice(-1)], { type: "image/gif" });
}

function read({ canvas, pen }: Film): Uint8ClampedArray {
  return pen.getImageData(0, 0, canvas.width, canvas.height).data;
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
