import type { Layout } from "#core/layout/geometry";
import { leastScale } from "./fit.ts";
import type { Extent, View } from "./view.ts";

export const largestScale = 4;
/** Pixels that an arrow key pans by. */
const keyPan = 60;
/** One press of plus or minus. */
export const zoomStep = 1.25;

/** What looks at the drawing. */
export interface Camera {
  readonly view: View;
  /** Whether a person moved it since the last `show`. */
  readonly moved: boolean;
  /** Takes the drawing and the stage's size, which bound where it can go. */
  bound(layout: Layout, extent: Extent): void;
  /** Looks there at once. */
  show(view: View): void;
  /** Looks there without it counting as a person's move. */
  follow(view: View): void;
  /** Looks there as if a person had moved it, no further than a person could. */
  moveTo(view: View): void;
  /** Zooms about the middle of the stage. */
  zoomBy(factor: number): void;
  destroy(): void;
}

/** Makes a camera on an element; it tells each new view, and calls `fit` where a person asks to see all. */
export type CameraMaker = (element: HTMLElement, onView: (view: View) => void, fit: () => void) => Camera;

/** What keys move. */
export interface Movable {
  zoomBy(factor: number): void;
  pan(dx: number, dy: number): void;
  fit(): void;
}

/** Lets keys move a camera while its element itself has the focus: arrows, plus, minus, and 0 for all; with Ctrl the arrows do the same, for
 * pages that have another use for them alone. Returns the way to stop it. */
export function listenToKeys(element: HTMLElement, { zoomBy, pan, fit }: Movable): () => void {
  const acts: Readonly<Record<string, () => void>> = {
    "+": () => zoomBy(zoomStep),
    "=": () => zoomBy(zoomStep),
    "-": () => zoomBy(1 / zoomStep),
    "0": fit,
    ArrowLeft: () => pan(keyPan, 0),
    ArrowRight: () => pan(-keyPan, 0),
    ArrowUp: () => pan(0, keyPan),
    ArrowDown: () => pan(0, -keyPan),
  };
  const press = (event: KeyboardEvent) => {
    if (event.target !== element || event.altKey) return;
    const act = acts[event.key];
    if (act === undefined || ((event.ctrlKey || event.metaKey) && !event.key.startsWith("Arrow"))) return;
    act();
    event.preventDefault();
  };
  element.addEventListener("keydown", press);
  return () => element.removeEventListener("keydown", press);
}

/** Whether a press at an element is meant for what stands there and not for the camera. */
export function isOwnPress(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".chip.movable, button, input, a") !== null;
}

/** The scales between which a person may zoom: far enough out to see all, and twice that. */
export function scaleRange(layout: Layout, extent: Extent): [number, number] {
  const whole = Math.min(extent.width / layout.width, extent.height / layout.height);
  return [Math.min(leastScale(layout), whole) / 2, largestScale];
}

/** Powers of two that one turn of the wheel zooms by: a notch of a mouse about a quarter, a pinch (small steps, sent with Ctrl) as far as the fingers. */
export function zoomOfWheel({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const pixels = deltaY * (deltaMode === 1 ? 16 : deltaMode === 2 ? 400 : 1);
  return -pixels * (ctrlKey && Math.abs(pixels) < 25 ? 0.02 : 0.003);
}
