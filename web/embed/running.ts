import { warmupCases } from "#core/engine/arrivals";
import { CaseWalk } from "#core/engine/case-walk";
import { compile } from "#core/engine/compile";
import { codeCount, codeOf, describeOutcome } from "#core/engine/outcomes";
import type { Program } from "#core/engine/program";
import type { TraceColumns } from "#core/engine/results";
import { caseKey } from "#core/engine/stream";
import { trace } from "#core/engine/trace";
import type { Model } from "#core/model/model";
import type { Flow } from "../stage/types.ts";

/** Cases that an embed counts at most: enough for two digits of 1%, done in a blink. */
const mostCases = 20_000;
/** Arrivals of tokens at nodes after which it counts no further, so that an endless diagram does not keep a phone warm. */
const mostArrivals = 10_000_000;
/** Cases of each start that are shown moving. */
const tracedCases = 60;
/** Milliseconds that counting may take of the page around at once, and cases between two looks at the clock. */
const slice = 8;
const look = 16;

/** What the cases of one start came to. */
export interface Figures {
  readonly cases: number;
  /** In the order of the model, then what was met besides (O1, O3). */
  readonly outcomes: readonly { readonly id: string; readonly label: string; readonly share: number }[];
  readonly flow: Flow;
}

/** A run in the page itself, without a server and without a worker: a sandboxed frame may have neither. */
export interface Running {
  /** The first cases of every start, moving. */
  readonly trace: TraceColumns;
  /** The figures of one start. */
  readonly figures: Promise<Figures>;
}

/**
 * Runs a model and counts the cases of one start (an index), between frames. The figures are those of `run` with the same seed and as many cases:
 * an embed walks the same cases, but brings along only the counting that it shows.
 */
export function startRun(model: Model, start: number, seed: number): Running {
  const program = compile(model);
  const first = program.starts.map(({ arrival }) => warmupCases(model.settings.warmup, arrival));
  const traced = Math.min(model.settings.cases, tracedCases);
  return {
    trace: trace(model, program, first, traced, seed, model.settings.limit),
    figures: countCases(model, program, start, first[start]!, seed),
  };
}

async function countCases(
  model: Model,
  program: Program,
  start: number,
  first: number,
  seed: number,
): Promise<Figures> {
  const walk = new CaseWalk(program, start, model.settings.limit);
  const most = Math.min(model.settings.cases, mostCases);
  const counts = new Float64Array(codeCount(program));
  let cases = 0;
  while (cases < most && walk.arrivals < mostArrivals) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    const until = performance.now() + slice;
    do {
      for (const end = Math.min(most, cases + look); cases < end; cases++) {
        walk.walk(caseKey(seed, program.starts[start]!.word, first + cases), first + cases);
        for (const code of walk.outcomes) counts[code]!++;
      }
    } while (cases < most && performance.now() < until);
  }
  const share = (count: number) => count / Math.max(1, cases);
  const { visits, reached, passes } = walk.counts;
  const listed = model.starts[start]!.outcomes;
  const known = new Set(listed.map(({ target }) => codeOf(program, target)));
  const others = [...counts.keys()].filter((code) => counts[code]! > 0 && !known.has(code));
  return {
    cases,
    outcomes: [
      ...listed.map(({ id, label, target }) => ({ id, label, share: share(counts[codeOf(program, target)]!) })),
      ...others.map((code) => ({ ...describeOutcome(model, code), share: share(counts[code]!) })),
    ],
    flow: {
      nodes: Object.fromEntries(
        model.nodes.map(({ id, index }) => [id, { passes: share(visits[index]!), reached: share(reached[index]!) }]),
      ),
      edges: Object.fromEntries(
        model.edges.map(({ id, index, from }) => [
          id,
          { passes: share(passes[index]!), share: passes[index]! / Math.max(1, visits[from]!) },
        ]),
      ),
    },
  };
}
