import { select, type ZoomTransform, zoom, zoomIdentity } from "d3";
import type { Layout } from "#core/layout/geometry";
import { type CameraMaker, isOwnPress, largestScale, listenToKeys, scaleRange, zoomOfWheel } from "./camera.ts";
import { clampView } from "./fit.ts";
import type { Extent, View } from "./view.ts";

/** Makes the page's camera (d3-zoom): drag and the plain wheel pan; pinch, and the wheel with Ctrl or Meta, zoom; keys do both. */
export const createPageCamera: CameraMaker = (element, onView, fit) => {
  let view: View = { k: 1, x: 0, y: 0 };
  let layout: Layout | null = null;
  let extent: Extent = { width: 1, height: 1 };
  let moved = false;
  const stage = select(element);

  const lens = zoom<HTMLElement, unknown>()
    .scaleExtent([0.2, largestScale])
    .wheelDelta(zoomOfWheel)
    .filter((event: Event) => {
      if (isOwnPress(event.target)) return false;
      if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
      return !(event instanceof MouseEvent) || event.button === 0;
    })
    .constrain((transform) => {
      if (layout === null) return transform;
      const { k, x, y } = clampView(transform, layout, extent);
      return zoomIdentity.translate(x, y).scale(k);
    })
    .on("start", ({ sourceEvent }) => {
      if (sourceEvent !== null && sourceEvent !== undefined) element.classList.add("panning");
    })
    .on("end", () => element.classList.remove("panning"))
    .on("zoom", ({ transform, sourceEvent }: { transform: ZoomTransform; sourceEvent: Event | null }) => {
      view = { k: transform.k, x: transform.x, y: transform.y };
      if (sourceEvent !== null && sourceEvent !== undefined) moved = true;
      onView(view);
    });
  stage.call(lens).on("dblclick.zoom", null);

  function pan(dx: number, dy: number): void {
    moved = true;
    stage.call(lens.translateBy, dx / view.k, dy / view.k);
  }

  function zoomBy(factor: number): void {
    moved = true;
    stage.call(lens.scaleBy, factor);
  }

  function roll(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? extent.height : 1;
    const before = view;
    if (event.shiftKey && event.deltaX === 0) pan(-event.deltaY * unit, 0);
    else pan(-event.deltaX * unit, -event.deltaY * unit);
    // At the end of the drawing the wheel goes on to whatever scrolls around the stage.
    if (view.x !== before.x || view.y !== before.y) event.preventDefault();
  }
  element.addEventListener("wheel", roll, { passive: false });
  const quiet = listenToKeys(element, { zoomBy, pan, fit });
  const look = (next: View) => stage.call(lens.transform, zoomIdentity.translate(next.x, next.y).scale(next.k));

  return {
    get view() {
      return view;
    },
    get moved() {
      return moved;
    },
    bound(next, size) {
      layout = next;
      extent = size;
      lens.extent([
        [0, 0],
        [size.width, size.height],
      ]);
      lens.scaleExtent(scaleRange(next, size));
    },
    show(next) {
      look(next);
      moved = false;
    },
    follow: look,
    moveTo(next) {
      moved = true;
      const [least, most] = lens.scaleExtent();
      const k = Math.min(most, Math.max(least, next.k));
      look(layout === null ? next : clampView({ ...next, k }, layout, extent));
    },
    zoomBy,
    destroy() {
      stage.on(".zoom", null);
      element.removeEventListener("wheel", roll);
      quiet();
    },
  };
};
