import { warmupCases } from "#core/engine/arrivals";
import { compile } from "#core/engine/compile";
import type { Results, TraceColumns } from "#core/engine/results";
import { summarise } from "#core/engine/summarise";
import { merge, type Tally } from "#core/engine/tally";
import { trace } from "#core/engine/trace";
import { walk } from "#core/engine/walk";
import type { Model } from "#core/model/model";

/** Cases that an embed counts at most: enough for two digits of 1%, done in a blink. */
const mostCases = 20_000;
/** Arrivals of tokens at nodes after which it counts no further, so that an endless diagram does not keep a phone warm. */
const mostArrivals = 20_000_000;
/** Cases of each start that are shown moving. */
export const tracedCases = 60;
/** Milliseconds that counting may take of the page around at once. */
const slice = 8;

/** A run in the page itself, without a server and without a worker: a sandboxed frame may have neither. */
export interface Running {
  /** The first cases, moving. */
  readonly trace: TraceColumns;
  /** The figures, counted in slices between frames. */
  readonly results: Promise<Results>;
}

/** Runs a model; the figures are those of any other engine with the same seed and as many cases. */
export function startRun(model: Model, seed: number): Running {
  const program = compile(model);
  const { limit, warmup } = model.settings;
  const cases = Math.min(model.settings.cases, mostCases);
  const first = program.starts.map(({ arrival }) => warmupCases(warmup, arrival));
  return {
    trace: trace(model, program, first, Math.min(cases, tracedCases), seed, limit),
    results: count(),
  };

  async function count(): Promise<Results> {
    const tallies: Tally[] = [];
    let size = 64;
    for (const start of program.starts.keys()) {
      const begin = first[start]!;
      let tally: Tally = walk(program, start, begin, begin, seed, limit);
      while (tally.cases < cases && tally.arrivals < mostArrivals / program.starts.length) {
        await rest();
        const begun = performance.now();
        const from = begin + tally.cases;
        tally = merge(tally, walk(program, start, from, Math.min(begin + cases, from + size), seed, limit));
        const took = performance.now() - begun;
        // The figures do not depend on how the cases are cut; only the frames do.
        size = Math.max(16, Math.min(8192, Math.round(size * Math.min(4, slice / Math.max(0.5, took)))));
      }
      tallies.push(tally);
    }
    return summarise(model, program, tallies, { seed, cases });
  }
}

function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
