import { merge } from "../merge.ts";
import type { Program } from "../program.ts";
import type { Tally } from "../tally.ts";
import { Arrivals } from "./arrivals.ts";
import { EventCalendar } from "./calendar.ts";
import { Ledger } from "./ledger.ts";
import { mergeResources, type Resources } from "./resources.ts";
import type { TimedJournal } from "./timed-journal.ts";
import { Tokens } from "./tokens.ts";

/** What one replication is asked for. */
export interface ReplicationOrder {
  readonly program: Program;
  /** By start: cases that come before the counted ones (T5). */
  readonly warmup: readonly number[];
  /** Counted cases at each start. */
  readonly cases: number;
  /** Number of the replication, from 0. */
  readonly replication: number;
  readonly seed: number;
  readonly limit: number;
  /** Arrivals of tokens at nodes, and tokens at one time, after which it is given up. */
  readonly allowance: number;
  readonly room: number;
  /** How many counted cases of each start the journal hears of. */
  readonly traced: number;
  readonly journal: TimedJournal | null;
  /** Whether to stop when the last traced case has ended: the figures are of no use then. */
  readonly onlyTraced?: boolean;
  /** By start, whether its cases go from lane to lane in one go; by default those that never have more than one token. */
  readonly single?: readonly boolean[];
}

/** Cases of one start, whether they count or not; `arrived` is the sum of the others. */
export interface Flow {
  readonly arrived: number;
  readonly departed: number;
  readonly turnedAway: number;
  readonly inFlight: number;
}

/** What one replication counted. */
export interface Replication {
  /** By start. */
  readonly tallies: readonly Tally[];
  readonly flows: readonly Flow[];
  readonly resources: Resources;
  /** Arrivals of tokens at nodes, of all cases. */
  readonly work: number;
}

/**
 * Runs one replication: all starts over one clock, which begins at 0 with nobody there. Cases arrive until every start has had its counted ones (S2);
 * it ends when the last of them does, whatever is still in flight. Resources are measured from the moment when every start has had its warm-up. `null` if it
 * would take more than it is allowed.
 */
export function replicate(order: ReplicationOrder): Replication | null {
  const { program, limit, journal, traced } = order;
  const calendar = new EventCalendar();
  const ledgers = program.starts.map(() => new Ledger(program));
  const tokens = new Tokens(program, limit, calendar, ledgers, journal, order.single);
  const arrivals = program.starts.map(
    (start, i) => new Arrivals(start, order.replication, order.seed, order.warmup[i]!, order.cases),
  );
  let arriving = arrivals.filter(({ isDone }) => !isDone).length;
  let warming = arrivals.filter(({ warms }) => warms).length;
  if (arriving > 0) for (const [start, { time }] of arrivals.entries()) calendar.push(time, ~start);
  if (warming === 0 || arriving === 0) tokens.lanes.open(0);

  const toTrace = arrivals.reduce((sum, { quota }) => sum + Math.min(quota, traced), 0);

  while (calendar.size > 0) {
    const time = calendar.time;
    if (order.onlyTraced === true && tokens.endings.tracedEnded === toTrace) break;
    if (arriving === 0 && tokens.endings.countedOpen === 0 && time > tokens.endings.lastEnd) break;
    if (tokens.work > order.allowance || tokens.crowd.alive > order.room) return null;
    const item = calendar.take();
    if (item >= 0) {
      tokens.resume(item, time);
      continue;
    }
    const start = ~item;
    if (start >= arrivals.length) {
      tokens.giveBack(start - arrivals.length, time);
      continue;
    }
    if (arriving === 0) continue;
    const next = arrivals[start]!;
    const { counts, number, key } = next;
    const isTraced = counts && next.count - order.warmup[start]! < traced;
    if (next.endsWarmup && --warming === 0) tokens.lanes.open(time);
    next.advance();
    if (counts && next.isDone) arriving--;
    if (arriving > 0 && !(next.isDone && next.isOnce)) {
      calendar.push(next.time, item);
    }
    tokens.begin(start, key, number, time, counts, isTraced);
  }
  return {
    tallies: ledgers.map((ledger) => ledger.tally()),
    flows: ledgers.map(({ arrived, ended, turnedAway }) => ({
      arrived,
      departed: ended - turnedAway,
      turnedAway,
      inFlight: arrived - ended,
    })),
    resources: tokens.lanes.close(tokens.endings.lastEnd),
    work: tokens.work,
  };
}

/** What both counted: replications of one program, in any order. */
export function mergeReplications(a: Replication, b: Replication): Replication {
  return {
    tallies: a.tallies.map((tally, start) => merge(tally, b.tallies[start]!)),
    flows: a.flows.map((flow, start) => ({
      arrived: flow.arrived + b.flows[start]!.arrived,
      departed: flow.departed + b.flows[start]!.departed,
      turnedAway: flow.turnedAway + b.flows[start]!.turnedAway,
      inFlight: flow.inFlight + b.flows[start]!.inFlight,
    })),
    resources: mergeResources(a.resources, b.resources),
    work: a.work + b.work,
  };
}
