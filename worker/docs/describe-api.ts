import { Hono } from "hono/tiny";
import { describeRoute, generateSpecs } from "hono-openapi";
import { engineVersion } from "#core/version";
import { loadDescription } from "../described.ts";
import type { Env } from "../env.ts";
import type { ApiDocument } from "./manual.ts";

const documentation = {
  info: {
    title: "Flowodds",
    version: engineVersion,
    description: "Simulates swimlane diagrams: what becomes of the cases, and how often.",
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "/" }],
};

const made = new WeakMap<Hono<Env>, Promise<ApiDocument>>();

/** The OpenAPI document of the routes that are `described`, written once for each `api`. */
export function describeApi(api: Hono<Env>): Promise<ApiDocument> {
  const known = made.get(api) ?? writeDocument(api);
  made.set(api, known);
  return known;
}

async function writeDocument(api: Hono<Env>): Promise<ApiDocument> {
  const routes = new Hono<Env>();
  for (const { method, path, handler } of api.routes) {
    const description = await loadDescription(handler);
    if (description !== null) routes.on(method, path, describeRoute(description));
  }
  // The document is plain JSON of the shapes that the manual knows.
  return (await generateSpecs(routes, { documentation })) as unknown as ApiDocument;
}
