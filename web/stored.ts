import type { Locale } from "#core/messages/message";
import type { Refusal } from "./api.ts";
import { keep, recall } from "./storage.ts";

/** A diagram that lies on the server under a short address. */
export interface Short {
  readonly id: string;
  readonly url: string;
}

/** What came of a wish to the server; `why` is `null` where it was not reached. */
export type StoreAnswer =
  | { readonly ok: true; readonly short: Short }
  | { readonly ok: false; readonly why: Refusal | null };

/** Milliseconds after which a server that does not answer is given up. */
const patience = 20_000;

/** The stored diagram whose page this is, as the Worker put it into the head: its id, and its text as the fragment of a link. */
export function findStored(): { readonly id: string; readonly link: string } | null {
  const id = /^\/s\/(\w+)$/.exec(location.pathname)?.[1];
  const link = document.querySelector<HTMLMetaElement>('meta[name="flowodds-link"]')?.content;
  return id === undefined || link === undefined ? null : { id, link: `#${link}` };
}

/** The long run whose page this is, likewise. */
export function findRun(): { readonly id: string; readonly link: string } | null {
  const id = /^\/run\/(\w+)$/.exec(location.pathname)?.[1];
  const link = document.querySelector<HTMLMetaElement>('meta[name="flowodds-link"]')?.content;
  return id === undefined || link === undefined ? null : { id, link: `#${link}` };
}

/** Stores a text: `POST /api/diagrams`. The token that deletes it stays in this browser. Never throws. */
export async function storeDiagram(source: string, basedOn: string | null, locale: Locale): Promise<StoreAnswer> {
  try {
    const answer = await fetch("/api/diagrams", {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": locale },
      body: JSON.stringify({ source, ...(basedOn !== null && { basedOn }) }),
      signal: AbortSignal.timeout(patience),
    });
    const body: { id?: string; url?: string; token?: string | null; code?: string; detail?: string } =
      await answer.json();
    if (answer.ok && body.id !== undefined && body.url !== undefined) {
      if (typeof body.token === "string") keepToken(body.id, body.token);
      return { ok: true, short: { id: body.id, url: body.url } };
    }
    const known = answer.status < 500 && body.code !== undefined && body.detail !== undefined;
    return { ok: false, why: known ? { code: body.code!, detail: body.detail! } : null };
  } catch {
    return { ok: false, why: null };
  }
}

/** Deletes a stored diagram of one's own. Says whether it is gone. Never throws. */
export async function deleteStored(id: string): Promise<boolean> {
  const token = recallTokens()[id];
  if (token === undefined) return false;
  try {
    const headers = { authorization: `Bearer ${token}` };
    const { status } = await fetch(`/api/diagrams/${id}`, { method: "DELETE", headers });
    const gone = status === 204 || status === 404;
    if (gone) keepToken(id, null);
    return gone;
  } catch {
    return false;
  }
}

/** Whether this browser has the token of a stored diagram. */
export function isOwned(id: string): boolean {
  return Object.hasOwn(recallTokens(), id);
}

function keepToken(id: string, token: string | null): void {
  const { [id]: _old, ...others } = recallTokens();
  keep("owned", JSON.stringify(token === null ? others : { ...others, [id]: token }));
}

/** The tokens of this browser by id; what cannot be read counts as none. */
function recallTokens(): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(recall("owned") ?? "{}");
    return typeof kept === "object" && kept !== null ? (kept as Record<string, string>) : {};
  } catch {
    return {};
  }
}
