import type { Layout } from "../layout/geometry.ts";
import type { Model } from "../model/model.ts";
import type { Palette } from "./colours.ts";
import type { DrawnLocale } from "./words.ts";

/** What flows where, per case. */
export interface Flow {
  readonly nodes: Readonly<Record<string, { readonly passes: number; readonly reached: number }>>;
  readonly edges: Readonly<Record<string, { readonly passes: number; readonly share: number }>>;
}

/** All that a part of a drawing is drawn from. */
export interface Sketch {
  readonly model: Model;
  readonly layout: Layout;
  readonly palette: Palette;
  readonly flow: Flow | null;
  readonly locale: DrawnLocale;
}
