import type { Box, Layout } from "#core/layout/geometry";
import { placeCaption } from "#core/render/captions";

/** By layout: where captions stand. They keep their places while sliders move. */
const captions = new WeakMap<Layout, Map<string, Box | null>>();

/** Where a caption of that width stands below its node, sought once a layout; `null` where there is no room for it. */
export function recallCaption(layout: Layout, id: string, width: number): Box | null {
  let known = captions.get(layout);
  if (known === undefined) {
    known = new Map();
    captions.set(layout, known);
  }
  const key = `${id} ${width}`;
  const found = known.get(key) ?? (known.has(key) ? null : placeCaption(layout, id, width));
  known.set(key, found);
  return found;
}
