import * as memory from "../../timed/kernel-memory.ts";
import { dueAt, itemAt } from "./event-heap.ts";
import {
  BEHIND,
  CARRIED,
  FIRST,
  LANE,
  LENGTH,
  LONGEST,
  NODE_LENGTH,
  NODE_LONGEST,
  PLACE,
  SERVICE,
  SINCE,
  WAITED,
} from "./records.ts";

/*
 * Figures of resources, as timed/clock-figures.ts has them: what services and waits took is added when they begin and end, and what lies outside the time that is
 * measured is taken off here. All are whole numbers.
 */

const limb: f64 = 67108864;
/** Above it a sum of ticks is carried before it runs full. */
export const full: f64 = limb * limb;

/** Carries the sums of figures. */
export function carry(figures: usize): void {
  let carried = load<f64>(figures, CARRIED);
  if (load<f64>(figures, SERVICE) > full) {
    store<f64>(figures, load<f64>(figures, SERVICE) - full, SERVICE);
    carried += 1;
  }
  if (load<f64>(figures, WAITED) > full) {
    store<f64>(figures, load<f64>(figures, WAITED) - full, WAITED);
    carried += limb;
  }
  store<f64>(figures, carried, CARRIED);
}

/** Adds a whole number to what the figures of a lane, or of a node behind all lanes, lack. */
export function addRest(index: i32, value: f64): void {
  const at: usize = memory.restsAt + index * 24;
  const high = Math.floor(value / limb);
  store<f64>(at, load<f64>(at) + value - high * limb);
  store<f64>(at, load<f64>(at, 8) + high, 8);
}

export function laneOf(place: usize): i32 {
  return (load<i32>(place, memory.nodesAt + LANE) - memory.lanesAt) / memory.laneBytes;
}

/** What is served and what waits at `time` has `sign` times the rest of its service, and the wait so far, in its figures' rests. */
function addAll(time: f64, sign: f64, lanes: i32, pending: i32): void {
  for (let i: i32 = 0; i < pending; i++) {
    const item = itemAt(i);
    if ((item & 1) !== 0) addRest(laneOf(load<u32>(item - 1, PLACE)), sign * (dueAt(i) - time));
  }
  for (let lane: i32 = 0; lane < lanes; lane++) {
    let token: usize = load<u32>(lane * memory.laneBytes, memory.lanesAt + FIRST);
    while (token !== 0) {
      const node = load<i32>(token, PLACE) / memory.nodeBytes;
      addRest(lanes + node, -sign * (time - load<f64>(token, SINCE)));
      token = load<u32>(token, BEHIND);
    }
  }
}

/** From `time` on figures of resources are kept; those of starts, which tell of all counted cases, are put aside. */
export function openFigures(time: f64, starts: i32, lanes: i32, nodes: i32, pending: i32): void {
  const rows: usize = starts * nodes * memory.figureBytes;
  copy(memory.beforeAt, memory.figuresAt, rows);
  clear(memory.figuresAt, rows + nodes * memory.figureBytes);
  for (let lane: i32 = 0; lane < lanes; lane++) {
    const at: usize = memory.lanesAt + lane * memory.laneBytes;
    store<i32>(at, load<i32>(at, LENGTH), LONGEST);
  }
  for (let node: i32 = 0; node < nodes; node++) {
    const at: usize = memory.nodesAt + node * memory.nodeBytes;
    store<i32>(at, load<i32>(at, NODE_LENGTH), NODE_LONGEST);
  }
  addAll(time, 1, lanes, pending);
}

/** Up to `time` they are kept. */
export function closeFigures(time: f64, lanes: i32, pending: i32): void {
  addAll(time, -1, lanes, pending);
}

function copy(to: usize, from: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 8) store<i64>(to + i, load<i64>(from + i));
}

function clear(at: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 8) store<i64>(at + i, 0);
}
