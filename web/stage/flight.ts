import { interpolateZoom } from "d3";
import type { Box } from "#core/layout/geometry";
import { easeLayout } from "./between.ts";
import type { Camera } from "./camera.ts";
import type { Extent, View } from "./view.ts";

/** Milliseconds that a flight of the camera takes. */
const flightTime = 320;

/** The view at scale `k` with the middle of a box in the middle of the stage. */
export function centreOn(box: Box, k: number, extent: Extent): View {
  return {
    k,
    x: extent.width / 2 - (box.x + box.width / 2) * k,
    y: extent.height / 2 - (box.y + box.height / 2) * k,
  };
}

/** Moves a camera to a view, along the way that looks shortest; at once where motion is unwanted. Returns the way to stop it. */
export function fly(camera: Camera, to: View, extent: Extent, still: boolean): () => void {
  if (still) {
    camera.moveTo(to);
    return () => {};
  }
  const { width, height } = extent;
  const seen = ({ k, x, y }: View): [number, number, number] => [(width / 2 - x) / k, (height / 2 - y) / k, width / k];
  const way = interpolateZoom(seen(camera.view), seen(to));
  let begun: number | null = null;
  let frame = requestAnimationFrame(function step(now) {
    begun ??= now;
    const done = Math.min(1, (now - begun) / flightTime);
    const [x, y, size] = way(easeLayout(done));
    const k = width / size;
    camera.moveTo(done === 1 ? to : { k, x: width / 2 - x * k, y: height / 2 - y * k });
    if (done < 1) frame = requestAnimationFrame(step);
  });
  return () => cancelAnimationFrame(frame);
}
