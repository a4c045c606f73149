import { Hono } from "hono";
import { html } from "hono/html";
import { generateSpecs } from "hono-openapi";
import { engineVersion } from "#core/version";
import type { Env } from "../env.ts";
import { listProblems } from "../problem.ts";

const documentation = {
  info: {
    title: "Flowodds",
    version: engineVersion,
    description: "Simulates swimlane diagrams: the odds of every outcome.",
  },
  servers: [{ url: "/" }],
};

/** `GET /api/openapi.json` and `GET /api/docs`: the routes of `api`, described from the schemas that check them. */
export function createDocsRoute(api: Hono<Env>): Hono<Env> {
  return new Hono<Env>()
    .get("/openapi.json", async (call) => call.json(await generateSpecs(api, { documentation })))
    .get("/docs", async (call) => {
      const { paths = {} } = await generateSpecs(api, { documentation });
      const routes = Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods ?? {}).map(([method, route]) => ({ path, method, ...(route as Route) })),
      );
      return call.html(
        html`<!doctype html>
          <html lang="en">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <title>Flowodds: the HTTP interface</title>
              <link rel="stylesheet" href="/docs.css" />
            </head>
            <body>
              <main>
                <h1>The HTTP interface</h1>
                <p>Engine ${engineVersion}. The same as data: <a href="/api/openapi.json">openapi.json</a>.</p>
                <pre>curl --data-binary @webhook.fz 'https://HOST/api/simulate?cases=100000&amp;seed=7'</pre>
                ${routes.map(describe)}
                <h2>Problems</h2>
                <dl>${listProblems().map(([code, title]) => html`<dt id="${code}"><code>${code}</code></dt><dd>${title}</dd>`)}</dl>
              </main>
            </body>
          </html>`,
      );
    });
}

interface Route {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly { readonly name?: string }[];
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

function describe({
  path,
  method,
  summary,
  description,
  parameters = [],
  responses = {},
}: Route & { path: string; method: string }) {
  return html`<section>
    <h2><code>${method.toUpperCase()} ${path}</code></h2>
    <p>${summary}. ${description}</p>
    ${parameters.length > 0 ? html`<p>Options: ${parameters.map(({ name }) => html`<code>${name}</code> `)}</p>` : ""}
    <dl>${Object.entries(responses).map(([status, one]) => html`<dt>${status}</dt><dd>${one.description}</dd>`)}</dl>
  </section>`;
}
