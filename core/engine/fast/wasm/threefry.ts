/*
 * Threefry2x32-13 as in threefry.ts: a counter (c0, c1) is enciphered with a key (k0, k1). Of the thirteen rounds the last five are the first five again, with other
 * keys between.
 */

const parity: i32 = 0x1bd11bda;

/** Enciphers a counter and writes both words. */
export function threefry(out: usize, c0: i32, c1: i32, k0: i32, k1: i32): void {
  const k2: i32 = k0 ^ k1 ^ parity;
  let x: i32 = c0 + k0;
  let y: i32 = c1 + k1;
  let keyX: i32 = k1;
  let keyY: i32 = k2 + 1;
  for (let isLast = false; ; isLast = true) {
    x += y;
    y = x ^ rotl<i32>(y, 13);
    x += y;
    y = x ^ rotl<i32>(y, 15);
    x += y;
    y = x ^ rotl<i32>(y, 26);
    x += y;
    y = x ^ rotl<i32>(y, 6);
    x += keyX;
    y += keyY;
    x += y;
    y = x ^ rotl<i32>(y, 17);
    if (isLast) break;
    x += y;
    y = x ^ rotl<i32>(y, 29);
    x += y;
    y = x ^ rotl<i32>(y, 16);
    x += y;
    y = x ^ rotl<i32>(y, 24);
    x += k2;
    y += k0 + 2;
    keyX = k0;
    keyY = k1 + 3;
  }
  store<i32>(out, x);
  store<i32>(out, y, 4);
}

function turned(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits));
}

/**
 * Enciphers counters of one second word four at a time; their first words stand in `bytes` bytes at `c0`. First words go to `x0`, second words to `x1`, up to the
 * next whole four.
 */
export function threefryEach(x0: usize, x1: usize, c0: usize, bytes: usize, c1: i32, k0: i32, k1: i32): void {
  const k2: i32 = k0 ^ k1 ^ parity;
  const start0 = i32x4.splat(k0);
  const start1 = i32x4.splat(c1 + k1);
  for (let at: usize = 0; at < bytes; at += 16) {
    let x = i32x4.add(v128.load(c0 + at), start0);
    let y = start1;
    let keyX = i32x4.splat(k1);
    let keyY = i32x4.splat(k2 + 1);
    for (let isLast = false; ; isLast = true) {
      x = i32x4.add(x, y);
      y = v128.xor(x, turned(y, 13));
      x = i32x4.add(x, y);
      y = v128.xor(x, turned(y, 15));
      x = i32x4.add(x, y);
      y = v128.xor(x, turned(y, 26));
      x = i32x4.add(x, y);
      y = v128.xor(x, turned(y, 6));
      x = i32x4.add(x, keyX);
      y = i32x4.add(y, keyY);
      x = i32x4.add(x, y);
      y = v128.xor(x, turned(y, 17));
      if (isLast) break;
      x = i32x4.add(x, y);
      y = v128.xor(x, turned(y, 29));
      x = i32x4.add(x, y);
      y = v128.xor(x, turned(y, 16));
      x = i32x4.add(x, y);
      y = v128.xor(x, turned(y, 24));
      x = i32x4.add(x, i32x4.splat(k2));
      y = i32x4.add(y, i32x4.splat(k0 + 2));
      keyX = i32x4.splat(k0);
      keyY = i32x4.splat(k1 + 3);
    }
    v128.store(x0 + at, x);
    v128.store(x1 + at, y);
  }
}
