import type { Layout } from "#core/layout/geometry";
import { layout } from "#core/layout/layout";
import type { Lane, Model } from "#core/model/model";
import { partSeen } from "../stage/fit.ts";
import { foldLanes } from "../stage/fold.ts";
import type { Extent } from "../stage/view.ts";

/** A way to show a model in a small place. */
export interface Choice {
  readonly model: Model;
  readonly layout: Layout;
  /** Lanes that were left out: the start's cases never come to them. */
  readonly folded: readonly Lane[];
}

/** Drawings of more nodes are made once, not tried out. */
const fewNodes = 120;
/** Leaving lanes out has to show this much more of the rest. */
const foldingPays = 1.15;
/** A drawing of which so much is seen at once counts as seen whole. */
const whole = 0.999;

/**
 * Chooses between the whole drawing and one without the lanes that the start's cases never come to: the first of them that can be seen whole
 * with its text readable, else the one of which more is seen at once. Cases flow along the longer side of the room.
 */
export function chooseDrawing(model: Model, start: string | null, room: Extent, fold: boolean): Choice {
  const orientation = room.height > room.width ? "vertical" : "horizontal";
  const draw = (each: Model) => layout(each, { density: "compact", orientation, odds: true });
  const all: Choice = { model, layout: draw(model), folded: [] };
  if (start === null || !fold || model.nodes.length > fewNodes || partSeen(all.layout, room) >= whole) return all;
  const { model: rest, lanes } = foldLanes(model, start);
  if (lanes.length === 0) return all;
  const some: Choice = { model: rest, layout: draw(rest), folded: lanes };
  return partSeen(some.layout, room) > partSeen(all.layout, room) * foldingPays ? some : all;
}
