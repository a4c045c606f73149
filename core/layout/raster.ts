import type { Box } from "./geometry.ts";

/** Whether two boxes come nearer to each other than `apart`. */
export const overlaps = (a: Box, b: Box, apart: number): boolean =>
  a.x < b.x + b.width + apart &&
  b.x < a.x + a.width + apart &&
  a.y < b.y + b.height + apart &&
  b.y < a.y + a.height + apart;

const widen = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  width: box.width + 2 * by,
  height: box.height + 2 * by,
});

interface Entry {
  readonly box: Box;
  readonly value: number;
}

/** Boxes in one square that are still looked at one by one. */
const crowded = 400;

/** Boxes and lines by the squares of a coarse raster that they touch. */
export class Raster {
  private readonly squares = new Map<number, Entry[]>();
  private readonly size: number;

  /** `size` is the side of a square, in pixels. */
  constructor(size: number) {
    this.size = size;
  }

  add(box: Box, value: number): void {
    const entry = { box, value };
    this.visit(box, (list, key) => {
      if (list === undefined) this.squares.set(key, [entry]);
      else list.push(entry);
    });
  }

  remove(box: Box, value: number): void {
    this.visit(box, (list) => {
      list!.splice(
        list!.findIndex((entry) => entry.value === value),
        1,
      );
    });
  }

  /** How many values other than `except` come nearer than `apart` to a box; counted up to a limit, at which a crowded square is taken to be. */
  count(box: Box, apart: number, except: number, limit: number): number {
    const found = new Set<number>();
    let isCrowded = false;
    this.visit(widen(box, apart), (list = []) => {
      if (list.length > crowded) isCrowded = true;
      else
        for (const { box: other, value } of list) {
          if (found.size >= limit) return;
          if (value !== except && overlaps(other, box, apart)) found.add(value);
        }
    });
    return isCrowded ? limit : found.size;
  }

  private visit(box: Box, use: (list: Entry[] | undefined, key: number) => void): void {
    const { size } = this;
    const right = Math.floor((box.x + box.width) / size);
    const bottom = Math.floor((box.y + box.height) / size);
    for (let row = Math.floor(box.y / size); row <= bottom; row++) {
      for (let column = Math.floor(box.x / size); column <= right; column++) {
        const key = row * 65536 + column;
        use(this.squares.get(key), key);
      }
    }
  }
}
