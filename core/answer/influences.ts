import type { Influence } from "../analysis/results.ts";

/** How a figure moves with the odds of an edge (E4): its change for odds from 0 to 1, at the pace of the present point. */
export interface InfluenceAnswer {
  readonly edge: string;
  readonly start: string;
  readonly measure: "outcome" | "steps" | "service" | "cost";
  /** Of the measure `outcome`; else `null`. */
  readonly outcome: string | null;
  readonly derivative: number;
}

/** Influences as the interface answers them. */
export function answerInfluences(influences: readonly Influence[]): readonly InfluenceAnswer[] {
  return influences.map(({ edge, start, of, derivative }) => ({
    edge,
    start,
    measure: of.kind,
    outcome: of.kind === "outcome" ? of.outcome : null,
    derivative,
  }));
}
