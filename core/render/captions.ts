import type { Box, Layout } from "../layout/geometry.ts";

/** Height of a caption, and how far it keeps from its node and from what else is drawn, in pixels. */
const captionHeight = 14;
const gap = 3;
/** Beside the middle, where an edge leaves or arrives there. */
const beside = 8;

/**
 * Where a caption of this width stands at a node: below it or above, in the middle or beside it, wherever it covers no other node, label, badge
 * or edge; `null` where there is no such place.
 */
export function placeCaption(layout: Layout, id: string, width: number): Box | null {
  const node = layout.nodes[id];
  if (node === undefined) return null;
  const middle = node.x + node.width / 2;
  for (const y of [node.y + node.height + gap, node.y - gap - captionHeight]) {
    for (const x of [middle - width / 2, middle + beside, middle - beside - width]) {
      const place: Box = { x, y, width, height: captionHeight };
      if (isFree(layout, id, place)) return place;
    }
  }
  return null;
}

function isFree(layout: Layout, id: string, place: Box): boolean {
  if (place.x < layout.header || place.x + place.width > layout.width || place.y < 0) return false;
  if (place.y + place.height > layout.height) return false;
  for (const [other, box] of Object.entries(layout.nodes)) if (other !== id && overlap(place, box, gap)) return false;
  for (const { badge } of layout.loops) if (overlap(place, badge, gap)) return false;
  for (const { points, label } of Object.values(layout.edges)) {
    if (label !== null && overlap(place, label, gap)) return false;
    for (let i = 1; i < points.length; i++) {
      const [ax, ay] = points[i - 1]!;
      const [bx, by] = points[i]!;
      const piece = { x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.abs(ax - bx), height: Math.abs(ay - by) };
      if (overlap(place, piece, gap)) return false;
    }
  }
  return true;
}

/** Whether two boxes come closer to each other than `apart`. */
function overlap(a: Box, b: Box, apart: number): boolean {
  return (
    a.x < b.x + b.width + apart &&
    b.x < a.x + a.width + apart &&
    a.y < b.y + b.height + apart &&
    b.y < a.y + a.height + apart
  );
}
