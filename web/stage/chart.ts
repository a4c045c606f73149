import type { TraceColumns } from "#core/engine/results";
import type { Model } from "#core/model/model";
import { arrangeLegs, Doing, type Leg, type Legs, type Token } from "./legs.ts";
import { choosePace, glidePart } from "./pace.ts";

/** A token on its way through the rows of a trace. */
interface Walker {
  readonly index: number;
  readonly token: { -readonly [K in keyof Token]: Token[K] };
  at: number;
  since: number;
  /** Edges passed in no time since the last leg. */
  way: number[];
  /** The edge that it came by, on which it waits; -1 if there is none. */
  by: number;
}

/** Times that tokens spend somewhere: the travels of a trace, and the stays between two rows of one token, those that take time. */
function lengths(trace: TraceColumns): number[] {
  const found: number[] = [];
  const since = new Map<string, number>();
  for (let i = 0; i < trace.time.length; i++) {
    const name = `${trace.start[i]}/${trace.case[i]}/${trace.token[i]}`;
    const stayed = trace.time[i]! - (since.get(name) ?? trace.time[i]!);
    const travelled = trace.arrival[i]! - trace.time[i]!;
    if (stayed > 0) found.push(stayed);
    if (travelled > 0) found.push(travelled);
    since.set(name, Math.max(trace.time[i]!, trace.arrival[i]!));
  }
  return found;
}

/** Moments at which joins fired, ascending, by `start/case/node index`: those at which they consumed a token without an outcome. */
function listFirings(trace: TraceColumns, join: (id: string) => number): Map<string, number[]> {
  const fired = new Map<string, number[]>();
  for (let i = 0; i < trace.time.length; i++) {
    const from = trace.from[i] ?? null;
    if (from === null || trace.to[i] !== null || trace.outcome[i] !== null) continue;
    const node = join(from);
    if (node < 0) continue;
    const spot = `${trace.start[i]}/${trace.case[i]}/${node}`;
    const times = fired.get(spot);
    if (times === undefined) fired.set(spot, [trace.time[i]!]);
    else times.push(trace.time[i]!);
  }
  return fired;
}

/** When a token that reached a join at `since` and left it at `time` got what it waited for; one that never went on waited to the last. */
function readyAt(fired: readonly number[] | undefined, since: number, time: number, kept: boolean): number {
  if (kept) return time;
  return fired?.findLast((moment) => moment >= since && moment <= time) ?? since;
}

/** Turns the events of a trace into legs. Rows of nodes or edges that the model does not have are left out. */
export function chartLegs(model: Model, trace: TraceColumns): Legs {
  const nodes = new Map(model.nodes.map((node) => [node.id, node.index]));
  const edges = new Map(model.edges.map((edge) => [edge.id, edge.index]));
  const starts = new Map(model.starts.map((start, i) => [model.nodes[start.node]!.id, i]));
  const joins = model.nodes.map((node) => node.joinsAll && node.incoming.length > 1);
  const pace = choosePace(trace, lengths(trace));
  const fired = listFirings(trace, (id) => (joins[nodes.get(id) ?? -1] ? nodes.get(id)! : -1));
  const handed = new Map<string, readonly number[]>();
  const live = new Map<string, Walker>();
  const tokens: Walker["token"][] = [];
  const legs: Leg[] = [];

  function add(w: Walker, from: number, until: number, doing: number, hops: readonly number[]): void {
    if (until > from) legs.push({ from, until, doing, token: w.index, node: w.at, hops });
  }

  /** Draws the way to the node in the first part of `[since, until)`; gives the moment at which the token is there. */
  function arrive(w: Walker, until: number, doing: number): number {
    if (w.way.length === 0 || until <= w.since) return w.since;
    const there = w.since + Math.min(pace.glide, glidePart * (until - w.since));
    add(w, w.since, there, doing, w.way);
    return there;
  }

  /** Draws what the token did at its node until `time`, and before that its way there. */
  function stay(w: Walker, time: number, ready: number): void {
    if (time <= w.since) return;
    if (ready > w.since) {
      add(w, arrive(w, ready, Doing.approaching), ready, Doing.waiting, w.by < 0 ? [] : [w.by]);
      add(w, ready, time, Doing.serving, []);
    } else add(w, arrive(w, time, Doing.gliding), time, Doing.serving, []);
    w.way = [];
  }

  /** Ends a token: the way of one that has just arrived gets a little time of its own, or goes on to the tokens of a split. */
  function end(w: Walker, time: number, handTo: string | null): void {
    w.token.gone = time;
    if (w.since < time) return;
    if (handTo !== null) handed.set(handTo, w.way);
    else {
      add(w, time, time + pace.tail, w.way.length > 0 ? Doing.gliding : Doing.serving, w.way);
      w.token.gone = time + pace.tail;
    }
  }

  for (let i = 0; i < trace.time.length; i++) {
    const time = trace.time[i]!;
    const from = trace.from[i] ?? null;
    const to = trace.to[i] ?? null;
    const edge = trace.edge[i] ?? null;
    const at = nodes.get(from ?? to ?? "");
    if (at === undefined) continue;
    const name = `${trace.start[i]}/${trace.case[i]}`;
    const spot = `${name}/${at}`;
    let w = live.get(`${name}/${trace.token[i]}`);
    if (w === undefined) {
      const token = {
        start: starts.get(trace.start[i]!) ?? -1,
        case: trace.case[i]!,
        token: trace.token[i]!,
        born: time,
        gone: time,
      };
      const way = [...(handed.get(`${spot}/${time}`) ?? [])];
      w = { index: tokens.push(token) - 1, token, at, since: time, way, by: way.at(-1) ?? -1 };
      live.set(`${name}/${trace.token[i]}`, w);
    }
    if (edge === null && to !== null) continue;
    const joining = joins[at] === true;
    const outcome = trace.outcome[i] ?? null;
    const kept = to === null && (outcome === null || outcome.startsWith("stuck:"));
    const joined = joining ? readyAt(fired.get(spot), w.since, time, kept) : w.since;
    stay(w, time, Math.max(joined, trace.begun?.[i] ?? joined));
    if (to === null) {
      end(w, time, outcome === null && !joining ? `${spot}/${time}` : null);
      live.delete(`${name}/${trace.token[i]}`);
      continue;
    }
    const along = edges.get(edge ?? "");
    const next = nodes.get(to);
    if (along === undefined || next === undefined) continue;
    w.at = next;
    w.since = trace.arrival[i]!;
    w.way.push(along);
    w.by = along;
    if (w.since > time) {
      add(w, time, w.since, Doing.gliding, w.way);
      w.way = [];
    }
  }
  // What a cut trace leaves open ends where it was last seen.
  for (const w of live.values()) end(w, w.since, null);
  return arrangeLegs(legs, tokens, pace);
}
