import type { Goal, GoalAnswer } from "#core/analysis/results";
import { judge } from "#core/render/verdict";
import { choicesOf, type Slider, slidersOf } from "./panels/choices.ts";
import { listEffects } from "./panels/influences.ts";
import { chosenOutcome } from "./panels/outcome-rows.ts";
import { chosenStart, type State, shownReading } from "./state.ts";

/** The sliders of the diagram on show. */
export function listShownSliders(state: State): readonly Slider[] {
  const reading = shownReading(state);
  return reading === null ? [] : slidersOf(choicesOf(reading));
}

/** The slider in use: the one that was touched last, else the first that moves the chosen outcome, else the first there is. */
export function sliderInUse(state: State): Slider | null {
  const sliders = listShownSliders(state);
  const touched = sliders.find(({ edge }) => edge.id === state.touched);
  if (touched !== undefined) return touched;
  const moving = listEffects(state).find(({ kind, points }) => kind === "edge" && points !== 0);
  return sliders.find(({ edge }) => edge.id === moving?.key) ?? sliders[0] ?? null;
}

/** What the goal asks for when the person has said nothing: few failures. Of other outcomes nobody knows how many are wanted. */
const fewFailures = 0.001;

/** A goal as its fields show it; without a share it asks for nothing yet. */
export type GoalDraft = Omit<Goal, "share"> & { readonly share: number | null };

/** The goal as it stands: what the person put, the rest filled in; `null` where there is no outcome or no slider. */
export function draftGoal(state: State): GoalDraft | null {
  const outcome = chosenOutcome(state);
  const sliders = listShownSliders(state);
  const wished = sliders.find(({ edge }) => edge.id === state.wish.edge) ?? sliderInUse(state);
  if (outcome === null || wished === null) return null;
  const relation = state.wish.relation ?? (judge(outcome.id, outcome.label) === "bad" ? "<=" : ">=");
  return {
    start: chosenStart(state),
    outcome: outcome.id,
    relation,
    share: state.wish.share ?? (relation === "<=" ? fewFailures : null),
    edge: wished.edge.id,
  };
}

/** The goal that is sought; `null` while it asks for nothing. */
export function composeGoal(state: State): Goal | null {
  const draft = draftGoal(state);
  return draft === null || draft.share === null ? null : { ...draft, share: draft.share };
}

/** Whether two goals ask for the same. */
export function isSameGoal(a: Goal | null, b: Goal | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.start === b.start &&
    a.outcome === b.outcome &&
    a.relation === b.relation &&
    a.share === b.share &&
    a.edge === b.edge
  );
}

/** What the answer to a goal comes to. */
export interface Aim {
  readonly kind: "met" | "reachable" | "out-of-reach";
  /** Where the slider could go, as round as the goal allows. */
  readonly odds: number;
  readonly direction: "up" | "down" | "nowhere";
  /** The outcome's probability there. */
  readonly probability: number;
}

/** Reads the answer to a goal against the present odds of its edge. */
export function readAnswer({ met, reached, rounded, probability }: GoalAnswer, present: number): Aim {
  const change = rounded - present;
  return {
    kind: met ? "met" : reached ? "reachable" : "out-of-reach",
    odds: rounded,
    direction: Math.abs(change) < 1e-9 ? "nowhere" : change > 0 ? "up" : "down",
    probability,
  };
}
