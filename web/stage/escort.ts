import type { Layout } from "#core/layout/geometry";
import type { Camera } from "./camera.ts";
import { followView, leastScale } from "./fit.ts";
import type { Extent } from "./view.ts";

/** What the camera goes along with: the drawing, the room for it, and where the oldest token is, in units of the drawing. */
export interface Watched {
  readonly layout: Layout;
  readonly extent: Extent;
  lead(): { readonly x: number; readonly y: number } | null;
}

/** Keeps the oldest token in sight where the drawing does not fit and nobody has moved the camera. */
export interface Escort {
  /** Moves the camera for the frame at `now` (milliseconds); `null` lets it stand. Says whether there is more of the way to go. */
  follow(watched: Watched | null, now: number): boolean;
}

/** Seconds in which a following camera makes most of its way. */
const time = 0.45;

/** Makes an escort; a `jumping` one is at its place at once. */
export function createEscort(camera: Camera, jumping: boolean): Escort {
  let last: number | null = null;
  return {
    follow(watched, now) {
      const seconds = last === null ? 0 : Math.min(0.1, (now - last) / 1000);
      last = null;
      if (watched === null || camera.moved) return false;
      const { layout, extent } = watched;
      const { view } = camera;
      const { k } = view;
      if (k > leastScale(layout) || (layout.width * k <= extent.width && layout.height * k <= extent.height))
        return false;
      const lead = watched.lead();
      if (lead === null) return false;
      const target = followView(view, layout, extent, lead);
      const far = Math.abs(target.x - view.x) + Math.abs(target.y - view.y);
      if (far < 0.5) return false;
      const part = jumping ? 1 : 1 - Math.exp(-seconds / time);
      camera.follow({ k, x: view.x + (target.x - view.x) * part, y: view.y + (target.y - view.y) * part });
      last = now;
      return true;
    },
  };
}
