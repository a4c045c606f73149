import type { TraceColumns } from "#core/engine/results";
import type { Measure } from "#core/layout/measure";
import type { Model } from "#core/model/model";
import type { Verdict } from "#core/render/verdict";
import { make } from "../dom.ts";
import { type Fitted, fitLayout, printOdds, printShape } from "../fitting.ts";
import { createLights } from "../play/light.ts";
import { countPassages } from "../play/story-lines.ts";
import { foldLanes } from "../stage/fold.ts";
import { createStage } from "../stage/stage.ts";
import { keepStarts } from "../stage/starts.ts";
import type { Stage, StageOptions } from "../stage/types.ts";

/** One stage of the comparison with its head. */
export interface Side {
  readonly element: HTMLElement;
  readonly stage: Stage;
  /** The model on show, without the lanes that are folded. */
  readonly model: Model | null;
  show(model: Model, start: string): void;
  /** Plays one case and lights its path, in the colour of how it ends. */
  play(trace: TraceColumns, verdict: Verdict): void;
  destroy(): void;
}

/** Makes a side; lanes that the start's cases never come to are left out where that makes the rest larger. */
export function createSide(
  parent: HTMLElement,
  head: HTMLElement,
  label: string,
  options: StageOptions & {
    readonly measure: Measure;
    /** What is said below a node that the case came to so often; "" for nothing. */
    readonly times: (count: number) => string;
  },
): Side {
  const room = make("div", { class: "compare-room" });
  const element = make("section", { class: "compare-side", "aria-label": label }, head, room);
  // In the page before the stage is made: it reads its colours there.
  parent.append(element);
  const lights = createLights();
  const stage = createStage(room, { ...options, overlays: [lights.create] });
  let wanted: { readonly model: Model; readonly start: string } | null = null;
  let drawn: { readonly print: string; readonly fitted: Fitted } | null = null;
  let model: Model | null = null;

  function draw(): void {
    if (wanted === null || room.clientWidth === 0 || room.clientHeight === 0) return;
    const { start } = wanted;
    const size = { width: room.clientWidth, height: room.clientHeight };
    const print = JSON.stringify([printShape(wanted.model), printOdds(wanted.model), start, size]);
    if (drawn?.print !== print) {
      const before = drawn?.fitted ?? null;
      drawn = { print, fitted: fitLayout(wanted.model, { room: size, start, measure: options.measure, before }) };
    }
    const { layout, folded } = drawn.fitted;
    model = folded ? foldLanes(wanted.model, start).model : wanted.model;
    const hues = Object.fromEntries(wanted.model.lanes.map(({ id, index }) => [id, index]));
    stage.show({ model, layout, hues, flow: null, noted: nobody, faulty: nobody });
  }

  const sizes = new ResizeObserver(draw);
  sizes.observe(room);

  return {
    element,
    stage,
    get model() {
      return model;
    },
    show(next, start) {
      wanted = { model: next, start };
      draw();
    },
    play(trace, verdict) {
      if (model === null) return;
      const shown = keepStarts(trace, model);
      stage.setTrace(shown);
      const { nodes, edges } = countPassages(model, shown);
      const caption = (node: string) => options.times(nodes.get(node) ?? 0);
      lights.show({ path: { nodes, edges, verdict }, heat: null, caption });
    },
    destroy() {
      sizes.disconnect();
      stage.destroy();
      element.remove();
    },
  };
}

const nobody: ReadonlySet<string> = new Set();
