import type { EdgeReference, SimStatement, Tree } from "./tree.ts";

/** One edge of a decision and the odds that it shall have, as fractions by attempt. */
export interface OddsTarget {
  readonly from: string;
  readonly to: string;
  /** Which of the edges between the two, from 1; `null` where there is one only. */
  readonly ordinal: number | null;
  readonly odds: readonly number[];
}

/** A simulation line that gives odds. */
export type OddsLine = Extract<SimStatement, { kind: "odds" }>;

/** What the text says about one edge of a decision. */
export interface OddsPlace {
  /** The last odds line for it: lines are read in order, and the last one counts. */
  readonly line: OddsLine | null;
  /** Whether its label may be read as odds, so that it cannot be left to share what other lines leave. */
  readonly labelled: boolean;
}

/** Looks up where the text speaks of the odds of these edges. */
export function findOddsPlaces(tree: Tree, targets: readonly OddsTarget[]): readonly OddsPlace[] {
  const labels = new Map<string, (string | null)[]>();
  for (const { from, to, label } of tree.edges)
    push(labels, nameEnds(from.node.text, to.node.text), label?.text ?? null);
  const lines = new Map<string, OddsLine[]>();
  for (const sim of tree.sims) {
    if (sim.kind === "odds") push(lines, nameEnds(sim.edge.from.text, sim.edge.to.text), sim);
  }
  return targets.map(({ from, to, ordinal }) => {
    const ends = nameEnds(from, to);
    const between = labels.get(ends) ?? [];
    const place = (ordinal ?? 1) - 1;
    const means = (edge: EdgeReference): boolean =>
      (edge.label === null ? (edge.ordinal ?? 1) - 1 : between.indexOf(edge.label)) === place;
    return {
      line: lines.get(ends)?.findLast(({ edge }) => means(edge)) ?? null,
      labelled: mayCarryOdds(between[place] ?? ""),
    };
  });
}

function nameEnds(from: string, to: string): string {
  return `${from} -> ${to}`;
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Whether a label ends like odds (S9): `90%`, `(90%)`, `(0.9)`, `(9/10)`. Also some that are conditions, which does no harm. */
function mayCarryOdds(label: string): boolean {
  return /\d\s?%\)?\s*$|\([\d.,/]*\d\)\s*$/.test(label.slice(-40));
}
