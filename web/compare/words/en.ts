import type { Figures } from "../../i18n/figures.ts";

/** What the comparison says in English. */
export const en = {
  label: "Comparison",
  leave: "Leave comparison",
  pin: "Pin B as A",
  back: "Go back to A",
  pinned: "pinned",
  present: "the text as it stands",
  same: "A and B are the same",
  sameNote: "Move the odds in B: drag a chip, or use its arrow keys.",
  unlike: "Nothing to compare",
  unlikeNote: "The start of B is not in A. Pin B as A to begin again.",
  broken: "B has errors",
  brokenNote: "Leave the comparison and mend the text first.",
  working: "Walking the cases",
  rarer: (label: string, times: string) => `${label} is ${times} times rarer in B`,
  oftener: (label: string, times: string) => `${label} is ${times} times more frequent in B`,
  never: (label: string) => `${label} never happens in B`,
  only: (label: string) => `${label} happens in B only`,
  equal: (label: string) => `${label} is as frequent in B as in A`,
  from: (label: string, a: string, b: string) => `${label} goes from ${a} to ${b}.`,
  fewer: (steps: string) => `A case takes ${steps} steps fewer.`,
  more: (steps: string) => `A case takes ${steps} steps more.`,
  table: "Exact shares in A and in B",
  simulatedTable: "Simulated shares in A and in B",
  outcome: "outcome",
  exact: (side: string) => `${side} exact`,
  simulated: (side: string) => `${side} simulated`,
  difference: "B − A, points",
  steps: "Steps",
  paired: (figures: Figures, cases: number) => `Paired run of ${figures.count(cases)} cases, same draws:`,
  interval: (label: string, difference: string, low: string, high: string) =>
    `${label} ${difference} points, 95% between ${low} and ${high}.`,
  inside: "The exact difference is inside.",
  outside: "The exact difference is outside, as 1 run in 20 is.",
  routes: "Queues are left out here: only the ways of the cases are compared.",
  changed: (figures: Figures, count: number) =>
    count === 0
      ? "No case changed outcome"
      : `${figures.count(count)} ${count === 1 ? "case" : "cases"} changed outcome`,
  case: (figures: Figures, number: number) => `Case ${figures.count(number)}`,
  to: "to",
  watch: "Watch",
  watching: "Watching",
  first: (figures: Figures, shown: number) => `the first ${figures.count(shown)}`,
  stage: (side: string) => `Diagram ${side}`,
};

/** The words of the comparison in one language. */
export type CompareWords = typeof en;
