import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { Env } from "./env.ts";

/**
 * Writes one line of JSON for each request: method, pattern of the route, status and milliseconds, and of an error its kind and where it was
 * thrown. Nothing that a client sent is in it: no address, no header, no body, and no message of an error, which may quote them. Adds the
 * milliseconds to `Server-Timing`; in production clocks stand still while the processor works, so that only waiting is counted there.
 */
export const logRequests: MiddlewareHandler<Env> = async (call, next) => {
  const begun = Date.now();
  await next();
  const ms = Date.now() - begun;
  call.header("server-timing", `total;dur=${ms}`, { append: true });
  const line = {
    method: call.req.method,
    route: routePath(call),
    status: call.res.status,
    ms,
    ...(call.error === undefined ? {} : { error: describeError(call.error) }),
  };
  // biome-ignore lint/suspicious/noConsole: what is written here is what the platform keeps as the log.
  console.log(JSON.stringify(line));
};

/** The name of an error and the places it came through, without its message. */
function describeError(error: Error): { name: string; at: readonly string[] } {
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { name: error.name, at: frames.slice(0, 8).map((line) => line.trim()) };
}
