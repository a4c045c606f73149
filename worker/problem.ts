import type { DiagnosticAnswer } from "#core/answer/diagnostics";
import type { Locale } from "#core/messages/message";
import { engineVersion } from "#core/version";
import { type FaultCode, type ProblemCode, problemStatus } from "./codes.ts";

/** One wrong value of a request: where it stands, and what is wrong with it. */
export interface Fault {
  readonly at: string;
  readonly code: string;
  readonly detail: string;
}

/** What a problem says besides its words (RFC 9457, section 3.2). */
export interface ProblemExtras {
  /** The bound that was met. */
  readonly limit?: number;
  readonly errors?: readonly Fault[];
  readonly diagnostics?: readonly DiagnosticAnswer[];
}

/** The words are read when there is a problem to tell: no other request waits for them. */
const readWords = async (locale: Locale) => (await import("./words/words.ts")).speak(locale);

/** An `application/problem+json` answer (RFC 9457) with a stable code; `args` go into its words. */
export async function answerProblem(
  locale: Locale,
  code: ProblemCode,
  args: Readonly<Record<string, string | number>> = {},
  extras: ProblemExtras = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { title, detail } = (await readWords(locale)).problems[code];
  const status = problemStatus[code];
  const body = {
    type: `/api/docs#${code}`,
    title,
    status,
    code,
    detail: detail(args),
    engine: engineVersion,
    ...extras,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, "content-type": "application/problem+json", "content-language": locale },
  });
}

/** A problem for options that are wrong, each with its place; `bound` is what the sentence of its code names. */
export async function refuseOptions(
  locale: Locale,
  wrong: readonly { readonly at: string; readonly code: FaultCode; readonly bound: string }[],
): Promise<Response> {
  const words = await readWords(locale);
  const errors = wrong.map(({ at, code, bound }) => ({ at, code, detail: words.faults[code](bound) }));
  const faults = errors.map(({ at, detail }) => `${at}: ${detail}`).join("; ");
  return answerProblem(locale, "bad-option", { faults }, { errors });
}

/** A problem for a diagram with errors: all its findings, the first error in words. */
export function refuseDiagram(locale: Locale, diagnostics: readonly DiagnosticAnswer[]): Promise<Response> {
  const first = diagnostics.find(({ severity }) => severity === "error");
  const args = { line: first?.span.line ?? 1, message: first?.message ?? "" };
  return answerProblem(locale, "invalid-diagram", args, { diagnostics });
}
