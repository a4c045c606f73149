import type { DiagnosticAnswer } from "#core/answer/diagnostics";
import type { Locale } from "#core/messages/message";
import { answerProblem } from "./problem.ts";

/** Answers that a diagram has errors: the first in words, all of them as diagnostics. */
export function refuseDiagram(diagnostics: readonly DiagnosticAnswer[], locale: Locale): Response {
  const first = diagnostics.find(({ severity }) => severity === "error");
  const args = { line: first?.span.line ?? 1, message: first?.message ?? "" };
  return answerProblem(locale, "invalid-diagram", args, { diagnostics });
}
