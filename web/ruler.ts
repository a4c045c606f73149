import type { Measure } from "#core/layout/measure";
import type { Model } from "#core/model/model";
import { listForeign, measureBy, type Widths } from "./stage/foreign.ts";

/** Measures text of any script by the page's own fonts, where the table of Inter's widths does not hold it. */
export interface Ruler {
  readonly measure: Measure;
  /** What was measured, for a worker to measure by; another value whenever it changes. */
  readonly widths: Widths;
  /** Measures what the model's texts have that was not met before. */
  learn(model: Model): void;
}

/** Size in pixels at which text is measured. */
const size = 100;

/** Makes a ruler; `change` is called when a font that came later gives other widths. */
export function createRuler(change: () => void): Ruler {
  let widths: Widths = {};
  let measure = measureBy(widths);
  let context: CanvasRenderingContext2D | null = null;

  function take(stretches: readonly string[]): boolean {
    context ??= document.createElement("canvas").getContext("2d")!;
    const { fontFamily } = getComputedStyle(document.body);
    const taken: Record<string, readonly [number, number]> = { ...widths };
    let changed = false;
    for (const stretch of stretches) {
      const [medium, bold] = [500, 600].map((weight) => {
        context!.font = `${weight} ${size}px ${fontFamily}`;
        return context!.measureText(stretch).width / size;
      }) as [number, number];
      const before = widths[stretch];
      if (before !== undefined && before[0] === medium && before[1] === bold) continue;
      taken[stretch] = [medium, bold];
      changed = true;
    }
    if (!changed) return false;
    widths = taken;
    measure = measureBy(widths);
    return true;
  }

  return {
    measure: (text, height, weight) => measure(text, height, weight),
    get widths() {
      return widths;
    },
    learn(model) {
      const fresh = listForeign(listTexts(model)).filter((stretch) => widths[stretch] === undefined);
      if (fresh.length === 0) return;
      take(fresh);
      // The font of a script is fetched when it is first used, and may come after the drawing.
      const { fontFamily } = getComputedStyle(document.body);
      document.fonts.load(`500 ${size}px ${fontFamily}`, fresh.join("")).then(
        () => take(fresh) && change(),
        () => {},
      );
    },
  };
}

function listTexts({ lanes, nodes, edges, loops }: Model): readonly string[] {
  return [
    ...lanes.map(({ label }) => label),
    ...nodes.flatMap(({ label, owner, system, description }) => [label, owner ?? "", system ?? "", description ?? ""]),
    ...edges.map(({ label }) => label),
    ...loops.map(({ text, restated }) => `${text} · ${restated}`),
  ];
}
