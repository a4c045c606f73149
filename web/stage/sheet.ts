import { type Stamp, type StampSet, subPixels } from "./stamps.ts";

/** Side of the squares in which changes of a sheet are kept track of, in pixels. */
const tile = 64;

/** Pixels with straight alpha that stamps are put on; it knows which of them changed since they were last shown. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Puts the stamp for a place (in pixels) on the sheet, its origin there. */
  put(stamps: StampSet, x: number, y: number): void;
  /** Wipes off every stamp put since the last wipe. */
  wipe(): void;
  /** Calls `show` with rectangles that hold all that changed since the last call. */
  flush(show: (x: number, y: number, width: number, height: number) => void): void;
}

/** Makes an empty sheet. */
export function createSheet(width: number, height: number): Sheet {
  const pixels = new Uint8ClampedArray(width * height * 4);
  const words = new Uint32Array(pixels.buffer);
  const columns = Math.ceil(width / tile);
  const rows = Math.ceil(height / tile);
  const changed = new Uint8Array(columns * rows);
  const placed: { stamp: Stamp; left: number; top: number }[] = [];
  let count = 0;

  function mark(stamp: Stamp, left: number, top: number): void {
    const lastRow = Math.min(rows - 1, Math.floor((top + stamp.height - 1) / tile));
    const lastColumn = Math.min(columns - 1, Math.floor((left + stamp.width - 1) / tile));
    for (let row = Math.max(0, Math.floor(top / tile)); row <= lastRow; row++) {
      for (let column = Math.max(0, Math.floor(left / tile)); column <= lastColumn; column++)
        changed[row * columns + column] = 1;
    }
  }

  return {
    width,
    height,
    pixels,
    put(stamps, x, y) {
      const px = Math.floor(x * subPixels + 0.5);
      const py = Math.floor(y * subPixels + 0.5);
      const wx = Math.floor(px / subPixels);
      const wy = Math.floor(py / subPixels);
      const stamp = stamps[(py - wy * subPixels) * subPixels + (px - wx * subPixels)]!;
      const left = wx - stamp.originX;
      const top = wy - stamp.originY;
      if (left >= width || top >= height || left + stamp.width <= 0 || top + stamp.height <= 0) return;
      lay(stamp, words, width, height, left, top);
      const place = placed[count];
      if (place === undefined) placed.push({ stamp, left, top });
      else {
        place.stamp = stamp;
        place.left = left;
        place.top = top;
      }
      count++;
      mark(stamp, left, top);
    },
    wipe() {
      for (let i = 0; i < count; i++) {
        const { stamp, left, top } = placed[i]!;
        const last = Math.min(stamp.height, height - top);
        for (let row = Math.max(0, -top); row < last; row++) {
          const line = (top + row) * width;
          const from = line + Math.max(0, left + stamp.from[row]!);
          const to = line + Math.min(width, left + stamp.to[row]!);
          for (let word = from; word < to; word++) words[word] = 0;
        }
        mark(stamp, left, top);
      }
      count = 0;
    },
    flush(show) {
      for (let row = 0; row < rows; row++) {
        let column = 0;
        while (column < columns) {
          if (changed[row * columns + column] === 0) {
            column++;
            continue;
          }
          const first = column;
          while (column < columns && changed[row * columns + column] === 1) changed[row * columns + column++] = 0;
          const x = first * tile;
          const y = row * tile;
          show(x, y, Math.min(width, column * tile) - x, Math.min(height, y + tile) - y);
        }
      }
    },
  };
}

/** Lays a stamp over what is on the pixels. */
function lay(stamp: Stamp, words: Uint32Array, width: number, height: number, left: number, top: number): void {
  const last = Math.min(stamp.height, height - top);
  for (let row = Math.max(0, -top); row < last; row++) {
    const from = Math.max(stamp.from[row]!, -left);
    const to = Math.min(stamp.to[row]!, width - left);
    const shift = (top + row) * width + left;
    for (let column = from; column < to; column++) {
      const over = stamp.words[row * stamp.width + column]!;
      const under = words[shift + column]!;
      words[shift + column] = under === 0 || over >= 0xff000000 ? over : blend(over, under);
    }
  }
}

/** One pixel over another: straight alpha, both colours weighed by how much of each is seen. */
export function blend(over: number, under: number): number {
  const a = over >>> 24;
  if (a === 0) return under;
  const rest = (under >>> 24) * (255 - a);
  const alpha = a + (((rest + 127) / 255) | 0);
  if (((over ^ under) & 0xffffff) === 0) return ((alpha << 24) | (over & 0xffffff)) >>> 0;
  const share = (a * 255) / (a * 255 + rest);
  const red = (over & 255) * share + (under & 255) * (1 - share) + 0.5;
  const green = ((over >> 8) & 255) * share + ((under >> 8) & 255) * (1 - share) + 0.5;
  const blue = ((over >> 16) & 255) * share + ((under >> 16) & 255) * (1 - share) + 0.5;
  return ((alpha << 24) | ((blue | 0) << 16) | ((green | 0) << 8) | (red | 0)) >>> 0;
}
