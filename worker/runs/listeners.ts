import type { RunProgress } from "./state.ts";

/** Milliseconds between two tellings of how far a run is. */
const pause = 250;

/** Those who hear how far a run is: server-sent events, and WebSockets that outlive the object's sleep. */
export class Listeners {
  private readonly context: DurableObjectState;
  private readonly streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  private told = 0;

  constructor(context: DurableObjectState) {
    this.context = context;
  }

  /** Answers a request for a WebSocket, or for events, that begin with what is known now. */
  hear(request: Request, progress: RunProgress): Response {
    if (request.headers.get("upgrade")?.toLowerCase() === "websocket") return this.accept(progress);
    const { streams } = this;
    let own: ReadableStreamDefaultController<Uint8Array>;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        own = controller;
        controller.enqueue(writeEvent(progress));
        if (progress.state === "running") streams.add(controller);
        else controller.close();
      },
      cancel() {
        streams.delete(own);
      },
    });
    return new Response(stream, {
      headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
    });
  }

  /** Tells everybody, not too often while the run goes on; its end is told last. */
  tell(progress: RunProgress, now: number): void {
    const ended = progress.state !== "running";
    if (!ended && now - this.told < pause) return;
    this.told = now;
    const text = JSON.stringify(progress);
    for (const socket of this.context.getWebSockets()) {
      try {
        socket.send(text);
        if (ended) socket.close(1000);
      } catch {
        // It has gone in the meantime.
      }
    }
    for (const stream of this.streams) {
      try {
        stream.enqueue(writeEvent(progress));
        if (ended) stream.close();
      } catch {
        this.streams.delete(stream);
      }
    }
    if (ended) this.streams.clear();
  }

  private accept(progress: RunProgress): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.context.acceptWebSocket(server);
    server.send(JSON.stringify(progress));
    if (progress.state !== "running") server.close(1000);
    return new Response(null, { status: 101, webSocket: client });
  }
}

/** An event: `progress` while the run goes on, `end` when it does not. */
function writeEvent(progress: RunProgress): Uint8Array {
  const name = progress.state === "running" ? "progress" : "end";
  return new TextEncoder().encode(`event: ${name}\nretry: 2000\ndata: ${JSON.stringify(progress)}\n\n`);
}
