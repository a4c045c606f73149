import type { Layout } from "#core/layout/geometry";
import { judge } from "#core/render/verdict";
import { centreOn } from "./flight.ts";
import type { Frame, Overlay, OverlayHost } from "./overlay.ts";
import type { Scene } from "./types.ts";
import type { Extent, View } from "./view.ts";

/** The longest side of a map and its largest area, in CSS pixels; of the stage's width it takes no more than so much. */
const longest = 340;
const largest = 22_000;
const largestPart = 0.36;
const hues = 6;
/** Pixels of a token and of the smallest node on the map. */
const tokenSize = 2.5;
const leastNode = 2;
/** A stage of less width is narrow, in CSS pixels. */
const narrow = 560;

/**
 * Makes the map of a large drawing: lanes, edges, nodes with the ends in their colours, tokens as dots, and the part that the stage shows. A press or drag
 * on it moves the view. It is for the pointer alone: keys pan the stage itself, and the description says what is there.
 */
export function createMap({ root, camera }: OverlayHost, least: number): Overlay {
  const map = document.createElement("div");
  map.className = "stage-map";
  map.setAttribute("aria-hidden", "true");
  const ground = document.createElement("canvas");
  const dots = document.createElement("canvas");
  const seen = document.createElement("div");
  seen.className = "seen";
  map.append(ground, dots, seen);
  root.append(map);
  let frame: Frame | null = null;
  let scale = 0;
  /** Where in the seen part, in pixels of the drawing from its middle, a drag holds it. */
  let held: { readonly x: number; readonly y: number } | null = null;

  function size(): void {
    if (frame === null) return;
    const { layout } = frame.scene;
    const { width: across, height: down } = frame.extent;
    scale = Math.min(
      Math.min(longest, across * largestPart) / layout.width,
      Math.min(longest, down * largestPart) / layout.height,
      Math.sqrt(largest / (layout.width * layout.height)),
    );
    const width = Math.max(1, Math.round(layout.width * scale));
    const height = Math.max(1, Math.round(layout.height * scale));
    const density = Math.min(2, window.devicePixelRatio || 1);
    map.style.width = `${width}px`;
    map.style.height = `${height}px`;
    for (const canvas of [ground, dots]) {
      canvas.width = Math.round(width * density);
      canvas.height = Math.round(height * density);
      canvas.getContext("2d")!.setTransform(density, 0, 0, density, 0, 0);
    }
  }

  function paintGround(): void {
    if (frame === null) return;
    const style = getComputedStyle(root);
    paintScene(ground.getContext("2d")!, frame.scene, scale, (name) => style.getPropertyValue(name).trim());
    dots.getContext("2d")!.fillStyle = style.getPropertyValue("--accent").trim();
  }

  function paintTokens({ placed, scene }: Frame): void {
    const context = dots.getContext("2d")!;
    // Not the size of the element: to ask for that has the page laid out.
    context.clearRect(0, 0, scene.layout.width * scale + 1, scene.layout.height * scale + 1);
    context.beginPath();
    const put = (x: number, y: number) =>
      context.rect(x * scale - tokenSize / 2, y * scale - tokenSize / 2, tokenSize, tokenSize);
    for (let i = 0; i < placed.dots; i++) {
      const [x, y] = [placed.places[2 * i]!, placed.places[2 * i + 1]!];
      if (!Number.isNaN(x)) put(x, y);
    }
    for (const { node } of placed.serving) {
      const box = scene.layout.nodes[scene.model.nodes[node]?.id ?? ""];
      if (box !== undefined) put(box.x + box.width / 2, box.y + box.height / 2);
    }
    context.fill();
  }

  function frameView({ view, extent, scene: { layout } }: Frame): void {
    const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
    const left = clamp((-view.x / view.k) * scale, layout.width * scale);
    const top = clamp((-view.y / view.k) * scale, layout.height * scale);
    const right = clamp(((extent.width - view.x) / view.k) * scale, layout.width * scale);
    const bottom = clamp(((extent.height - view.y) / view.k) * scale, layout.height * scale);
    // All in view: nothing to look for, and on a narrow stage the map would only stand in the way.
    const all = right - left >= layout.width * scale - 1 && bottom - top >= layout.height * scale - 1;
    map.toggleAttribute("data-all", all);
    map.toggleAttribute("data-narrow", extent.width < narrow);
    seen.style.transform = `translate(${left}px,${top}px)`;
    seen.style.width = `${Math.max(4, right - left)}px`;
    seen.style.height = `${Math.max(4, bottom - top)}px`;
  }

  /** The point of the drawing below the pointer. */
  function pointOf(event: PointerEvent): { x: number; y: number } {
    const box = ground.getBoundingClientRect();
    return { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  }

  function press(event: PointerEvent): void {
    if (event.button !== 0 || frame === null) return;
    map.setPointerCapture(event.pointerId);
    const { view, extent } = frame;
    const point = pointOf(event);
    const middle = { x: (extent.width / 2 - view.x) / view.k, y: (extent.height / 2 - view.y) / view.k };
    const inside =
      Math.abs(point.x - middle.x) * view.k < extent.width / 2 &&
      Math.abs(point.y - middle.y) * view.k < extent.height / 2;
    held = inside ? { x: point.x - middle.x, y: point.y - middle.y } : { x: 0, y: 0 };
    drag(event);
  }

  function drag(event: PointerEvent): void {
    if (held === null || frame === null) return;
    const { x, y } = pointOf(event);
    camera.moveTo(centreOn({ x: x - held.x, y: y - held.y, width: 0, height: 0 }, frame.view.k, frame.extent));
  }

  function release(): void {
    held = null;
  }

  map.addEventListener("pointerdown", press);
  map.addEventListener("pointermove", drag);
  map.addEventListener("pointerup", release);
  map.addEventListener("pointercancel", release);
  // The stage below would pan by the same press, and take the click for one on its ground.
  for (const name of ["mousedown", "touchstart", "dblclick", "click"])
    map.addEventListener(name, (event) => event.stopPropagation(), { passive: true });

  let before: { readonly layout: Layout; readonly extent: Extent; readonly faulty: string } | null = null;
  let lastView: View | null = null;
  return {
    follow(next, drawn) {
      frame = next;
      const few = next.scene.model.nodes.length < least;
      if (map.hidden !== few) map.hidden = few;
      if (few) return;
      const { layout } = next.scene;
      const resized = before === null || before.layout !== layout || before.extent !== next.extent;
      if (resized) size();
      // Odds move nothing on the map.
      const faulty = [...next.scene.faulty].join();
      if (resized || faulty !== before?.faulty) paintGround();
      if (resized || drawn || lastView !== next.view) frameView(next);
      before = { layout, extent: next.extent, faulty };
      lastView = next.view;
      paintTokens(next);
    },
    recolour: paintGround,
    destroy: () => map.remove(),
  };
}

/** Paints lanes, edges and nodes at a scale. */
function paintScene(
  context: CanvasRenderingContext2D,
  { model, layout, faulty, hues: hueOf }: Scene,
  scale: number,
  colour: (name: string) => string,
): void {
  const flat = layout.orientation === "horizontal";
  context.clearRect(0, 0, layout.width * scale, layout.height * scale);
  for (const [index, lane] of model.lanes.entries()) {
    const box = layout.lanes[lane.id];
    if (box === undefined) continue;
    context.fillStyle = colour(index % 2 === 0 ? "--bg" : "--lane");
    context.fillRect(box.x * scale, box.y * scale, box.width * scale, box.height * scale);
    context.fillStyle = colour(`--lane-hue-${((hueOf?.[lane.id] ?? index) % hues) + 1}`);
    if (flat) context.fillRect(0, box.y * scale, 3, box.height * scale);
    else context.fillRect(box.x * scale, 0, box.width * scale, 3);
  }
  context.beginPath();
  for (const { points } of Object.values(layout.edges)) {
    points.forEach(([x, y], i) => {
      if (i === 0) context.moveTo(x * scale, y * scale);
      else context.lineTo(x * scale, y * scale);
    });
  }
  context.strokeStyle = colour("--outline");
  context.globalAlpha = 0.45;
  context.lineWidth = 0.6;
  context.stroke();
  context.globalAlpha = 1;
  for (const { id, shape, label, passing } of model.nodes) {
    const box = layout.nodes[id];
    if (box === undefined) continue;
    const bad = faulty.has(id) || (passing.kind === "end" && shape === "circle" && judge(id, label) === "bad");
    const kind = bad ? "--failure" : shape === "circle" ? "--success" : shape === "diamond" ? "--loop-line" : "--edge";
    const width = Math.max(leastNode, box.width * scale);
    const height = Math.max(leastNode, box.height * scale);
    context.fillStyle = colour(kind);
    context.fillRect(
      (box.x + box.width / 2) * scale - width / 2,
      (box.y + box.height / 2) * scale - height / 2,
      width,
      height,
    );
  }
}
