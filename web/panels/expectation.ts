import type { ExpectationResult } from "#core/engine/results";
import type { ExpectationSubject } from "#core/language/tree";
import { formatClock } from "../stage/format.ts";
import type { State } from "../state.ts";
import type { Context } from "../view.ts";

/** What became of an expectation of the text, and where it stands. */
export interface Judged {
  readonly from: number;
  readonly holds: boolean;
  /** The value that it speaks of, written. */
  readonly value: string;
  /** The whole of it in words: whether it holds, the value, exact or simulated. */
  readonly said: string;
}

/** The expectations of the present text that something is known of: exact where that can be, else from a run of this text. */
export function judgeExpectations(
  { reading, exact, finding }: Pick<State, "reading" | "exact" | "finding">,
  context: Pick<Context, "words" | "figures" | "locale">,
): readonly Judged[] {
  const { expectations } = reading.model;
  const certain = exact?.text === reading.text ? exact.expectations : [];
  const found = finding?.text === reading.text ? finding.results.expectations : [];
  return expectations.flatMap(({ span, subject }, k) => {
    const result = certain[k] ?? found[k];
    return result === undefined ? [] : [judgeOne(span.from, subject, result, context)];
  });
}

function judgeOne(
  from: number,
  subject: ExpectationSubject,
  { holds, value, exact }: ExpectationResult,
  { words, figures, locale }: Pick<Context, "words" | "figures" | "locale">,
): Judged {
  const written = writeValue(subject, value);
  const verdict = holds ? words.expect.holds : words.expect.fails;
  return { from, holds, value: written, said: (exact ? words.expect.exact : words.expect.simulated)(verdict, written) };

  function writeValue(of: ExpectationSubject, amount: number): string {
    if (of.kind !== "measure") return figures.exact(amount);
    if (of.measure === "time") return formatClock(amount, Math.max(amount, 1e-3), locale);
    return figures.decimal(amount, Number.isInteger(amount) ? 0 : 2);
  }
}
