import { arena, BEHIND, PLACE } from "./arena.ts";
import {
  BUSY,
  CAPACITY,
  FIRST,
  LANE,
  LAST,
  LENGTH,
  LONGEST,
  laneShift,
  NODE_LENGTH,
  NODE_LONGEST,
  nodeShift,
} from "./clock.ts";

/* Units of a clock's lanes and the lines before them, first come first served (T4). Owners are 2^shift words long. */

/** Service at a node is over: its unit goes to the first in line, which leaves the line and is given; -1 if nobody waits. */
export function passUnitOn(node: number, shift: number): number {
  const { words, lanes, nodes } = arena;
  const line = nodes[(node << nodeShift) + LANE]! << laneShift;
  const next = lanes[line + FIRST]!;
  if (next < 0) {
    lanes[line + BUSY] = lanes[line + BUSY]! - 1;
    return next;
  }
  const own = next << shift;
  const at = words[own + PLACE]! << nodeShift;
  const behind = words[own + BEHIND]!;
  lanes[line + FIRST] = behind;
  if (behind < 0) lanes[line + LAST] = -1;
  lanes[line + LENGTH] = lanes[line + LENGTH]! - 1;
  nodes[at + NODE_LENGTH] = nodes[at + NODE_LENGTH]! - 1;
  return next;
}

/** A token asks for a unit of the lane where it is: whether there is one. Else it stands in line. */
export function takesUnit(token: number, shift: number): boolean {
  const { words, lanes, nodes } = arena;
  const own = token << shift;
  const node = words[own + PLACE]! << nodeShift;
  const line = nodes[node + LANE]! << laneShift;
  const units = lanes[line + BUSY]!;
  if (units < lanes[line + CAPACITY]!) {
    lanes[line + BUSY] = units + 1;
    return true;
  }
  const last = lanes[line + LAST]!;
  words[own + BEHIND] = -1;
  if (last < 0) lanes[line + FIRST] = token;
  else words[(last << shift) + BEHIND] = token;
  lanes[line + LAST] = token;
  const length = lanes[line + LENGTH]! + 1;
  const nodeLength = nodes[node + NODE_LENGTH]! + 1;
  lanes[line + LENGTH] = length;
  nodes[node + NODE_LENGTH] = nodeLength;
  if (length > lanes[line + LONGEST]!) lanes[line + LONGEST] = length;
  if (nodeLength > nodes[node + NODE_LONGEST]!) nodes[node + NODE_LONGEST] = nodeLength;
  return false;
}
