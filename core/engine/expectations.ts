import type { Expectation, Model } from "../model/model.ts";
import { costOf } from "./costs.ts";
import { merge } from "./merge.ts";
import type { Program } from "./program.ts";
import type { ExpectationResult, Summary } from "./results.ts";
import { reach } from "./starts.ts";
import { summariseSteps } from "./summarise-steps.ts";
import { summariseTimes } from "./summarise-times.ts";
import type { Tally } from "./tally.ts";

/** Values closer than that are equal to an expectation's `=`. */
const tolerance = 1e-9;

/**
 * Checks what the text expects against what was counted, over the cases of all starts together. A node or an edge stands for the share of cases
 * that ever pass it, among those of the starts from which it can be reached at all.
 */
export function checkExpectations(
  model: Model,
  program: Program,
  tallies: readonly Tally[],
): readonly ExpectationResult[] {
  return model.expectations.map((expectation) => {
    const value = observed(expectation, program, tallies);
    return {
      text: expectation.text,
      holds: holds(value, expectation.relation, expectation.value),
      value,
      exact: false,
    };
  });
}

function observed({ subject, node, edge }: Expectation, program: Program, tallies: readonly Tally[]): number {
  if (node !== null) return share(program, tallies, node, (tally) => tally.reached[node]!);
  if (edge !== null) return share(program, tallies, program.edges.from[edge]!, (tally) => tally.used[edge]!);
  if (subject.kind !== "measure" || tallies.length === 0) return 0;
  const all = tallies.reduce(merge);
  if (subject.measure === "cost") return all.cases > 0 ? costOf(program, all) / all.cases : 0;
  const summary: Summary = subject.measure === "time" ? summariseTimes(all.times) : summariseSteps(all.steps);
  return summary[subject.field];
}

function share(program: Program, tallies: readonly Tally[], node: number, counted: (tally: Tally) => number): number {
  let cases = 0;
  let count = 0;
  for (const [start, tally] of tallies.entries()) {
    if (!reach(program.nodes, program.edges, program.starts[start]!.node).includes(node)) continue;
    cases += tally.cases;
    count += counted(tally);
  }
  return cases > 0 ? count / cases : 0;
}

/** Whether a value is as expected. */
export function holds(value: number, relation: Expectation["relation"], bound: number): boolean {
  switch (relation) {
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    case "=":
      return Math.abs(value - bound) <= tolerance;
  }
}
