import type { Layout } from "#core/layout/geometry";
import { type LayoutOptions, layout } from "#core/layout/layout";
import type { Measure } from "#core/layout/measure";
import { keepPlaces } from "#core/layout/recall";
import type { Model } from "#core/model/model";
import { leastScale, partSeen } from "./stage/fit.ts";
import { foldLanes } from "./stage/fold.ts";

/** Room for the drawing, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** How a model is drawn in a room: standing lanes where it is narrow, else flat, compact where the text would get too small. */
export type Manner = "standard" | "compact" | "upright";

/** What a drawing is made from, besides its model. */
export interface Wanted {
  readonly room: Room;
  /** Id of the start whose lanes stay where there is not room for all; `null` keeps them all. */
  readonly start: string | null;
  readonly measure: Measure;
  /** The drawing on show. */
  readonly before: Fitted | null;
}

/** A drawing with the sizes by which its manner is chosen again in another room. */
export interface Fitted {
  readonly layout: Layout;
  readonly manner: Manner;
  /** Lanes that the start's cases never come to are left out. */
  readonly folded: boolean;
  /** In the standard manner; `null` where it was not drawn because it could not be readable. */
  readonly standard: Room | null;
  /** Compact, with all lanes and without those that can be left out; `null` where that was not drawn. */
  readonly whole: Room | null;
  readonly rest: Room | null;
}

/** Below this width lanes stand upright. */
const narrow = 560;
/** What folded lanes take at the stage's edge, in pixels. */
export const railSize = 26;
/** Leaving lanes out has to show this much more of the rest. */
const foldingPays = 1.15;
/** Drawings of more nodes are not tried without some of their lanes. */
const fewNodes = 120;
/** A drawing of which so much is seen at once counts as seen whole. */
const seenWhole = 0.999;
/** The area that a node with half its gaps takes in the standard manner, in square pixels; drawings take several times that. */
const leastArea = 160 * 78;

/** Draws a model in the manner that suits the room, with as little change as can be to the drawing before. */
export function fitLayout(model: Model, { room, start, measure, before }: Wanted): Fitted {
  const upright = room.width < narrow;
  const draw = (drawn: Model, options: LayoutOptions, folded: boolean) =>
    layout(drawn, {
      odds: true,
      measure,
      before: before?.folded === folded ? keepPlaces(before.layout) : undefined,
      ...options,
    });
  let standard: Room | null = null;
  if (!upright && !isTooMuch(model, room)) {
    const drawn = draw(model, { density: "standard" }, false);
    standard = sizeOf(drawn);
    if (isReadable(drawn, room))
      return { layout: drawn, manner: "standard", folded: false, standard, whole: null, rest: null };
  }
  const manner = upright ? "upright" : "compact";
  const compact: LayoutOptions = { density: "compact", orientation: upright ? "vertical" : "horizontal" };
  const all = draw(model, compact, false);
  const made: Fitted = { layout: all, manner, folded: false, standard, whole: sizeOf(all), rest: null };
  if (start === null || model.nodes.length > fewNodes || partSeen(all, room) >= seenWhole) return made;
  const { model: some, lanes } = foldLanes(model, start);
  if (lanes.length === 0) return { ...made, rest: made.whole };
  const rest = draw(some, compact, true);
  const tried = { ...made, rest: sizeOf(rest) };
  return paysToFold(tried, room) ? { ...tried, layout: rest, folded: true } : tried;
}

/** Whether a drawing would be made in the same manner in this room. */
export function suits(fitted: Fitted, model: Model, room: Room, start: string | null): boolean {
  const { manner, standard, whole, rest, folded } = fitted;
  if (manner === "upright" ? room.width >= narrow : room.width < narrow) return false;
  if (manner !== "upright") {
    if (standard === null ? !isTooMuch(model, room) : isReadable(standard, room) !== (manner === "standard"))
      return false;
    if (manner === "standard") return true;
  }
  if (start === null || model.nodes.length > fewNodes) return !folded;
  if (rest === null) return whole !== null && partSeen({ ...whole, density: "compact" }, room) >= seenWhole;
  return paysToFold(fitted, room) === folded;
}

/** Whether a compact drawing is worth to be shown without some of its lanes. */
function paysToFold({ whole, rest, manner }: Fitted, room: Room): boolean {
  if (whole === null || rest === null) return false;
  const all = partSeen({ ...whole, density: "compact" }, room);
  const left =
    manner === "upright" ? { ...room, width: room.width - railSize } : { ...room, height: room.height - railSize };
  const some = partSeen({ ...rest, density: "compact" }, left);
  return all < seenWhole && (some >= seenWhole || some > all * foldingPays);
}

function sizeOf({ width, height }: Layout): Room {
  return { width, height };
}

function isReadable({ width, height }: Room, room: Room): boolean {
  return Math.min(room.width / width, room.height / height) >= leastScale({ density: "standard" });
}

/** Whether a model's nodes alone would fill more than the room at the smallest readable scale of the standard manner. */
function isTooMuch({ nodes }: Model, room: Room): boolean {
  const k = leastScale({ density: "standard" });
  return nodes.length * leastArea * k * k > room.width * room.height;
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
