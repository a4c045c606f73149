import type { SweepBody } from "#core/answer/sweep-point";
import type { Results } from "#core/engine/results";
import type { Locale } from "#core/messages/message";
import type { Refusal } from "../api.ts";

/** How far a long run is, as `GET /api/runs/:id` and its messages tell. */
export interface CloudRun {
  readonly state: "running" | "done" | "cancelled" | "failed";
  readonly size: number;
  readonly done: number;
  /** The edge whose odds are swept; `null` for a single run. */
  readonly sweep: { readonly edge: string; readonly points: number } | null;
  /** ISO 8601. */
  readonly created: string;
}

/** A run that was begun: its id, and the token that cancels it. */
export interface Begun {
  readonly id: string;
  readonly token: string;
}

/** Milliseconds after which a server that does not answer is given up, and between two attempts to hear of a run. */
const patience = 30_000;
const pause = 2000;

/** Begins a long run: `POST /api/runs`. `why` is `null` where the server was not reached. Never throws. */
export async function beginRun(
  order: { readonly source: string; readonly cases: number; readonly seed: number; readonly trace: number },
  locale: Locale,
): Promise<{ readonly ok: true; readonly begun: Begun } | { readonly ok: false; readonly why: Refusal | null }> {
  try {
    const answer = await fetch("/api/runs", {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": locale },
      body: JSON.stringify({ ...order, lang: locale }),
      signal: AbortSignal.timeout(patience),
    });
    const body: Partial<Begun & Refusal> = await answer.json();
    const { id, token, code, detail } = body;
    if (answer.ok && id !== undefined && token !== undefined) return { ok: true, begun: { id, token } };
    const known = answer.status < 500 && code !== undefined && detail !== undefined;
    return { ok: false, why: known ? { code, detail } : null };
  } catch {
    return { ok: false, why: null };
  }
}

/** Cancels a run that goes on, or deletes one that has ended. Says whether that went through. Never throws. */
export async function endRun({ id, token }: Begun): Promise<boolean> {
  try {
    const { ok, status } = await fetch(`/api/runs/${id}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${token}` },
    });
    return ok || status === 404;
  } catch {
    return false;
  }
}

/** The answer of a run, or of a sweep, that is done; `null` where it could not be read. Never throws. */
export async function readResults<Body extends Results | SweepBody>(id: string): Promise<Body | null> {
  try {
    const answer = await fetch(`/api/runs/${id}/result`, { headers: { accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as Body) : null;
  } catch {
    return null;
  }
}

/**
 * Tells how far a run is until it ends, over a WebSocket that is opened again where it breaks; `null` where there is no such run (any more). Gives what
 * stops it.
 */
export function followRun(id: string, tell: (run: CloudRun | null) => void): () => void {
  let stopped = false;
  let socket: WebSocket | null = null;

  function hear(run: CloudRun | null): void {
    if (stopped) return;
    if (run === null || run.state !== "running") stopped = true;
    tell(run);
  }

  async function open(): Promise<void> {
    if (stopped) return;
    try {
      const answer = await fetch(`/api/runs/${id}`, { cache: "no-store" });
      if (answer.status === 404) return hear(null);
      if (answer.ok) hear((await answer.json()) as CloudRun);
    } catch {
      // Not reached: tried again after the pause.
    }
    if (stopped) return;
    const address = new URL(`/api/runs/${id}/events`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    socket = new WebSocket(address);
    socket.addEventListener("message", ({ data }) => hear(JSON.parse(String(data)) as CloudRun));
    socket.addEventListener("close", () => setTimeout(open, pause));
  }

  void open();
  return () => {
    stopped = true;
    socket?.close();
  };
}
