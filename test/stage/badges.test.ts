import { expect, test } from "vitest";
import { layout } from "#core/layout/layout";
import { createBadgePainter } from "../../web/stage/badges.ts";
import { createPlacement } from "../../web/stage/placement.ts";
import { seedPage } from "../diagrams.ts";
import { understand } from "../render/drawn.ts";

/** A canvas that only notes what is cleared; all else that is asked of it does nothing. */
function createCanvas() {
  const cleared: number[][] = [];
  const nothing = () => ({ width: 10 });
  const context = new Proxy(
    { clearRect: (...box: number[]) => cleared.push(box) },
    { get: (known, name) => Reflect.get(known, name) ?? nothing, set: () => true },
  );
  const canvas = { width: 0, height: 0, getContext: () => context };
  return { canvas: canvas as unknown as HTMLCanvasElement, cleared };
}

test("what was painted is cleared once, all of it, but never by one call: Chromium may go on showing a canvas that is cleared whole", () => {
  const { canvas, cleared } = createCanvas();
  const painter = createBadgePainter(canvas);
  painter.resize({ width: 301, height: 201 }, 1);
  const model = understand(seedPage);
  const drawn = layout(model);
  const ink = { accent: "", text: "", ground: "", font: "" };
  const paint = (nodes: readonly number[]) => {
    const serving = nodes.map((node) => ({ node, progress: 0.5, count: 2 }));
    const placed = { ...createPlacement(), serving };
    painter.paint(placed, model, drawn, { x: 0, y: 0, k: 1 }, ink, 0);
  };
  paint([3, 4]);
  expect(cleared).toEqual([]);
  paint([]);
  paint([]);
  const area = cleared.reduce((sum, [, , width, height]) => sum + width! * height!, 0);
  expect(area).toBe(301 * 201);
  expect(cleared.length).toBeGreaterThan(1);
});
