import type { Results } from "#core/engine/results";
import type { Locale } from "#core/messages/message";

/** A run asked of the server. */
export interface RunOrder {
  readonly source: string;
  readonly cases: number;
  readonly seed: number;
  /** Cases to trace. */
  readonly trace: number;
  readonly locale: Locale;
}

/** Why the server did not run: its code and its own sentence (RFC 9457). */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
}

/** `why` is `null` where the server was not reached at all. */
export type RunAnswer =
  | { readonly ok: true; readonly results: Results }
  | { readonly ok: false; readonly why: Refusal | null };

/** Milliseconds after which a server that does not answer is given up. */
const patience = 60_000;

/** Runs on the server: `POST /api/simulate`. Never throws. */
export async function simulate({ source, cases, seed, trace, locale }: RunOrder): Promise<RunAnswer> {
  try {
    const answer = await fetch("/api/simulate", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", "accept-language": locale },
      body: JSON.stringify({ source, cases, seed, trace }),
      signal: AbortSignal.timeout(patience),
    });
    const body: unknown = await answer.json();
    if (answer.ok && isResults(body)) return { ok: true, results: body };
    return { ok: false, why: answer.status >= 500 ? null : readRefusal(body) };
  } catch {
    return { ok: false, why: null };
  }
}

function isResults(body: unknown): body is Results {
  return typeof body === "object" && body !== null && "starts" in body && Array.isArray(body.starts);
}

/** A problem of the server; `null` if the body is none, as of a proxy in between. */
function readRefusal(body: unknown): Refusal | null {
  if (typeof body !== "object" || body === null || !("code" in body) || typeof body.code !== "string") return null;
  return { code: body.code, detail: "detail" in body && typeof body.detail === "string" ? body.detail : body.code };
}
