import type { ExactFigures, ExactStart } from "../analysis/results.ts";
import { explain } from "../messages/explain.ts";
import type { Locale } from "../messages/message.ts";
import type { Unsolved } from "../messages/unsolved.ts";

/** Why there is no exact answer, as the interface says it. */
export interface WhyAnswer {
  /** Stable. */
  readonly code: string;
  readonly message: string;
  /** What the message is made with. */
  readonly args: Readonly<Record<string, string | number>>;
}

/** The exact figures of a start, or why its cases are simulated only. */
export type ExactStartAnswer =
  | ExactFigures
  | { readonly start: string; readonly exact: false; readonly why: WhyAnswer };

/** Puts a reason into words. */
export function answerWhy(why: Unsolved, locale: Locale): WhyAnswer {
  const { kind, ...args } = why;
  return { code: `flow/${kind}`, message: explain(why, locale), args };
}

/** Exact answers of a model whose cases all end; RangeError where some do not (`findTraps`). */
export function answerExactStart(found: ExactStart, locale: Locale): ExactStartAnswer {
  if (!found.exact) return { start: found.start, exact: false, why: answerWhy(asUnsolved(found), locale) };
  const { start, exact, why, outcomes, steps, time, cost, nodes, edges } = found;
  return { start, exact, why, outcomes, steps, time, cost, nodes, edges };
}

/** The reason of a start whose cases all end; RangeError for one whose do not. */
export function asUnsolved({ start, why }: Extract<ExactStart, { readonly exact: false }>): Unsolved {
  if (why.kind === "endless" || why.kind === "multiplies") throw new RangeError(`cases of ${start} never end`);
  return why;
}
