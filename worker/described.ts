import type { Handler, MiddlewareHandler } from "hono";
import type { DescribeRouteOptions } from "hono-openapi";
import type { Env } from "./env.ts";

/** What the OpenAPI document says of a route. */
export type Description = DescribeRouteOptions;

const descriptions = new WeakMap<object, () => Promise<Description>>();

/** Says where a route is described. Only the OpenAPI document loads it, so that no other request waits for schemas of answers. */
export function described(load: () => Promise<Description>): MiddlewareHandler<Env> {
  const mark: MiddlewareHandler<Env> = (_call, next) => next();
  descriptions.set(mark, load);
  return mark;
}

/** Loads what `described` said of a route; `null` for any other handler. */
export async function loadDescription(handler: Handler): Promise<Description | null> {
  return (await descriptions.get(handler)?.()) ?? null;
}
