import { walkKernel } from "./kernel.ts";
import { mostWords, type Tree } from "./tree.ts";

/** Cases that go in step. */
const together = 1024;

/*
 * The scratch space of every walk, in use only while one runs. That arrays of the module never change lets compilers know their places and lengths: it
 * makes the loops below twice as fast.
 */
const records = new Int32Array(mostWords);
/** By record, four counts: cases take turns, so that one count need not wait for the last. */
const counts = new Int32Array(mostWords);
/** By case under way: its number, its place, its next two draws. */
const number = new Int32Array(together);
const at = new Int32Array(together);
const draw = new Int32Array(together);
const draw2 = new Int32Array(together);

/**
 * Walks the cases `from` up to, not including, `to` of `key`, at most 2^30, down a tree: by leaf, how many came there. The numbers of those that the tree does not
 * tell are added to `untold`. A batch of cases goes in step, one draw a pass, and no branch depends on a draw, so that nothing waits for a wrong guess;
 * the cases still under way are moved together.
 */
export function walkTree(tree: Tree, key: Int32Array, from: number, to: number, untold: number[]): Int32Array {
  const told = new Int32Array(tree.leaves.length);
  if (tree.depth === 0) return told.fill(to - from);
  const taken = walkKernel(tree, key, from, to, untold) ?? walkHere(tree, key, from, to, untold);
  for (let record = 0; record < tree.records.length; record += 4) {
    const leaf = tree.records[record + 3]!;
    if (leaf >= 0) told[leaf] = taken[record]! + taken[record + 1]! + taken[record + 2]! + taken[record + 3]!;
  }
  return told;
}

function walkHere(tree: Tree, key: Int32Array, from: number, to: number, untold: number[]): Int32Array {
  const { depth, width, limbo } = tree;
  records.set(tree.records);
  counts.fill(0, 0, tree.records.length);
  for (let base = from; base < to; base += together) {
    const first = base | 0;
    let live = Math.min(together, to - base);
    for (let i = 0; i < live; i++) number[i] = (first + i) | 0;
    at.fill(0, 0, live);
    for (let drawn = 0; drawn < depth && live > 0; drawn += 2) {
      drawTwo(drawn >> 1, key[0]!, key[1]!, live);
      live = width === 2 ? passTwo(live, limbo) : passMany(live, limbo, width);
      live = width === 2 ? passTwo(live, limbo) : passMany(live, limbo, width);
    }
    for (let i = 0; i < live; i++) untold.push(base + ((number[i]! - first) | 0));
  }
  return counts;
}

/** A block of Threefry2x32-13 for each case: the arithmetic of threefry.ts, on many counters. */
function drawTwo(block: number, k0: number, k1: number, live: number): void {
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
function passTwo(live: number, limbo: number): number {
  let left = 0;
  for (let i = 0; i < live; i++) {
    const drawn = draw[i]!;
    const place = at[i]!;
    const cut = records[place]!;
    let record = place + (+(drawn > cut) << 2);
    // Which of two equal numbers is greater, more bits decide (refine in stream.ts).
    if (drawn === cut) record = limbo;
    const turn = record + (i & 3);
    counts[turn] = counts[turn]! + 1;
    const next = records[record + 1]!;
    at[left] = next;
    number[left] = number[i]!;
    draw[left] = draw2[i]!;
    left += 1 + (next >> 31);
  }
  return left;
}

/** The same where places have more ways. */
function passMany(live: number, limbo: number, width: number): number {
  let left = 0;
  for (let i = 0; i < live; i++) {
    const drawn = draw[i]!;
    const place = at[i]!;
    const last = place + 4 * width - 4;
    let record = place;
    for (let other = place; other < last; other += 4) {
      const cut = records[other]!;
      record += +(drawn > cut) << 2;
    }
    if (drawn === records[record]!) record = limbo;
    const turn = record + (i & 3);
    counts[turn] = counts[turn]! + 1;
    const next = records[record + 1]!;
    at[left] = next;
    number[left] = number[i]!;
    draw[left] = draw2[i]!;
    left += 1 + (next >> 31);
  }
  return left;
}
