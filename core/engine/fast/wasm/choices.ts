import { choicesAt, edgesAt, edgeWords, entersAt, fractionsAt, recordsAt, spareAt } from "../../timed/kernel-memory.ts";
import { draw, refine } from "./draws.ts";

/* How a token leaves a node, as in choose.ts and token.ts, for nodes without attempts, implicit repeats and closed edges among others. */

/** Where the counters of a token are, behind its stream and its start. */
const countersAt: usize = 48;
const records: usize = recordsAt;
const fractions: usize = fractionsAt;

export function edgeAt(edge: i32): usize {
  return edgesAt + edge * (edgeWords * 4);
}

/** Raises the counter of an edge and sets back those of the scopes that it enters. */
export function pass(token: usize, edge: i32): void {
  const at = edgeAt(edge);
  const counter = load<i32>(at + 4);
  if (counter >= 0) {
    const word = token + countersAt + ((counter as usize) << 2);
    store<i32>(word, load<i32>(word) + 1);
  }
  const end = load<i32>(at + 16);
  for (let i = load<i32>(at + 12); i < end; i++) {
    store<i32>(token + countersAt + ((load<i32>(entersAt + (i << 2)) as usize) << 2), 0);
  }
}

function isClosed(token: usize, edge: i32): bool {
  const at = edgeAt(edge);
  const counter = load<i32>(at + 4);
  return counter >= 0 && load<i32>(token + countersAt + ((counter as usize) << 2)) >= load<i32>(at + 8);
}

/** The edge that a token takes which leaves the node at `place`; negative where it ends. Choices lie as far apart as nodes do. */
export function choose(token: usize, place: usize): i32 {
  const at: usize = (choicesAt as usize) + place;
  const passing = load<i32>(at);
  if (passing === 0) return -1;
  if (passing === 1) {
    const edge = load<i32>(at + 4);
    return isClosed(token, edge) ? -2 : edge;
  }
  let first = load<i32>(at + 8);
  let size = load<i32>(at + 12);
  if (passing === 3) {
    const counter = load<i32>(at + 24);
    if (load<i32>(token + countersAt + ((counter as usize) << 2)) >= load<i32>(at + 28)) {
      first = load<i32>(at + 16);
      size = load<i32>(at + 20);
    }
  }
  if (size === 1) {
    const edge = load<i32>(records + ((first as usize) << 2) + 12);
    return isClosed(token, edge) ? -2 : edge;
  }
  const drawn = draw(token);
  let record = records + ((first as usize) << 2);
  while (drawn > load<i32>(record)) record += 16;
  if (drawn === load<i32>(record)) {
    const rest = refine(token, spareAt);
    while (drawn === load<i32>(record) && rest >= load<f64>(fractions + ((record - records) >> 1))) record += 16;
  }
  return load<i32>(record + 12);
}
