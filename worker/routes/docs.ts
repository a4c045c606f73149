import { Hono } from "hono";
import { generateSpecs } from "hono-openapi";
import { engineVersion } from "#core/version";
import { type ApiDocument, writeManual } from "../docs/manual.ts";
import type { Env } from "../env.ts";

const documentation = {
  info: {
    title: "Flowodds",
    version: engineVersion,
    description: "Simulates swimlane diagrams: what becomes of the cases, and how often.",
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "/" }],
};

/** `GET /api/openapi.json`, and as pages `GET /api/docs`: the routes of `api`, described from the schemas that check them. */
export function createDocsRoute(api: Hono<Env>): Hono<Env> {
  let made: ReturnType<typeof generateSpecs> | undefined;
  const describe = () => {
    made ??= generateSpecs(api, { documentation });
    return made;
  };
  return new Hono<Env>()
    .get("/openapi.json", async (call) => call.json(await describe()))
    .get("/docs", async (call) => {
      // The document is plain JSON of the shapes that the manual knows.
      const api = (await describe()) as unknown as ApiDocument;
      return call.html(writeManual(api, new URL(call.req.url).origin), 200, { "content-language": "en" });
    });
}
