import type { Layout } from "#core/layout/geometry";
import type { Model } from "#core/model/model";
import { type Fitted, fitLayout, type Room } from "./fitting.ts";

/** A drawing that the page asks of its worker. */
export interface LayoutOrder {
  readonly id: number;
  readonly model: Model;
  readonly room: Room;
  /** The drawing that is shown. */
  readonly before: Layout | undefined;
}

export interface LayoutAnswer {
  readonly id: number;
  readonly fitted: Fitted;
}

addEventListener("message", ({ data: { id, model, room, before } }: MessageEvent<LayoutOrder>) => {
  postMessage({ id, fitted: fitLayout(model, room, before) } satisfies LayoutAnswer);
});
