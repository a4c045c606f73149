import { densities } from "#core/layout/density";
import type { Layout } from "#core/layout/geometry";
import type { Extent, View } from "./view.ts";

/** No text on the stage is smaller than this at fit, in CSS pixels. */
export const leastText = 11;
/** A small drawing is not blown up beyond this. */
const largestFit = 1.25;
/** Ground that may be seen beside a panned drawing, in CSS pixels. */
const margin = 80;

/** The smallest scale that keeps all of a drawing's text readable. */
export function leastScale(layout: Pick<Layout, "density">): number {
  const { text, label } = densities[layout.density];
  return leastText / Math.min(text, label.text);
}

/** The part of a drawing that is seen at once at the smallest readable scale, 0..1. */
export function partSeen(drawing: Pick<Layout, "density" | "width" | "height">, room: Extent): number {
  const k = leastScale(drawing);
  return Math.min(1, room.width / (drawing.width * k)) * Math.min(1, room.height / (drawing.height * k));
}

/** What lane headers take at the stage's edge at least, in CSS pixels. */
export const leastHeader = 20;

/** The view that shows all of a drawing beside its lane headers, however small its text gets. */
export function overview({ width, height, header, orientation }: Layout, extent: Extent): View {
  const flat = orientation === "horizontal";
  const across = (extent.width - (flat ? leastHeader : 0)) / (width - (flat ? header : 0));
  const down = (extent.height - (flat ? 0 : leastHeader)) / (height - (flat ? 0 : header));
  const k = Math.min(largestFit, across, down);
  const x = (extent.width - width * k) / 2;
  const y = (extent.height - height * k) / 2;
  const least = leastHeader - header * k;
  return { k, x: flat ? Math.max(x, least) : x, y: flat ? y : Math.max(y, least) };
}

/**
 * The view that shows all of a drawing, or, where that would make its text smaller than 11 px, as much as fits from the point `first` on (where
 * the cases start).
 */
export function fitView(layout: Layout, extent: Extent, first: { readonly x: number; readonly y: number }): View {
  const whole = Math.min(extent.width / layout.width, extent.height / layout.height);
  const k = Math.min(largestFit, Math.max(leastScale(layout), whole));
  const x = settle(layout.width * k, extent.width, first.x * k);
  const y = settle(layout.height * k, extent.height, first.y * k);
  return { k, x, y };
}

/** A drawing's own margin that may be cut off at each side before it counts as not fitting, in CSS pixels. */
const trim = 12;

/** Centres a length that fits; else shows it from its start, or so far on that `first` lies in the first third. */
function settle(length: number, room: number, first: number): number {
  if (length <= room + 2 * trim) return (room - length) / 2;
  return -Math.min(Math.max(0, first - room / 3), length - room);
}

/** The view moved so that a drawing that fits stays whole in sight, and of a larger one no more than a margin of ground is seen beside it. */
export function clampView(view: View, layout: Layout, extent: Extent): View {
  return {
    k: view.k,
    x: clampAxis(view.x, layout.width * view.k, extent.width),
    y: clampAxis(view.y, layout.height * view.k, extent.height),
  };
}

function clampAxis(at: number, length: number, room: number): number {
  if (length <= room) return Math.min(room - length, Math.max(0, at));
  const slack = Math.min(room / 2, margin);
  return Math.min(slack, Math.max(room - length - slack, at));
}

/**
 * The view that brings a point into the middle half of the stage by the shortest way, within the drawing; the same view where it is
 * there already.
 */
export function followView(
  view: View,
  layout: Layout,
  extent: Extent,
  point: { readonly x: number; readonly y: number },
): View {
  return {
    k: view.k,
    x: followAxis(view.x, layout.width * view.k, extent.width, point.x * view.k),
    y: followAxis(view.y, layout.height * view.k, extent.height, point.y * view.k),
  };
}

function followAxis(at: number, length: number, room: number, point: number): number {
  if (length <= room + 2 * trim) return at;
  const seen = point + at;
  const moved = seen < room * 0.3 ? at + room * 0.3 - seen : seen > room * 0.7 ? at + room * 0.7 - seen : at;
  return Math.min(0, Math.max(room - length, moved));
}
