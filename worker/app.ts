import { Hono } from "hono";
import { cors } from "hono/cors";
import type { Env } from "./env.ts";
import { setSecurityHeaders } from "./headers.ts";
import { answerProblem } from "./problem.ts";
import { createDocsRoute } from "./routes/docs.ts";
import { healthRoute } from "./routes/health.ts";
import { pageRoutes } from "./routes/pages.ts";
import { parseRoute } from "./routes/parse.ts";
import { simulateRoute } from "./routes/simulate.ts";

/** Methods of each resource of the interface, for the answer to any other. */
const methods: Readonly<Record<string, string>> = {
  "/api/parse": "POST, OPTIONS",
  "/api/simulate": "POST, OPTIONS",
  "/api/health": "GET, HEAD, OPTIONS",
  "/api/openapi.json": "GET, HEAD, OPTIONS",
  "/api/docs": "GET, HEAD, OPTIONS",
};

const described = new Hono<Env>()
  .route("/api/parse", parseRoute)
  .route("/api/simulate", simulateRoute)
  .route("/api/health", healthRoute);

/** The whole Worker: the interface under `/api`, open to every origin, and the pages. */
export function createApp(): Hono<Env> {
  const app = new Hono<Env>();
  app.use(setSecurityHeaders);
  app.use("/api/*", cors({ origin: "*", exposeHeaders: ["flowodds-engine", "server-timing"], maxAge: 86_400 }));
  app.route("/", described);
  app.route("/api", createDocsRoute(described));
  app.route("/", pageRoutes);
  app.all("/api/*", ({ req }) => {
    const allow = methods[req.path];
    if (allow === undefined) return answerProblem(404, "not-found", { detail: "See /api/docs for what is offered." });
    return answerProblem(405, "wrong-method", { detail: `Use ${allow.split(",")[0]}.` }, { allow });
  });
  app.all("*", ({ env, req }) => env.ASSETS.fetch(req.raw));
  app.onError(() =>
    answerProblem(500, "internal", { detail: "The request was not answered. Its text is still with you." }),
  );
  return app;
}
