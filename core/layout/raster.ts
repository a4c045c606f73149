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

/** How many different values other than one have a box that comes nearer than `apart` to a box; counted up to a limit. */
class Count {
  readonly found: number[] = [];
  private readonly box: Box;
  private readonly apart: number;
  private readonly except: number;
  private readonly limit: number;
  constructor(box: Box, apart: number, except: number, limit: number) {
    this.box = box;
    this.apart = apart;
    this.except = except;
    this.limit = limit;
  }

  look(entries: readonly Entry[] | undefined): void {
    if (entries === undefined) return;
    for (const { box, value } of entries) {
      if (this.found.length >= this.limit) return;
      if (value !== this.except && overlaps(box, this.box, this.apart) && !this.found.includes(value))
        this.found.push(value);
    }
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
    const count = new Count(box, apart, except, limit);
    this.visit(widen(box, apart), (key) => count.look(this.squares.get(key)));
    return count.found.length;
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

  /** As `Raster.count`. */
  count(box: Box, apart: number, except: number, limit: number): number {
    const count = new Count(box, apart, except, limit);
    const { x, y, width, height } = widen(box, apart);
    visitBand(y, y + height, x, x + width, (key) => count.look(this.level.get(key)));
    visitBand(x, x + width, y, y + height, (key) => count.look(this.upright.get(key)));
    return count.found.length;
  }
}

const stretch = 2048;

function visitBand(low: number, high: number, start: number, end: number, use: (key: number) => void): void {
  for (let band = Math.floor(low / size); band <= Math.floor(high / size); band++) {
    for (let part = Math.floor(start / stretch); part <= Math.floor(end / stretch); part++) use(band * 65536 + part);
  }
}
