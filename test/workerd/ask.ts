import { exports } from "cloudflare:workers";
import type { DiagnosticAnswer } from "#core/answer/diagnostics";
import page from "../fixtures/seed-page.txt?raw";

/** The seed's page as people paste it. */
export const seedPage = page;

/** A diagram of two nodes. */
export const smallest = "A {\nn1: circle\nn2: circle\nn1.handle(right) -> n2.handle(left)\n}\n";

/** The members of a problem (RFC 9457) that every one has. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly limit?: number;
  readonly errors?: readonly { readonly at: string; readonly code: string; readonly detail: string }[];
  readonly diagnostics?: readonly DiagnosticAnswer[];
}

/** Asks the Worker that runs in this process. */
export function ask(path: string, init?: RequestInit): Promise<Response> {
  return exports.default.fetch(new Request(`https://flowodds.test${path}`, init));
}

/** Posts a body; by default with the form type that plain `curl --data-binary` names. */
export function post(
  path: string,
  body: BodyInit,
  type = "application/x-www-form-urlencoded",
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return ask(path, { method: "POST", body, headers: { "content-type": type, ...headers } });
}

/** Posts JSON. */
export function postJson(path: string, value: unknown): Promise<Response> {
  return post(path, JSON.stringify(value), "application/json");
}

/** Reads a problem, and checks what is true of every one. */
export async function readProblem(answer: Response): Promise<ProblemBody> {
  const problem = await answer.json<ProblemBody>();
  if (answer.headers.get("content-type") !== "application/problem+json") throw new Error("no problem+json");
  if (problem.status !== answer.status) throw new Error(`status ${problem.status} in an answer of ${answer.status}`);
  return problem;
}
