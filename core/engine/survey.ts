import type { Model } from "../model/model.ts";
import { CaseWalk } from "./case-walk.ts";
import { describeOutcome } from "./outcomes.ts";
import type { Program } from "./program.ts";
import { caseKey, casesPerKey } from "./stream.ts";
import { toSeconds } from "./ticks.ts";

/** One case among many. */
export interface FoundCase {
  readonly case: number;
  readonly steps: number;
  /** Sojourn time in seconds. */
  readonly time: number;
}

/** Cases worth a look among the first of a start. */
export interface Survey {
  /** How many cases were looked at. */
  readonly cases: number;
  /** For each outcome that occurs, in order of the model: how many cases have it, and the first ones of them. */
  readonly outcomes: readonly {
    readonly id: string;
    readonly label: string;
    readonly count: number;
    readonly first: readonly FoundCase[];
  }[];
  /** By sojourn time, then by steps; the first of equals. `p50` and `p95` are the cases of rank ceil(p n) (T5). `null` without cases. */
  readonly longest: FoundCase | null;
  readonly p95: FoundCase | null;
  readonly p50: FoundCase | null;
}

/** Cases of one outcome that are named. */
const mostNamed = 20;

/**
 * Walks the cases `from` up to `from + count` of one start and names those worth a look; lanes have no limit. Stops after the case in which the
 * arrivals exceed `allowance`. Other parameters as of `walk`.
 */
export function survey(
  model: Model,
  program: Program,
  start: number,
  from: number,
  count: number,
  seed: number,
  limit: number,
  allowance: number,
): Survey {
  const walk = new CaseWalk(program, start, limit);
  const { word } = program.starts[start]!;
  const steps = new Float64Array(count);
  const times = new Float64Array(count);
  const outcomes = new Map<number, { count: number; first: number[] }>();
  let done = 0;
  let key = caseKey(seed, word, from);
  while (done < count && walk.arrivals <= allowance) {
    const number = from + done;
    if (number % casesPerKey === 0) key = caseKey(seed, word, number);
    walk.walk(key, number);
    steps[done] = walk.steps;
    times[done] = walk.time;
    for (const code of walk.outcomes) {
      const known = outcomes.get(code);
      if (known === undefined) outcomes.set(code, { count: 1, first: [done] });
      else {
        known.count++;
        if (known.first.length < mostNamed) known.first.push(done);
      }
    }
    done++;
  }
  const name = (turn: number): FoundCase => ({
    case: from + turn,
    steps: steps[turn]!,
    time: toSeconds(times[turn]!),
  });
  const order = Uint32Array.from({ length: done }, (_, turn) => turn).sort(
    (a, b) => times[a]! - times[b]! || steps[a]! - steps[b]! || a - b,
  );
  const ranked = (share: number) => (done === 0 ? null : name(order[Math.max(1, Math.ceil(share * done)) - 1]!));
  // The first of those that are as long as the longest.
  const last = order.at(-1);
  const longest =
    last === undefined ? null : order.find((turn) => times[turn] === times[last] && steps[turn] === steps[last])!;
  return {
    cases: done,
    outcomes: [...outcomes]
      .sort(([a], [b]) => a - b)
      .map(([code, { count: all, first }]) => ({
        ...describeOutcome(model, code),
        count: all,
        first: first.map(name),
      })),
    longest: longest === null ? null : name(longest),
    p95: ranked(0.95),
    p50: ranked(0.5),
  };
}
