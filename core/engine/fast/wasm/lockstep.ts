import { threefryEach } from "./threefry.ts";

/*
 * lockstep.ts in AssemblyScript: the same passes on the same numbers, four cases at a time where draws are made. Built ahead by `npm run build`; kernel.ts tells
 * how it is called. Not TypeScript: `i32` and `usize` are its types, `load` and `store` reach into memory.
 */

/** Cases that go in step, and words of the records of the largest tree; as in lockstep.ts and tree.ts. */
const together: i32 = 1024;
const mostWords: i32 = 8192;

/** Where in memory arrays of words begin: those that kernel.ts writes and reads come first. */
const records: usize = 1024;
const counts: usize = records + (mostWords << 2);
const untold: usize = counts + (mostWords << 2);
/** Room for 65,536 cases that are not told. */
const number: usize = untold + (65536 << 2);
const place: usize = number + (together << 2);
const draw: usize = place + (together << 2);
const draw2: usize = draw + (together << 2);

/** Walks `cases` cases from `first` on; how many were not told. Counts are added up until they are set to 0 from outside. */
export function walk(k0: i32, k1: i32, first: i32, cases: i32, depth: i32, width: i32, limbo: i32): i32 {
  let left: i32 = 0;
  for (let base: i32 = 0; base < cases; base += together) {
    let live: i32 = min(together, cases - base);
    for (let i: i32 = 0; i < live; i++) {
      store<i32>(number + ((i as usize) << 2), first + base + i);
      store<i32>(place + ((i as usize) << 2), 0);
    }
    for (let drawn: i32 = 0; drawn < depth && live > 0; drawn += 2) {
      // Two draws for each case; beyond the last one go numbers that nobody reads.
      threefryEach(draw, draw2, number, (live as usize) << 2, drawn >> 1, k0, k1);
      live = width === 2 ? passTwo(live, limbo) : passMany(live, limbo, width);
      live = width === 2 ? passTwo(live, limbo) : passMany(live, limbo, width);
    }
    for (let i: i32 = 0; i < live; i++, left++) {
      store<i32>(untold + ((left as usize) << 2), load<i32>(number + ((i as usize) << 2)));
    }
  }
  return left;
}

function passTwo(live: i32, limbo: i32): i32 {
  let left: usize = 0;
  const end = (live as usize) << 2;
  for (let i: usize = 0; i < end; i += 4) {
    const drawn = load<i32>(draw + i);
    const at = load<i32>(place + i);
    const cut = load<i32>(records + ((at as usize) << 2));
    let record = at + (i32(drawn > cut) << 2);
    record = select(limbo, record, drawn === cut);
    const count = counts + ((record as usize) << 2) + (i & 12);
    store<i32>(count, load<i32>(count) + 1);
    const next = load<i32>(records + ((record as usize) << 2) + 4);
    store<i32>(place + left, next);
    store<i32>(number + left, load<i32>(number + i));
    store<i32>(draw + left, load<i32>(draw2 + i));
    left += 4 + ((next >> 31) << 2);
  }
  return i32(left >> 2);
}

function passMany(live: i32, limbo: i32, width: i32): i32 {
  let left: usize = 0;
  const end = (live as usize) << 2;
  for (let i: usize = 0; i < end; i += 4) {
    const drawn = load<i32>(draw + i);
    const at = load<i32>(place + i);
    let record = at;
    for (let other = 0; other < width - 1; other++) {
      record += i32(drawn > load<i32>(records + (((at + 4 * other) as usize) << 2))) << 2;
    }
    record = select(limbo, record, drawn === load<i32>(records + ((record as usize) << 2)));
    const count = counts + ((record as usize) << 2) + (i & 12);
    store<i32>(count, load<i32>(count) + 1);
    const next = load<i32>(records + ((record as usize) << 2) + 4);
    store<i32>(place + left, next);
    store<i32>(number + left, load<i32>(number + i));
    store<i32>(draw + left, load<i32>(draw2 + i));
    left += 4 + ((next >> 31) << 2);
  }
  return i32(left >> 2);
}
