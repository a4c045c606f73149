import { nodesAt } from "../../timed/kernel-memory.ts";
import {
  BEHIND,
  BUSY,
  CAPACITY,
  FIRST,
  LANE,
  LAST,
  LENGTH,
  LONGEST,
  NODE_LENGTH,
  NODE_LONGEST,
  PLACE,
} from "./records.ts";

/* Units of lanes and the lines before them, first come first served (T4), as in timed/clock-lines.ts. */

function laneAt(place: usize): usize {
  return load<u32>(place, nodesAt + LANE);
}

/** Service at a node is over: its unit goes to the first in line, which leaves the line and is given; 0 if nobody waits. */
export function passUnitOn(place: usize): usize {
  const lane = laneAt(place);
  const next: usize = load<u32>(lane, FIRST);
  if (next === 0) {
    store<i32>(lane, load<i32>(lane, BUSY) - 1, BUSY);
    return 0;
  }
  const behind = load<i32>(next, BEHIND);
  store<i32>(lane, behind, FIRST);
  if (behind === 0) store<i32>(lane, 0, LAST);
  store<i32>(lane, load<i32>(lane, LENGTH) - 1, LENGTH);
  const wanted: usize = load<u32>(next, PLACE);
  store<i32>(wanted, load<i32>(wanted, nodesAt + NODE_LENGTH) - 1, nodesAt + NODE_LENGTH);
  return next;
}

/** A token asks for a unit of the lane where it is: whether there is one. Else it stands in line. */
export function takesUnit(token: usize): bool {
  const place: usize = load<u32>(token, PLACE);
  const lane = laneAt(place);
  const units = load<i32>(lane, BUSY);
  if (units < load<i32>(lane, CAPACITY)) {
    store<i32>(lane, units + 1, BUSY);
    return true;
  }
  joinLine(token, place, lane);
  return false;
}

function joinLine(token: usize, place: usize, lane: usize): void {
  const last: usize = load<u32>(lane, LAST);
  store<i32>(token, 0, BEHIND);
  if (last === 0) store<i32>(lane, token as i32, FIRST);
  else store<i32>(last, token as i32, BEHIND);
  store<i32>(lane, token as i32, LAST);
  const length = load<i32>(lane, LENGTH) + 1;
  const nodeLength = load<i32>(place, nodesAt + NODE_LENGTH) + 1;
  store<i32>(lane, length, LENGTH);
  store<i32>(place, nodeLength, nodesAt + NODE_LENGTH);
  if (length > load<i32>(lane, LONGEST)) store<i32>(lane, length, LONGEST);
  if (nodeLength > load<i32>(place, nodesAt + NODE_LONGEST)) store<i32>(place, nodeLength, nodesAt + NODE_LONGEST);
}
