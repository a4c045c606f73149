import type { Drawn } from "#core/engine/explain-draws";
import type { TraceColumns } from "#core/engine/results";
import type { Story, Visit } from "#core/engine/tell-case";
import type { Model } from "#core/model/model";

/** One line of a story: nodes that a token passed, and what became of it behind the last of them. */
export interface Line {
  /** Seconds since the case began. */
  readonly from: number;
  readonly until: number;
  readonly token: number;
  readonly nodes: readonly string[];
  /** The edge that was taken where it could have been another; `null` elsewhere. */
  readonly edge: string | null;
  readonly draw: Drawn | null;
  readonly counter: Visit["counter"];
  /** The token's last line. */
  readonly last: boolean;
  /** How many times more the same lines came after this one, left out; 0 for a plain line. */
  readonly again: number;
}

/** The draws of one decision, in order. */
export interface Draws {
  readonly node: string;
  readonly draws: readonly { readonly time: number; readonly drawn: Drawn; readonly edge: string | null }[];
}

/**
 * A story with the times that the trace has of the same case, whose lanes may have let it wait or turned it away (T4); `rows` are the case's own, in
 * seconds since it began. Without rows, the story as it is.
 */
export function retell(story: Story, rows: TraceColumns): readonly Visit[] {
  if (rows.time.length === 0) return story.visits;
  const ways = new Map<number, number[]>();
  rows.token.forEach((token, i) => {
    const way = ways.get(token);
    if (way === undefined) ways.set(token, [i]);
    else way.push(i);
  });
  const turn = new Map<number, number>();
  return story.visits
    .flatMap((visit): Visit[] => {
      const way = ways.get(visit.token);
      const k = (turn.get(visit.token) ?? 0) + 1;
      const before = way?.[k - 1];
      const row = way?.[k];
      if (before === undefined || row === undefined) return [];
      if (visit.edge !== null && rows.edge[row] !== null && rows.edge[row] !== visit.edge) return [];
      turn.set(visit.token, k);
      const cut = rows.edge[row] === null;
      return [
        {
          ...visit,
          from: rows.arrival[before]!,
          until: rows.time[row]!,
          ...(cut && visit.edge !== null && { edge: null }),
        },
      ];
    })
    .sort((a, b) => a.from - b.from || a.token - b.token);
}

/** The lines of a story: visits without a choice are told together, and what comes more than twice the same way is told once. */
export function composeLines(visits: readonly Visit[]): readonly Line[] {
  const open = new Map<number, Visit[]>();
  const lines: Line[] = [];
  for (const visit of visits) {
    const before = open.get(visit.token) ?? [];
    open.set(visit.token, [...before, visit]);
    const chosen = visit.draws.length > 0 || visit.counter !== null;
    if (!chosen && visit.edge !== null) continue;
    lines.push(makeLine(open.get(visit.token)!));
    open.delete(visit.token);
  }
  for (const rest of open.values()) if (rest.length > 0) lines.push(makeLine(rest));
  return foldRepeats(lines.sort((a, b) => a.from - b.from || a.token - b.token));
}

function makeLine(visits: readonly Visit[]): Line {
  const first = visits[0]!;
  const visit = visits.at(-1)!;
  const chosen = visit.draws.length > 0 || visit.counter !== null;
  return {
    from: first.from,
    until: visit.until,
    token: visit.token,
    nodes: visits.map(({ node }) => node),
    edge: chosen ? visit.edge : null,
    draw: visit.draws.at(-1) ?? null,
    counter: visit.counter,
    last: visit.edge === null,
    again: 0,
  };
}

/** Lines that a fold may take together. */
const longestFold = 6;

function foldRepeats(lines: readonly Line[]): readonly Line[] {
  const names = lines.map(({ token, nodes, edge }) => JSON.stringify([token, nodes, edge]));
  const told: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    const fold = findFold(names, at);
    if (fold === null) {
      told.push(lines[at++]!);
      continue;
    }
    const end = at + fold.length * fold.times;
    told.push(...lines.slice(at, at + fold.length));
    told.push({ ...lines[at + fold.length]!, until: lines[end - 1]!.until, again: fold.times - 1 });
    at = end;
  }
  return told;
}

/** The shortest block of lines from `at` on that comes at least three times in a row. */
function findFold(names: readonly string[], at: number): { readonly length: number; readonly times: number } | null {
  for (let length = 1; length <= longestFold; length++) {
    let same = 0;
    while (at + length + same < names.length && names[at + same] === names[at + length + same]) same++;
    const times = 1 + Math.floor(same / length);
    if (times >= 3) return { length, times };
  }
  return null;
}

/** The draws of a story by decision, in the order in which the decisions came. */
export function listDraws(visits: readonly Visit[]): readonly Draws[] {
  const found = new Map<string, { time: number; drawn: Drawn; edge: string | null }[]>();
  for (const { node, from, draws, edge } of visits) {
    for (const drawn of draws) {
      const list = found.get(node);
      const one = { time: from, drawn, edge };
      if (list === undefined) found.set(node, [one]);
      else list.push(one);
    }
  }
  return [...found].map(([node, draws]) => ({ node, draws }));
}

/** How often the tokens of a case came to each node and went by each edge, by id. */
export function countPassages(
  model: Model,
  rows: TraceColumns,
): { readonly nodes: ReadonlyMap<string, number>; readonly edges: ReadonlyMap<string, number> } {
  const nodes = new Map<string, number>();
  const edges = new Map<string, number>();
  const known = new Set(model.nodes.map(({ id }) => id));
  rows.to.forEach((to, i) => {
    if (to !== null && known.has(to)) nodes.set(to, (nodes.get(to) ?? 0) + 1);
    const edge = rows.edge[i] ?? null;
    if (edge !== null) edges.set(edge, (edges.get(edge) ?? 0) + 1);
  });
  return { nodes, edges };
}

/** Digits after the point that tell a draw from the thresholds around it: 2, or more where it is close to one; 6 at most. */
export function drawDigits({ value, options, taken }: Drawn): number {
  const near = [options[taken - 1]?.upTo, options[taken]?.upTo].filter((one) => one !== undefined);
  for (let digits = 2; digits < 6; digits++) {
    const cut = (one: number) => Math.floor(one * 10 ** digits + 1e-9);
    if (near.every((one) => cut(one) !== cut(value) || one === value)) return digits;
  }
  return 6;
}
