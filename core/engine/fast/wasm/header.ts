import { numbersAt, wordsAt } from "../../timed/kernel-memory.ts";

/* The header of a timed run, which timed/kernel-clock.ts writes and reads too: words, numbers, and integers of 64 bits in the places of numbers. */

export function word(index: i32): i32 {
  return load<i32>(wordsAt + (index << 2));
}

export function setWord(index: i32, value: i32): void {
  store<i32>(wordsAt + (index << 2), value);
}

export function setNumber(index: i32, value: f64): void {
  store<f64>(numbersAt + (index << 3), value);
}

export function whole(index: i32): i64 {
  return load<i64>(numbersAt + (index << 3));
}

export function setWhole(index: i32, value: i64): void {
  store<i64>(numbersAt + (index << 3), value);
}
