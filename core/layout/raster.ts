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

/** Looks for the different values other than `except` whose boxes come nearer than `apart` to a box, up to a limit. */
function look(
  entries: readonly Entry[] | undefined,
  box: Box,
  apart: number,
  except: number,
  limit: number,
  found: number[],
): void {
  for (const entry of entries ?? []) {
    if (found.length >= limit) return;
    if (entry.value !== except && overlaps(entry.box, box, apart) && !found.includes(entry.value))
      found.push(entry.value);
  }
}

const size = 96;

function put(map: Map<number, Entry[]>, key: number, entry: Entry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}

/** Small boxes by the squares of a coarse raster that they touch. */
export class Raster {
  private readonly squares = new Map<number, Entry[]>();

  add(box: Box, value: number): void {
    const entry = { box, value };
    this.visit(box, (key) => put(this.squares, key, entry));
  }

  remove(box: Box, value: number): void {
    this.visit(box, (key) => {
      const list = this.squares.get(key)!;
      list.splice(
        list.findIndex((entry) => entry.value === value),
        1,
      );
    });
  }

  /** How many values other than `except` come nearer than `apart` to a box; counted up to a limit. */
  count(box: Box, apart: number, except: number, limit: number): number {
    const found: number[] = [];
    this.visit(widen(box, apart), (key) => look(this.squares.get(key), box, apart, except, limit, found));
    return found.length;
  }

  private visit(box: Box, use: (key: number) => void): void {
    const right = Math.floor((box.x + box.width) / size);
    const bottom = Math.floor((box.y + box.height) / size);
    for (let row = Math.floor(box.y / size); row <= bottom; row++) {
      for (let column = Math.floor(box.x / size); column <= right; column++) use(row * 65536 + column);
    }
  }
}

/** Level and upright lines by the stretches of the bands that they run along. */
export class Bands {
  private readonly level = new Map<number, Entry[]>();
  private readonly upright = new Map<number, Entry[]>();

  add(box: Box, value: number): void {
    const entry = { box, value };
    if (box.height === 0) visitBand(box.y, box.y, box.x, box.x + box.width, (key) => put(this.level, key, entry));
    else visitBand(box.x, box.x, box.y, box.y + box.height, (key) => put(this.upright, key, entry));
  }

  /** As `Raster.count`; a band with very many lines is taken to be at the limit. */
  count(box: Box, apart: number, except: number, limit: number): number {
    const found: number[] = [];
    const { x, y, width, height } = widen(box, apart);
    let isCrowded = false;
    const visit = (entries: readonly Entry[] | undefined): void => {
      if (entries !== undefined && entries.length > crowded) isCrowded = true;
      else look(entries, box, apart, except, limit, found);
    };
    visitBand(y, y + height, x, x + width, (key) => visit(this.level.get(key)));
    visitBand(x, x + width, y, y + height, (key) => visit(this.upright.get(key)));
    return isCrowded ? limit : found.length;
  }
}

const stretch = 2048;

/** Lines on one stretch of a band that are still looked at one by one. */
const crowded = 400;

function visitBand(low: number, high: number, start: number, end: number, use: (key: number) => void): void {
  for (let band = Math.floor(low / size); band <= Math.floor(high / size); band++) {
    for (let part = Math.floor(start / stretch); part <= Math.floor(end / stretch); part++) use(band * 65536 + part);
  }
}
