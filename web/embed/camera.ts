import type { Layout } from "#core/layout/geometry";
import { type CameraMaker, isOwnPress, listenToKeys, scaleRange, zoomOfWheel } from "../stage/camera.ts";
import { clampView } from "../stage/fit.ts";
import type { Extent, View } from "../stage/view.ts";

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** What a person may do: `wheel` gives the plain wheel to the embed too. */
interface Freedom {
  readonly pan: boolean;
  readonly zoom: boolean;
  readonly wheel: boolean;
}

/**
 * Makes the maker of the embed's camera, small enough to travel with it: drag pans, pinch and the wheel with Ctrl or Meta zoom, keys do both. The plain
 * wheel, and a finger that moves up or down, belong to the page around.
 */
export const prepareCamera =
  (free: Freedom): CameraMaker =>
  (element, onView, fit) => {
    let view: View = { k: 1, x: 0, y: 0 };
    let layout: Layout | null = null;
    let extent: Extent = { width: 1, height: 1 };
    let moved = false;
    const fingers = new Map<number, Finger>();
    element.style.touchAction = free.pan ? "pan-y" : "auto";

    function look(next: View): void {
      view = layout === null ? next : clampView(next, layout, extent);
      onView(view);
    }

    function move(next: View): void {
      moved = true;
      look(next);
    }

    /** Zooms so that the point at (x, y) of the stage stays where it is. */
    function zoomAt(factor: number, x: number, y: number): void {
      if (!free.zoom) return;
      const [least, most] = layout === null ? [0.2, 4] : scaleRange(layout, extent);
      const k = Math.min(most, Math.max(least, view.k * factor));
      const part = k / view.k;
      move({ k, x: x - (x - view.x) * part, y: y - (y - view.y) * part });
    }

    const pan = (dx: number, dy: number) => {
      if (free.pan) move({ k: view.k, x: view.x + dx, y: view.y + dy });
    };
    const zoomBy = (factor: number) => zoomAt(factor, extent.width / 2, extent.height / 2);
    const placeOf = (event: MouseEvent): Finger => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };

    function press(event: PointerEvent): void {
      if (event.button !== 0 || isOwnPress(event.target) || !(free.pan || free.zoom)) return;
      fingers.set(event.pointerId, placeOf(event));
      element.setPointerCapture(event.pointerId);
      element.classList.add("panning");
    }

    function drag(event: PointerEvent): void {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const here = placeOf(event);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, here);
      if (other === undefined) {
        pan(here.x - before.x, here.y - before.y);
        return;
      }
      const apart = (finger: Finger) => Math.hypot(finger.x - other.x, finger.y - other.y);
      pan((here.x - before.x) / 2, (here.y - before.y) / 2);
      zoomAt(apart(here) / Math.max(1, apart(before)), (here.x + other.x) / 2, (here.y + other.y) / 2);
    }

    function release(event: PointerEvent): void {
      fingers.delete(event.pointerId);
      if (fingers.size === 0) element.classList.remove("panning");
    }

    function roll(event: WheelEvent): void {
      if (!free.zoom || !(free.wheel || event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const { x, y } = placeOf(event);
      zoomAt(2 ** zoomOfWheel(event), x, y);
    }

    element.addEventListener("pointerdown", press);
    element.addEventListener("pointermove", drag);
    element.addEventListener("pointerup", release);
    element.addEventListener("pointercancel", release);
    element.addEventListener("wheel", roll, { passive: false });
    const quiet = listenToKeys(element, { zoomBy, pan, fit });

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
      },
      show(next) {
        look(next);
        moved = false;
      },
      follow: look,
      moveTo: move,
      zoomBy,
      destroy() {
        element.removeEventListener("pointerdown", press);
        element.removeEventListener("pointermove", drag);
        element.removeEventListener("pointerup", release);
        element.removeEventListener("pointercancel", release);
        element.removeEventListener("wheel", roll);
        quiet();
      },
    };
  };
