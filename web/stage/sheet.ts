import { createSpots } from "./spots.ts";
import { type Stamp, type StampSet, subPixels } from "./stamps.ts";

/** Side of the squares in which changes of a sheet are kept track of, in pixels. */
const tile = 64;
const used = 1;
const changed = 2;

/** Pixels with straight alpha that stamps are put on; it knows which of them changed since they were last shown. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Puts the stamp for a place (in pixels) on the sheet, its origin there. */
  put(stamps: StampSet, x: number, y: number): void;
  /** As `put`, but only one stamp of these for each pixel: enough for a crowd whose members nobody can tell apart. */
  putOnce(stamps: StampSet, x: number, y: number): void;
  /** Wipes off every stamp put since the last wipe. */
  wipe(): void;
  /** Calls `show` with rectangles that hold all that changed since the last call. */
  flush(show: (x: number, y: number, width: number, height: number) => void): void;
}

/** Makes an empty sheet. */
export function createSheet(width: number, height: number): Sheet {
  const pixels = new Uint8ClampedArray(width * height * 4);
  const words = new Int32Array(pixels.buffer);
  const columns = Math.ceil(width / tile);
  const rows = Math.ceil(height / tile);
  /** For each square whether stamps are on it, and whether it is as it was last shown. */
  const squares = new Uint8Array(columns * rows);
  const spots = createSpots();

  function place(stamps: StampSet, x: number, y: number, once: boolean): void {
    const px = Math.floor(x * subPixels + 0.5);
    const py = Math.floor(y * subPixels + 0.5);
    const wx = Math.floor(px / subPixels);
    const wy = Math.floor(py / subPixels);
    const stamp = stamps.at((py - wy * subPixels) * subPixels + (px - wx * subPixels));
    const left = wx - stamp.originX;
    const top = wy - stamp.originY;
    if (left >= width || top >= height || left + stamp.width <= 0 || top + stamp.height <= 0) return;
    // A token where another stands already does not show, and in a crowd most do.
    const id = once ? stamps.id : stamp.id;
    if (!spots.add((id * 0x10000 + top + stamp.height) * 0x10000 + left + stamp.width)) return;
    lay(stamp, words, width, height, left, top);
    const lastRow = Math.min(rows - 1, ((top + stamp.height - 1) / tile) | 0);
    const lastColumn = Math.min(columns - 1, ((left + stamp.width - 1) / tile) | 0);
    for (let row = Math.max(0, (top / tile) | 0); row <= lastRow; row++) {
      for (let column = Math.max(0, (left / tile) | 0); column <= lastColumn; column++)
        squares[row * columns + column] = used | changed;
    }
  }

  return {
    width,
    height,
    pixels,
    put: (stamps, x, y) => place(stamps, x, y, false),
    putOnce: (stamps, x, y) => place(stamps, x, y, true),
    wipe() {
      spots.clear();
      eachRun(used, (x, y, across, down) => {
        for (let line = y; line < y + down; line++) words.fill(0, line * width + x, line * width + x + across);
      });
      for (let i = 0; i < squares.length; i++) if ((squares[i]! & used) !== 0) squares[i] = changed;
    },
    flush(show) {
      eachRun(changed, show);
      for (let i = 0; i < squares.length; i++) squares[i]! &= used;
    },
  };

  /** Calls back with the rectangles, each within a row of squares, of all neighbours that have a bit. */
  function eachRun(bit: number, tell: (x: number, y: number, width: number, height: number) => void): void {
    for (let row = 0; row < rows; row++) {
      const y = row * tile;
      for (let column = 0; column < columns; column++) {
        if ((squares[row * columns + column]! & bit) === 0) continue;
        const x = column * tile;
        while (column + 1 < columns && (squares[row * columns + column + 1]! & bit) !== 0) column++;
        tell(x, y, Math.min(width, (column + 1) * tile) - x, Math.min(height, y + tile) - y);
      }
    }
  }
}

/** Lays a stamp over what is on the pixels. */
function lay(stamp: Stamp, words: Int32Array, width: number, height: number, left: number, top: number): void {
  const { from, to, solidFrom, solidTo } = stamp;
  const last = Math.min(stamp.height, height - top);
  for (let row = Math.max(0, -top); row < last; row++) {
    const shift = (top + row) * width + left;
    const line = row * stamp.width;
    const begin = Math.max(from[row]!, -left);
    const end = Math.min(to[row]!, width - left);
    const solid = Math.min(end, Math.max(begin, solidFrom[row]!));
    const soft = Math.max(solid, Math.min(end, solidTo[row]!));
    layOver(stamp.words, words, line, shift, begin, solid);
    for (let column = solid; column < soft; column++) words[shift + column] = stamp.words[line + column]!;
    layOver(stamp.words, words, line, shift, soft, end);
  }
}

function layOver(ink: Int32Array, words: Int32Array, line: number, shift: number, begin: number, end: number): void {
  for (let column = begin; column < end; column++) {
    const over = ink[line + column]!;
    const under = words[shift + column]!;
    words[shift + column] = under === 0 || over >>> 24 === 255 ? over : blend(over, under);
  }
}

/** One pixel over another: straight alpha, both colours weighed by how much of each is seen. */
export function blend(over: number, under: number): number {
  const a = over >>> 24;
  if (a === 0) return under;
  const rest = (under >>> 24) * (255 - a);
  const alpha = a + (((rest + 127) / 255) | 0);
  if (((over ^ under) & 0xffffff) === 0) return (alpha << 24) | (over & 0xffffff);
  const share = (a * 255) / (a * 255 + rest);
  const red = (over & 255) * share + (under & 255) * (1 - share) + 0.5;
  const green = ((over >> 8) & 255) * share + ((under >> 8) & 255) * (1 - share) + 0.5;
  const blue = ((over >> 16) & 255) * share + ((under >> 16) & 255) * (1 - share) + 0.5;
  return (alpha << 24) | ((blue | 0) << 16) | ((green | 0) << 8) | (red | 0);
}
