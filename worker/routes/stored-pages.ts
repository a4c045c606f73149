import { Hono } from "hono/tiny";
import type { Env } from "../env.ts";

/** The pages of a stored diagram and of a long run: the playground and the embed, which find its text in their head. An unknown id gets a page that says so, and 404. */
export const storedPageRoutes = new Hono<Env>()
  .get("/s/:id", async (call) => (await import("../stored/pages.ts")).showPlayground(call))
  .get("/run/:id", async (call) => (await import("../stored/pages.ts")).showRun(call))
  .get("/embed/:id", async (call) => (await import("../stored/pages.ts")).showEmbed(call));
