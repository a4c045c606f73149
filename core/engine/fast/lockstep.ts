import type { Tree } from "./tree.ts";

/** Cases that go in step. */
const together = 1024;

/**
 * Walks cases down a tree and counts the records that they take. A batch of cases goes in step, one draw a pass, and no branch depends on a draw, so that
 * nothing waits for a wrong guess; the cases still under way are moved together.
 */
export class Lockstep {
  /** The cases of the last walk that the tree did not tell. */
  readonly untold: number[] = [];
  private readonly records: Int32Array;
  private readonly width: number;
  private readonly limbo: number;
  private readonly depth: number;
  /** By leaf: cases of the last walk. */
  private readonly told: Int32Array;
  /** By record, four counts: cases take turns, so that one count need not wait for the last. */
  private readonly counts: Int32Array;
  /** By case under way: its number, its place, its next two draws. */
  private readonly number = new Int32Array(together);
  private readonly at = new Int32Array(together);
  private readonly draw = new Int32Array(together);
  private readonly draw2 = new Int32Array(together);

  constructor(tree: Tree) {
    this.records = tree.records;
    this.width = tree.width;
    this.limbo = tree.limbo;
    this.depth = tree.depth;
    this.told = new Int32Array(tree.leaves.length);
    this.counts = new Int32Array(tree.records.length);
  }

  /** Walks the cases `from` up to, not including, `to` of `key`, at most 2^30: by leaf, how many came there. Read it before the next walk. */
  walk(key: Int32Array, from: number, to: number): Int32Array {
    const { number, at, untold, told, counts, records } = this;
    untold.length = 0;
    if (this.depth === 0) return told.fill(to - from);
    counts.fill(0);
    for (let base = from; base < to; base += together) {
      const first = base | 0;
      let live = Math.min(together, to - base);
      for (let i = 0; i < live; i++) number[i] = (first + i) | 0;
      at.fill(0, 0, live);
      for (let drawn = 0; drawn < this.depth && live > 0; drawn += 2) {
        this.drawTwo(drawn >> 1, key[0]!, key[1]!, live);
        live = this.pass(this.draw, live);
        live = this.pass(this.draw2, live);
      }
      for (let i = 0; i < live; i++) untold.push(base + ((number[i]! - first) | 0));
    }
    for (let record = 0; record < counts.length; record += 4) {
      const leaf = records[record + 3]!;
      if (leaf >= 0) told[leaf] = counts[record]! + counts[record + 1]! + counts[record + 2]! + counts[record + 3]!;
    }
    return told;
  }

  private pass(draws: Int32Array, live: number): number {
    return this.width === 2 ? this.passTwo(draws, live) : this.passMany(draws, live);
  }

  /** A block of Threefry2x32-13 for each case: the arithmetic of threefry.ts, on many counters. */
  private drawTwo(block: number, k0: number, k1: number, live: number): void {
    const { number, draw, draw2 } = this;
    const k2 = k0 ^ k1 ^ 0x1bd11bda;
    const c1 = (block + k1) | 0;
    for (let i = 0; i < live; i++) {
      let x = (number[i]! + k0) | 0;
      let y = c1;
      x = (x + y) | 0;
      y = x ^ ((y << 13) | (y >>> 19));
      x = (x + y) | 0;
      y = x ^ ((y << 15) | (y >>> 17));
      x = (x + y) | 0;
      y = x ^ ((y << 26) | (y >>> 6));
      x = (x + y) | 0;
      y = x ^ ((y << 6) | (y >>> 26));

      x = (x + k1) | 0;
      y = (y + k2 + 1) | 0;
      x = (x + y) | 0;
      y = x ^ ((y << 17) | (y >>> 15));
      x = (x + y) | 0;
      y = x ^ ((y << 29) | (y >>> 3));
      x = (x + y) | 0;
      y = x ^ ((y << 16) | (y >>> 16));
      x = (x + y) | 0;
      y = x ^ ((y << 24) | (y >>> 8));

      x = (x + k2) | 0;
      y = (y + k0 + 2) | 0;
      x = (x + y) | 0;
      y = x ^ ((y << 13) | (y >>> 19));
      x = (x + y) | 0;
      y = x ^ ((y << 15) | (y >>> 17));
      x = (x + y) | 0;
      y = x ^ ((y << 26) | (y >>> 6));
      x = (x + y) | 0;
      y = x ^ ((y << 6) | (y >>> 26));

      x = (x + k0) | 0;
      y = (y + k1 + 3) | 0;
      x = (x + y) | 0;
      y = x ^ ((y << 17) | (y >>> 15));
      draw[i] = x;
      draw2[i] = y;
    }
  }

  /** One draw of each case, in a tree whose places have two ways; how many cases are left. */
  private passTwo(draws: Int32Array, live: number): number {
    const { records, counts, number, at, draw2, limbo } = this;
    let left = 0;
    for (let i = 0; i < live; i++) {
      const drawn = draws[i]!;
      const place = at[i]!;
      const cut = records[place]!;
      let record = place + ((((cut & ~drawn) | (~(cut ^ drawn) & (cut - drawn))) >>> 31) << 2);
      // Which of two equal numbers is greater, more bits decide (refine in stream.ts).
      if (drawn === cut) record = limbo;
      const turn = record + (i & 3);
      counts[turn] = counts[turn]! + 1;
      const next = records[record + 1]!;
      at[left] = next;
      number[left] = number[i]!;
      draw2[left] = draw2[i]!;
      left += 1 + (next >> 31);
    }
    return left;
  }

  /** The same where places have more ways. */
  private passMany(draws: Int32Array, live: number): number {
    const { records, counts, number, at, draw2, limbo, width } = this;
    let left = 0;
    for (let i = 0; i < live; i++) {
      const drawn = draws[i]!;
      const place = at[i]!;
      const last = place + 4 * width - 4;
      let record = place;
      for (let other = place; other < last; other += 4) {
        const cut = records[other]!;
        record += (((cut & ~drawn) | (~(cut ^ drawn) & (cut - drawn))) >>> 31) << 2;
      }
      if (drawn === records[record]!) record = limbo;
      const turn = record + (i & 3);
      counts[turn] = counts[turn]! + 1;
      const next = records[record + 1]!;
      at[left] = next;
      number[left] = number[i]!;
      draw2[left] = draw2[i]!;
      left += 1 + (next >> 31);
    }
    return left;
  }
}
