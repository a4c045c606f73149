import { densities } from "#core/layout/density";
import type { Layout } from "#core/layout/geometry";
import type { Model } from "#core/model/model";
import type { Placed } from "./placement.ts";
import type { Extent, View } from "./view.ts";

/** Colours and type of what is drawn over the nodes. */
export interface BadgeInk {
  readonly accent: string;
  readonly text: string;
  readonly ground: string;
  readonly font: string;
}

export interface BadgePainter {
  resize(extent: Extent, density: number): void;
  /** Paints; nothing shows over the lane headers, which take `header` pixels at the stage's edge. */
  paint(placed: Placed, model: Model, layout: Layout, view: View, ink: BadgeInk, header: number): void;
}

/** Height of a progress bar, its distance from the node's sides and from its bottom, in pixels of the unscaled drawing. */
const bar = 3;
const barInset = 10;
const barLift = 4.5;

/** Paints progress bars in serving nodes, how many are served at once, and how many wait beyond the end of a line. */
export function createBadgePainter(canvas: HTMLCanvasElement): BadgePainter {
  const context = canvas.getContext("2d")!;
  let density = 1;
  let empty = true;

  function pill(text: string, x: number, y: number, ink: BadgeInk): void {
    context.font = `600 11px ${ink.font}`;
    const width = Math.max(20, context.measureText(text).width + 12);
    const height = 17;
    context.beginPath();
    context.roundRect(x - width / 2 - 1.5, y - height / 2 - 1.5, width + 3, height + 3, (height + 3) / 2);
    context.fillStyle = ink.ground;
    context.fill();
    context.beginPath();
    context.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
    context.fillStyle = ink.text;
    context.fill();
    context.fillStyle = ink.ground;
    context.fillText(text, x, y + 0.5);
  }

  return {
    resize(extent, pixels) {
      density = pixels;
      canvas.width = Math.max(1, Math.round(extent.width * density));
      canvas.height = Math.max(1, Math.round(extent.height * density));
      empty = true;
    },
    paint(placed, model, layout, view, ink, header) {
      if (!empty) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        // In two halves: of a canvas that is cleared whole, and has nothing painted after that, Chromium may go on showing what was there.
        const half = canvas.height >> 1;
        context.clearRect(0, 0, canvas.width, half);
        context.clearRect(0, half, canvas.width, canvas.height - half);
      }
      empty = placed.serving.length === 0 && placed.crowds.length === 0;
      if (empty) return;
      const k = view.k * density;
      const edge = header * density;
      const flat = layout.orientation === "horizontal";
      context.save();
      context.beginPath();
      context.rect(flat ? edge : 0, flat ? 0 : edge, canvas.width, canvas.height);
      context.clip();
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineCap = "round";
      context.lineJoin = "round";
      context.strokeStyle = ink.accent;
      context.lineWidth = bar;
      context.setTransform(k, 0, 0, k, view.x * density, view.y * density);
      for (const { node, progress } of placed.serving) {
        const { id, shape, owner, system } = model.nodes[node]!;
        const box = layout.nodes[id];
        if (box === undefined) continue;
        context.beginPath();
        if (shape === "circle" || shape === "diamond") {
          const cx = box.x + box.width / 2;
          const cy = box.y + box.height / 2;
          if (shape === "circle") context.roundRect(box.x, box.y, box.width, box.height, box.height / 2);
          else {
            context.moveTo(cx, box.y);
            context.lineTo(box.x + box.width, cy);
            context.lineTo(cx, box.y + box.height);
            context.lineTo(box.x, cy);
            context.closePath();
          }
          // One dash as long as what is done; a circle begins at its top, so the dash is moved there.
          const length =
            shape === "circle"
              ? Math.PI * box.height + 2 * (box.width - box.height)
              : 2 * Math.hypot(box.width, box.height);
          context.setLineDash([Math.max(0.01, length * progress), length]);
          context.lineDashOffset = shape === "circle" ? -(box.width - box.height) / 2 : 0;
          context.stroke();
          context.setLineDash([]);
        } else {
          // Above the line of owner and system, where there is one.
          const foot = shape === "taskbox" && (owner ?? system) !== null ? densities[layout.density].footer - 1 : 0;
          const y = box.y + box.height - foot - barLift;
          const x = box.x + barInset;
          context.moveTo(x, y);
          context.lineTo(x + Math.max(0.01, (box.width - 2 * barInset) * progress), y);
          context.stroke();
        }
      }
      context.setTransform(density, 0, 0, density, 0, 0);
      for (const { node, count } of placed.serving) {
        const box = count > 1 ? layout.nodes[model.nodes[node]!.id] : undefined;
        if (box === undefined) continue;
        pill(`×${count}`, (box.x + box.width - 6) * view.k + view.x, (box.y + 1) * view.k + view.y, ink);
      }
      for (const { x, y, count } of placed.crowds)
        pill(`×${count}`, x * view.k + view.x, y * view.k + view.y - 16, ink);
      context.restore();
    },
  };
}
