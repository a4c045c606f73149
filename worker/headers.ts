import type { MiddlewareHandler } from "hono";
import { engineVersion } from "#core/version";
import type { Env } from "./env.ts";

/** Only `vite dev` needs inline styles and scripts: it puts them into the page for its live updates. */
const development = import.meta.env?.MODE === "development";

function writePolicy(embed: boolean): string {
  const own = development ? "'self' 'unsafe-inline'" : "'self'";
  return [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${own}`,
    "img-src 'self' data:",
    "font-src 'self'",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${embed ? "*" : "'none'"}`,
  ].join("; ");
}

/** Sets the security headers of every answer of the Worker; only `/embed` may be framed, by anyone. */
export const setSecurityHeaders: MiddlewareHandler<Env> = async (call, next) => {
  await next();
  const embed = /^\/embed(?:\/|\.html$|$)/.test(call.req.path);
  // What comes from the assets cannot be changed: the headers go onto a copy.
  const response = new Response(call.res.body, call.res);
  const { headers } = response;
  headers.set("content-security-policy", writePolicy(embed));
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
  headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  headers.set("flowodds-engine", engineVersion);
  if (!embed) headers.set("x-frame-options", "DENY");
  if (!embed) headers.set("cross-origin-opener-policy", "same-origin");
  call.res = undefined;
  call.res = response;
};
