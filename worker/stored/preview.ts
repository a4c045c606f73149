import { hasError } from "#core/answer/diagnostics";
import { readSource } from "#core/answer/read";
import { layout } from "#core/layout/layout";
import type { Locale } from "#core/messages/message";
import type { Model } from "#core/model/model";
import { speak } from "../words/words.ts";

/** What others are told of a diagram before they open it. */
export interface Preview {
  readonly title: string;
  readonly description: string;
  /** Without errors, so that it has a drawing. */
  readonly sound: boolean;
  readonly model: Model;
}

const longestTitle = 60;

/** Drawings of more nodes are not made only to know their size. */
const fewNodes = 500;

/** Reads what a preview says: the lanes' labels as the title, and how large the diagram is. */
export function previewDiagram(source: string, locale: Locale): Preview {
  const { model, diagnostics } = readSource(source);
  const { untitled, described } = speak(locale).stored;
  const labels = model.lanes.map(({ label }) => label).join(", ");
  const units = [...labels];
  return {
    title:
      units.length > longestTitle
        ? `${units
            .slice(0, longestTitle - 1)
            .join("")
            .trimEnd()}…`
        : labels || untitled,
    description: described({ lanes: model.lanes.length, nodes: model.nodes.length }),
    sound: model.nodes.length > 0 && !hasError(diagnostics),
    model,
  };
}

/** Size of the drawing, as `POST /api/render` makes it; `null` where there is none, or it would take too long only to know. */
export function measureDrawing({ model, sound }: Preview): { readonly width: number; readonly height: number } | null {
  if (!sound || model.nodes.length > fewNodes) return null;
  const { width, height } = layout(model, { density: "standard", orientation: "horizontal", odds: true });
  return { width, height };
}
