import { judge, type Verdict } from "#core/render/verdict";
import { composeGoal, isSameGoal, sliderInUse } from "../aims.ts";
import { chosenStart, exactStart, type State } from "../state.ts";
import type { Context } from "../view.ts";
import { type Effect, effectScale } from "./influences.ts";
import { nameOutcome } from "./outcome-name.ts";
import { chosenOutcome } from "./outcome-rows.ts";
import { readSweep, type Sweep } from "./sweep-curve.ts";

/** What the rows show besides their odds: how much each matters, and where the slider in use could lead. */
export interface Outlook {
  readonly effects: ReadonlyMap<string, Effect>;
  /** The size at which a bar of one point, and a bar of one repeat, ends. */
  readonly scale: number;
  readonly outcome: string;
  readonly verdict: Verdict;
  /** Id of the edge in use. */
  readonly used: string | null;
  readonly sweep: Sweep | null;
  /** Where the goal would take its edge. */
  readonly goal: { readonly edge: string; readonly odds: number } | null;
}

const named = new WeakMap<readonly Effect[], ReadonlyMap<string, Effect>>();

/** The effects by kind and key; the same for the same effects. */
function nameEffects(effects: readonly Effect[]): ReadonlyMap<string, Effect> {
  const found = named.get(effects) ?? new Map(effects.map((effect) => [`${effect.kind} ${effect.key}`, effect]));
  named.set(effects, found);
  return found;
}

/** Composes what the rows show from the state. */
export function composeOutlook(state: State, effects: readonly Effect[], { words }: Context): Outlook {
  const chosen = chosenOutcome(state);
  const used = sliderInUse(state);
  const goal = composeGoal(state);
  const name = chosen === null ? "" : nameOutcome(chosen, words);
  const verdict = chosen === null ? "good" : judge(chosen.id, chosen.label);
  const { sweep, goal: sought } = state.prospect;
  const points =
    sweep === null ||
    chosen === null ||
    used === null ||
    sweep.edge !== used.edge.id ||
    exactStart(state)?.exact !== true
      ? []
      : readSweep(sweep, chosenStart(state), chosen.id);
  const aim = goal !== null && sought !== null && isSameGoal(sought.asked, goal) ? sought.answer : null;
  return {
    effects: nameEffects(effects),
    scale: effectScale(effects),
    outcome: name,
    verdict,
    used: used?.edge.id ?? null,
    sweep:
      points.length < 2 || used === null || chosen === null
        ? null
        : {
            edge: used.edge.id,
            points,
            outcome: name,
            verdict,
            odds: used.edge.odds[0] ?? 0,
            share: chosen.exact,
            goal: goal?.share ?? null,
          },
    goal: aim === null || !(aim.reached || aim.met) ? null : { edge: aim.edge, odds: aim.odds },
  };
}
