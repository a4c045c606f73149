import * as memory from "../../timed/kernel-memory.ts";
import { word } from "./header.ts";
import { BEHIND } from "./records.ts";

/* Room for tokens: those that were given back are taken again, the last one first. */

/** The token that was given back last, 0 for none; where the next one lies that was never taken, the room's end, and how far tokens are apart. */
let free: usize = 0;
let used: usize = 0;
let end: usize = 0;
let stride: i32 = 0;
/** How many tokens there are, and how many are allowed. */
let alive: i32 = 0;
let room: i32 = 0;

export function openTokens(): void {
  free = 0;
  used = memory.tokensAt;
  end = word(memory.END);
  stride = word(memory.STRIDE);
  alive = 0;
  room = word(memory.ROOM);
}

/** Whether there is no room for another token. */
export function isFull(): bool {
  return free === 0 && used === end;
}

/** Whether there are more tokens than are allowed. */
export function exceedsRoom(): bool {
  return alive > room;
}

/** Takes a token, whose counters are 0. */
export function takeToken(): usize {
  let token = free;
  if (token === 0) {
    token = used;
    used += stride;
  } else {
    free = load<u32>(token, BEHIND);
  }
  alive++;
  for (let counter = memory.tokenBytes; counter < stride; counter += 8) store<i64>(token + counter, 0);
  return token;
}

/** Gives a token back, whose case has ended. */
export function giveBack(token: usize): void {
  store<i32>(token, free as i32, BEHIND);
  free = token;
  alive--;
}
