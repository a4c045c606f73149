import type { Measure } from "#core/layout/measure";
import type { Camera } from "./camera.ts";
import type { Token } from "./legs.ts";
import type { Placed } from "./placement.ts";
import type { Scene } from "./types.ts";
import type { Extent, View } from "./view.ts";

/** What the stage shows in one frame. */
export interface Frame {
  readonly scene: Scene;
  readonly view: View;
  readonly extent: Extent;
  readonly placed: Placed;
  /** The tokens that `placed` names. */
  readonly tokens: readonly Token[];
}

/** What lies over the drawing and follows it. */
export interface Overlay {
  /** A frame was drawn; `drawn` where the drawing itself changed, not only the view or the tokens. */
  follow(frame: Frame, drawn: boolean): void;
  /** The colours of the page changed. */
  recolour(): void;
  destroy(): void;
}

/** What an overlay is given of the stage below it. */
export interface OverlayHost {
  /** The element that holds the stage. */
  readonly root: HTMLElement;
  /** The buttons at the corner of the stage. */
  readonly controls: HTMLElement;
  readonly camera: Camera;
  readonly locale: string;
  readonly measure?: Measure | undefined;
  readonly reducedMotion: boolean;
}

export type OverlayMaker = (host: OverlayHost) => Overlay;
