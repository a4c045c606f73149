import type { TraceColumns } from "../engine/results.ts";
import type { Model, Node } from "../model/model.ts";

/** One visit of a node by a token; times in seconds of the simulation. */
export interface Visit {
  readonly node: Node;
  readonly token: number;
  /** When the token came, when its service began, and when it went on. */
  readonly arrived: number;
  readonly begun: number;
  readonly completed: number;
}

/** All visits of one case, by the time of their completion. */
export interface CaseVisits {
  readonly start: string;
  readonly case: number;
  readonly visits: readonly Visit[];
  /** What its tokens came to, in order of time. */
  readonly outcomes: readonly string[];
}

/**
 * Reads the visits out of a trace, one for each step (S8): a join is visited once when it fires, and a token that a case sends down one of several
 * edges does not visit the split again.
 */
export function readVisits(model: Model, trace: TraceColumns): readonly CaseVisits[] {
  const nodes = new Map(model.nodes.map((node) => [node.id, node]));
  const cases = new Map<string, Found>();
  trace.time.forEach((time, i) => {
    const name = `${trace.start[i]}/${trace.case[i]}`;
    const found = cases.get(name) ?? new Found(trace.start[i]!, trace.case[i]!);
    cases.set(name, found);
    const from = trace.from[i] ?? null;
    const to = trace.to[i] ?? null;
    const node = from === null ? undefined : nodes.get(from);
    if (node !== undefined)
      found.leave(node, trace.token[i]!, time, trace.begun?.[i] ?? null, to === null, trace.outcome[i] ?? null);
    const there = to === null ? undefined : nodes.get(to);
    if (there !== undefined) found.came.set(trace.token[i]!, trace.arrival[i]!);
  });
  return [...cases.values()].map((found) => found.finish());
}

class Found {
  readonly came = new Map<number, number>();
  private readonly visits: Visit[] = [];
  private readonly outcomes: string[] = [];
  /** Joins that fired and split at once, by node and time: their children tell of it, each of them. */
  private readonly fired = new Set<string>();
  private readonly start: string;
  private readonly number: number;

  constructor(start: string, number: number) {
    this.start = start;
    this.number = number;
  }

  leave(node: Node, token: number, time: number, begun: number | null, ends: boolean, outcome: string | null): void {
    const arrived = this.came.get(token);
    this.came.delete(token);
    const joins = node.joinsAll && node.incoming.length > 1;
    if (outcome !== null) this.outcomes.push(outcome);
    // Turned away, or waiting for ever at a join: the token came, and did not visit.
    if (outcome?.startsWith("stuck:") === true || outcome?.startsWith("turned-away:") === true) return;
    if (ends && outcome === null && joins) return;
    if (arrived === undefined) {
      const firing = `${node.id} ${time}`;
      if (!joins || this.fired.has(firing)) return;
      this.fired.add(firing);
    }
    const came = arrived ?? time;
    this.visits.push({ node, token, arrived: came, begun: begun ?? (joins ? time : came), completed: time });
  }

  finish(): CaseVisits {
    const { start, number, visits, outcomes } = this;
    return { start, case: number, visits, outcomes };
  }
}
