import { Hono } from "hono/tiny";
import { described } from "../described.ts";
import type { Env } from "../env.ts";
import { renderOptions } from "../options.ts";
import { readOrder } from "../order.ts";

/** `POST /api/render`: the diagram as an image; the same request gives the same bytes. */
export const renderRoute = new Hono<Env>().post(
  "/",
  described(async () => (await import("../docs/routes/describe-render.ts")).renderDiagram),
  async (call) => {
    const order = await readOrder(call, renderOptions);
    if (order instanceof Response) return order;
    const { drawDiagram } = await import("../draw.ts");
    return drawDiagram(order.source, order.locale, order.options);
  },
);
