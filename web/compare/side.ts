import type { TraceColumns } from "#core/engine/results";
import type { Measure } from "#core/layout/measure";
import type { Model } from "#core/model/model";
import { make } from "../dom.ts";
import { type Fitted, fitLayout, printOdds, printShape } from "../fitting.ts";
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
  play(trace: TraceColumns | null): void;
  destroy(): void;
}

/** Makes a side; lanes that the start's cases never come to are left out where that makes the rest larger. */
export function createSide(
  parent: HTMLElement,
  head: HTMLElement,
  label: string,
  options: StageOptions & { measure: Measure },
): Side {
  const room = make("div", { class: "compare-room" });
  const element = make("section", { class: "compare-side", "aria-label": label }, head, room);
  // In the page before the stage is made: it reads its colours there.
  parent.append(element);
  const stage = createStage(room, options);
  let wanted: { readonly model: Model; readonly start: string } | null = null;
  let drawn: { readonly print: string; readonly fitted: Fitted } | null = null;
  let model: Model | null = null;
  let trace: TraceColumns | null = null;

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
    play(next) {
      trace = next;
      stage.setTrace(trace && model && keepStarts(trace, model));
    },
    destroy() {
      sizes.disconnect();
      stage.destroy();
      element.remove();
    },
  };
}

const nobody: ReadonlySet<string> = new Set();
