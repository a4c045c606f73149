import type { Model } from "#core/model/model";
import { type Fitted, fitLayout, type Wanted } from "./fitting.ts";
import { measureBy, type Widths } from "./stage/foreign.ts";

/** A drawing that the page asks of its worker. */
export interface LayoutOrder extends Omit<Wanted, "measure"> {
  readonly id: number;
  readonly model: Model;
  /** What the page measured by its fonts. */
  readonly widths: Widths;
}

export interface LayoutAnswer {
  readonly id: number;
  readonly fitted: Fitted;
}

addEventListener("message", ({ data: { id, model, widths, ...wanted } }: MessageEvent<LayoutOrder>) => {
  postMessage({ id, fitted: fitLayout(model, { ...wanted, measure: measureBy(widths) }) } satisfies LayoutAnswer);
});
