import type { MiddlewareHandler } from "hono";
import type { Env } from "./env.ts";
import { drainedBytes } from "./limits.ts";

/**
 * Reads and forgets what a route has left of a body, up to a bound. The runtime closes a connection on which a body was not read, and does not say
 * so: a client that sends its next request on it would lose that one. `Connection: close` is not for a Worker to set.
 */
export const drainBodies: MiddlewareHandler<Env> = async (call, next) => {
  await next();
  const { body, headers } = call.req.raw;
  if (body === null || body.locked) return;
  const length = headers.get("content-length");
  if (Number(length ?? 0) <= drainedBytes.told)
    await drain(body, length === null ? drainedBytes.untold : drainedBytes.told);
};

async function drain(body: ReadableStream<Uint8Array>, most: number): Promise<void> {
  const reader = body.getReader();
  try {
    for (let left = most; left >= 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.length;
    }
  } catch {
    // The client is gone, or sent no whole body: there is no next request to wait for.
  } finally {
    reader.releaseLock();
  }
}
