import { cors } from "hono/cors";
import { Hono } from "hono/tiny";
import { drainBodies } from "./drain.ts";
import type { Env } from "./env.ts";
import { setSecurityHeaders } from "./headers.ts";
import { learnLocale, localeOf } from "./locale.ts";
import { logRequests } from "./log.ts";
import { answerProblem } from "./problem.ts";
import { analyzeRoute } from "./routes/analyze.ts";
import { convertRoute } from "./routes/convert.ts";
import { diagramsRoute } from "./routes/diagrams.ts";
import { createDocsRoute } from "./routes/docs.ts";
import { healthRoute } from "./routes/health.ts";
import { createMcpRoute } from "./routes/mcp.ts";
import { oembedRoute } from "./routes/oembed.ts";
import { pageRoutes } from "./routes/pages.ts";
import { parseRoute } from "./routes/parse.ts";
import { renderRoute } from "./routes/render.ts";
import { runsRoute } from "./routes/runs.ts";
import { simulateRoute } from "./routes/simulate.ts";
import { storedPageRoutes } from "./routes/stored-pages.ts";

/** Methods of each resource of the interface, for the answer to any other. */
const methods: ReadonlyMap<string, string> = new Map([
  ["/api/parse", "POST, OPTIONS"],
  ["/api/simulate", "POST, OPTIONS"],
  ["/api/analyze", "POST, OPTIONS"],
  ["/api/render", "POST, OPTIONS"],
  ["/api/convert", "POST, OPTIONS"],
  ["/api/diagrams", "POST, OPTIONS"],
  ["/api/runs", "POST, OPTIONS"],
  ["/api/health", "GET, HEAD, OPTIONS"],
  ["/api/openapi.json", "GET, HEAD, OPTIONS"],
  ["/api/docs", "GET, HEAD, OPTIONS"],
]);

const described = new Hono<Env>()
  .route("/api/parse", parseRoute)
  .route("/api/simulate", simulateRoute)
  .route("/api/analyze", analyzeRoute)
  .route("/api/render", renderRoute)
  .route("/api/convert", convertRoute)
  .route("/api/diagrams", diagramsRoute)
  .route("/api/runs", runsRoute)
  .route("/api/health", healthRoute)
  .route("/oembed", oembedRoute);

const open = cors({
  origin: "*",
  allowMethods: ["GET", "HEAD", "POST", "DELETE"],
  exposeHeaders: ["flowodds-engine", "server-timing"],
  maxAge: 86_400,
});

const openMcp = cors({ origin: "*", allowMethods: ["POST"], maxAge: 86_400 });

/** The whole Worker: the interface under `/api`, open to every origin, and the pages. */
export function createApp(): Hono<Env> {
  const app = new Hono<Env>();
  app.use(logRequests);
  app.use(setSecurityHeaders);
  app.use(drainBodies);
  app.use(async (call, next) => {
    await learnLocale(localeOf(call));
    await next();
  });
  app.use("/api/*", open);
  app.use("/oembed", open);
  app.use("/api/*", async (call, next) => {
    await next();
    call.header("vary", "Accept, Accept-Language", { append: true });
  });
  app.route("/", described);
  app.route("/api", createDocsRoute(described));
  app.get("/api/admin/runs", async (call) => (await import("./answers/admin.ts")).tellRuns(call));
  app.use("/mcp", openMcp);
  app.route("/mcp", createMcpRoute(described));
  app.all("/api/*", (call) => {
    const allow = /^\/api\/(?:diagrams|runs)\/[^/]+$/.test(call.req.path)
      ? "GET, HEAD, DELETE, OPTIONS"
      : methods.get(call.req.path);
    if (allow === undefined) return answerProblem(localeOf(call), "not-found");
    return answerProblem(localeOf(call), "wrong-method", { method: allow.split(",")[0] ?? "" }, {}, { allow });
  });
  app.route("/", storedPageRoutes);
  app.route("/", pageRoutes);
  app.onError((_error, call) => answerProblem(localeOf(call), "internal"));
  return app;
}
