import { type Context, Hono } from "hono";

interface Env {
  readonly ASSETS: Fetcher;
}

const app = new Hono<{ Bindings: Env }>();

const page = (file: string) => (c: Context<{ Bindings: Env }>) => c.env.ASSETS.fetch(new URL(file, c.req.url));

app.get("/api/health", (c) => c.json({ engine: "1.0.0" }));
app.get("/", page("/index.html"));
app.get("/s/:id", page("/index.html"));
app.get("/embed", page("/embed.html"));
app.get("/embed/:id", page("/embed.html"));
app.all("*", (c) => c.env.ASSETS.fetch(c.req.raw));

export default app;
