import type { Layout } from "#core/layout/geometry";
import { layout } from "#core/layout/layout";
import type { Model } from "#core/model/model";
import { leastScale } from "./stage/fit.ts";

/** Room for the drawing, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** How a model is drawn in a room: standing lanes where it is narrow, else flat, compact where the text would get too small. */
export type Manner = "standard" | "compact" | "upright";

/** A drawing with the size that it has in the standard manner (`null` where that was not drawn), by which the manner is chosen again. */
export interface Fitted {
  readonly layout: Layout;
  readonly manner: Manner;
  readonly standard: Room | null;
}

/** Below this width lanes stand upright. */
const narrow = 560;

/** Draws a model in the manner that suits the room, with as little change as can be to the drawing `before`. */
export function fitLayout(model: Model, room: Room, before?: Layout): Fitted {
  if (room.width < narrow) {
    return {
      layout: layout(model, { density: "compact", orientation: "vertical", odds: true, before }),
      manner: "upright",
      standard: null,
    };
  }
  const standard = layout(model, { density: "standard", odds: true, before });
  if (isReadable(standard, room)) return { layout: standard, manner: "standard", standard };
  return { layout: layout(model, { density: "compact", odds: true, before }), manner: "compact", standard };
}

/** The manner that suits a room, by the size of the standard drawing; `null` where it has to be drawn to tell. */
export function chooseManner(room: Room, standard: Room | null): Manner | null {
  if (room.width < narrow) return "upright";
  if (standard === null) return null;
  return isReadable(standard, room) ? "standard" : "compact";
}

function isReadable({ width, height }: Room, room: Room): boolean {
  return Math.min(room.width / width, room.height / height) >= leastScale({ density: "standard" } as Layout);
}

/**
 * What a drawing depends on, odds aside: equal shapes have equal drawings, up to the width of their odds chips.
 */
export function printShape({ lanes, nodes, edges, loops }: Model): string {
  return JSON.stringify([
    lanes.map(({ id, label }) => [id, label]),
    nodes.map(({ id, lane, shape, label, owner, system, description }) => [
      id,
      lane,
      shape,
      label,
      owner,
      system,
      description,
    ]),
    edges.map(({ from, to, fromHandle, toHandle, label, by, implicit, repeatOf }) => [
      from,
      to,
      fromHandle,
      toHandle,
      label,
      by === null ? 0 : by === "counter" ? 1 : 2,
      implicit,
      repeatOf,
    ]),
    loops.map(({ text, kind, bound, members, scope }) => [text, kind, bound, members, scope]),
  ]);
}

/** What a drawing depends on besides its shape: how wide the odds are written. */
export function printOdds({ edges }: Model): string {
  return edges
    .map(({ odds }) => (odds === null ? "" : String(Math.round((odds[0] ?? 0) * 1000) / 10).length))
    .join(",");
}
