import type { Args, Diagnostic, Edit, Severity } from "../language/diagnostic.ts";
import { createLocator } from "../language/position.ts";
import { fixTitle, type Locale, message } from "../messages/message.ts";

/** A diagnostic as the interface answers it: in words, and located by line and column (both from 1). */
export interface DiagnosticAnswer {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly args: Args;
  readonly span: { readonly from: number; readonly to: number; readonly line: number; readonly column: number };
  readonly fixes: readonly { readonly title: string; readonly edits: readonly Edit[] }[];
}

/** Puts findings into words of one language. */
export function answerDiagnostics(
  diagnostics: readonly Diagnostic[],
  source: string,
  locale: Locale,
): DiagnosticAnswer[] {
  const locate = createLocator(source);
  return diagnostics.map((one) => ({
    code: one.code,
    severity: one.severity,
    message: message(one, locale),
    args: one.args,
    span: { from: one.span.from, to: one.span.to, ...locate(one.span.from) },
    fixes: one.fixes.map((fix) => ({
      title: fixTitle(fix, locale),
      edits: fix.edits.map(({ from, to, insert }) => ({ from, to, insert })),
    })),
  }));
}

/** Whether one of them keeps the diagram from running. */
export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
