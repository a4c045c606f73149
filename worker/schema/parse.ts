import * as v from "valibot";
import { about, diagnostics, engine } from "./common.ts";
import { model } from "./model.ts";

const box = v.pipe(
  v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }),
  v.metadata({ ref: "Box", description: "In pixels, from the top left corner" }),
);

const points = about(v.array(v.tuple([v.number(), v.number()])), "x, y");

const layout = v.pipe(
  v.object({
    width: v.number(),
    height: v.number(),
    lanes: v.record(v.string(), box),
    nodes: v.record(v.string(), box),
    edges: v.record(v.string(), v.object({ points, label: v.nullable(box) })),
    loops: v.array(
      v.object({
        outline: points,
        outlines: about(v.array(points), "One a connected piece, the largest first"),
        badge: box,
      }),
    ),
    header: about(v.number(), "Of each lane's strip with its name"),
    density: v.picklist(["standard", "compact"]),
    orientation: v.picklist(["horizontal", "vertical"]),
    lines: about(v.record(v.string(), v.array(v.string())), "The labels of nodes, broken to fit"),
    footers: about(v.optional(v.record(v.string(), v.string())), "The lines at the foot of task boxes"),
  }),
  v.metadata({ ref: "Layout", description: "The drawing, by ids" }),
);

/** Answer of `POST /api/parse`. */
export const parseAnswer = v.object({ engine, diagnostics, model, layout: v.optional(layout) });
