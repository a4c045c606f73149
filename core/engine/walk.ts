import { walkFast } from "./fast/walk-fast.ts";
import { merge } from "./merge.ts";
import type { Program } from "./program.ts";
import { caseKey, casesPerKey } from "./stream.ts";
import { emptyTally, type Tally } from "./tally.ts";
import { walkMulti } from "./walk-multi.ts";
import { walkSingle } from "./walk-single.ts";

/** Cases that are walked in one go: they have one key, and their number fits into a signed word. */
const stride = casesPerKey / 4;
/** Cases for which it pays to make ready for many. */
const fewest = 256;

/**
 * Walks the cases `from` up to, not including, `to` of one start (an index into `program.starts`) and counts what they did; lanes have no limit.
 * `seed` is an integer from 0 to 2^53 - 1, `limit` the steps that a case may take (S8), from 1 to 2^31 - 1; anything else is a RangeError. Stops after
 * the case in which the arrivals exceed `allowance`: `Tally.cases` tells how many were walked.
 */
export function walk(
  program: Program,
  start: number,
  from: number,
  to: number,
  seed: number,
  limit: number,
  allowance: number = Infinity,
): Tally {
  check(program, start, from, to, seed, limit);
  const { single, word } = program.starts[start]!;
  const plain = single ? walkSingle : walkMulti;
  const kernel = single && to - from >= fewest ? walkFast : plain;
  let tally = emptyTally(program);
  while (tally.cases < to - from && tally.arrivals <= allowance) {
    const at = from + tally.cases;
    const end = Math.min(to, (Math.floor(at / stride) + 1) * stride);
    const part = kernel(program, start, caseKey(seed, word, at), at, end, limit, allowance - tally.arrivals);
    tally = tally.cases === 0 ? part : merge(tally, part);
  }
  return tally;
}

function check(program: Program, start: number, from: number, to: number, seed: number, limit: number): void {
  if (program.starts[start] === undefined) throw new RangeError(`start ${start} of ${program.starts.length}`);
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to) {
    throw new RangeError(`cases ${from} to ${to}`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`seed ${seed}`);
  if (!Number.isInteger(limit) || limit < 1 || limit > 0x7fffffff) throw new RangeError(`limit ${limit}`);
}
