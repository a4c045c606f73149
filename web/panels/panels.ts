import { find } from "../dom.ts";
import { createLater } from "../later.ts";
import { createRenewal } from "../renewal.ts";
import { narrow } from "../screen.ts";
import type { Finding, State } from "../state.ts";
import type { Context, View } from "../view.ts";
import { createBar } from "./bar.ts";
import { createDecisions } from "./decisions.ts";
import { createDockFaces } from "./dock-faces.ts";
import { createOutcomes } from "./outcomes.ts";
import { createProblems } from "./problems.ts";
import { createSteps } from "./steps.ts";
import { createStrip } from "./strip.ts";
import { createSojourn } from "./time/sojourn.ts";
import { createTimes } from "./time/times.ts";

/** All panels of the page, by how soon they show a state. */
export interface Panels {
  /** Shows a state: numbers and odds at once, the rest after the frame that shows them, a few a task. */
  render(state: State, live: boolean): void;
  destroy(): void;
}

function showAll(views: readonly View[], state: State): void {
  for (const view of views) view.render(state);
}

/** Makes the panels; the views `around` the stage wait while a slider moves, and `renewed` is told of each finding that comes on show meanwhile. */
export function createPanels(
  context: Context,
  around: readonly View[],
  renewed: (finding: Finding | null) => void,
): Panels {
  const strip = createStrip(find("strip"), context);
  const prompt: readonly View[] = [
    createDecisions(find("decisions"), context),
    createOutcomes(find("outcomes"), context),
    ...(narrow.matches ? [strip] : []),
  ];
  const patient: readonly View[] = [
    createBar(find("bar"), context),
    createProblems(find("problems"), context),
    createSteps(find("steps"), context),
    ...(narrow.matches ? [] : [strip]),
    createTimes(find("times"), context),
    createSojourn(find("sojourn"), context),
  ];
  let last: State | null = null;
  const later = createLater();
  const renewal = createRenewal(later, (state) => {
    showAll(prompt, state);
    for (const [k, view] of patient.entries()) later.put(String(k), () => view.render(state));
    later.put("around", () => showAll(around, state));
    later.put("flow", () => renewed(renewal.shown));
  });
  createDockFaces(context.words, () => {
    if (last !== null) showAll([...prompt, ...patient, ...around], last);
  });

  return {
    render(state, live) {
      last = state;
      if (!live) later.drop();
      renewal.take(state, live);
      const known = () => (state.finding === renewal.shown ? state : { ...state, finding: renewal.shown });
      showAll(prompt, known());
      for (const [k, view] of patient.entries()) later.put(String(k), () => view.render(known()));
      if (live) later.put("around", () => showAll(around, known()));
      else showAll(around, state);
    },
    destroy() {
      later.drop();
      renewal.destroy();
      for (const view of [...prompt, ...patient, ...around]) view.destroy?.();
    },
  };
}
