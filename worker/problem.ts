import type { DiagnosticAnswer } from "#core/answer/diagnostics";
import { engineVersion } from "#core/version";

/** One wrong value of a request: where it stands and what is wrong with it. */
export interface Fault {
  readonly at: string;
  readonly detail: string;
}

/** Members of a problem besides its status and code (RFC 9457). */
export interface ProblemDetails {
  readonly detail: string;
  /** The bound that was met. */
  readonly limit?: number;
  readonly errors?: readonly Fault[];
  readonly diagnostics?: readonly DiagnosticAnswer[];
}

const titles = {
  "bad-option": "An option of the request is wrong",
  "bad-json": "The body is not JSON",
  "bad-encoding": "The body is not UTF-8",
  "compressed-body": "Compressed bodies are not read",
  "empty-source": "There is no diagram in the request",
  "source-too-large": "The source is too large",
  "invalid-diagram": "The diagram has errors",
  "too-many-cases": "Too many cases for one request",
  "over-budget": "Too many node visits for one request",
  "not-found": "There is nothing here",
  "wrong-method": "This method is not offered here",
  internal: "Something went wrong here",
} as const;

export type ProblemCode = keyof typeof titles;

/** An `application/problem+json` answer with a stable code. */
export function answerProblem(
  status: number,
  code: ProblemCode,
  details: ProblemDetails,
  headers: HeadersInit = {},
): Response {
  const body = { type: `/api/docs#${code}`, title: titles[code], status, code, engine: engineVersion, ...details };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, "content-type": "application/problem+json" },
  });
}

/** Every code with its title, for the documentation. */
export function listProblems(): readonly (readonly [code: string, title: string])[] {
  return Object.entries(titles);
}
