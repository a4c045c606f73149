import type { TraceColumns } from "../engine/results.ts";

/** One event of a token: it leaves a node along an edge, or ends there (`to` is `null`). Times in seconds of simulation. */
export interface Hop {
  readonly time: number;
  readonly arrival: number;
  readonly from: string;
  readonly edge: string | null;
  readonly to: string | null;
  readonly outcome: string | null;
}

/** One token, from its birth at a node on. */
export interface Journey {
  readonly born: number;
  readonly at: string;
  readonly hops: readonly Hop[];
}

/** One case of a trace: its tokens, in order of birth. */
export interface TracedCase {
  readonly start: string;
  readonly journeys: readonly Journey[];
  /** Edges that its tokens took, in order of time. */
  readonly edges: readonly string[];
}

/** Sorts the events of a trace by case and token. */
export function readJourneys(trace: TraceColumns): readonly TracedCase[] {
  interface Found {
    readonly start: string;
    readonly tokens: Map<number, Journey & { readonly hops: Hop[] }>;
    readonly edges: string[];
  }
  const cases = new Map<string, Found>();
  for (let i = 0; i < trace.time.length; i++) {
    const start = trace.start[i]!;
    const name = `${start}/${trace.case[i]}`;
    const found: Found = cases.get(name) ?? { start, tokens: new Map(), edges: [] };
    cases.set(name, found);
    const [time, from, edge, to] = [trace.time[i]!, trace.from[i] ?? null, trace.edge[i] ?? null, trace.to[i] ?? null];
    const token: Journey & { readonly hops: Hop[] } = found.tokens.get(trace.token[i]!) ?? {
      born: time,
      at: from ?? to ?? "",
      hops: [],
    };
    found.tokens.set(trace.token[i]!, token);
    if (from === null) continue;
    token.hops.push({ time, arrival: trace.arrival[i]!, from, edge, to, outcome: trace.outcome[i] ?? null });
    if (edge !== null) found.edges.push(edge);
  }
  return [...cases.values()].map(({ start, tokens, edges }) => ({ start, journeys: [...tokens.values()], edges }));
}
