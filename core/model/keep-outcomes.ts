import type { Tree } from "../language/tree.ts";
import type { Findings } from "./findings.ts";
import type { Start } from "./model.ts";

/** Outcomes of all starts together: each is a row of every answer, and thousands of starts times thousands of ends fit in none. */
const mostOutcomes = 100_000;

/** The starts, if their outcomes are few enough to be answered; else an error, and the first starts only. */
export function keepOutcomes({ diagram }: Tree, starts: readonly Start[], findings: Findings): readonly Start[] {
  let count = 0;
  const kept = starts.filter(({ outcomes }) => {
    count += outcomes.length;
    return count <= mostOutcomes;
  });
  if (count > mostOutcomes) {
    const span = { from: diagram.from, to: Math.min(diagram.to, diagram.from + 1) };
    findings.add("flow/too-many-outcomes", span, { count, limit: mostOutcomes });
  }
  return kept;
}
