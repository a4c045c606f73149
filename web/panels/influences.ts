import type { LoopIndex, Model } from "#core/model/model";
import { sharesAllButOdds } from "../all-but-odds.ts";
import { chosenStart, exactStart, type State, shownReading } from "../state.ts";
import { type Choice, choicesOf } from "./choices.ts";
import { chosenOutcome } from "./outcome-rows.ts";

/** How the chosen outcome moves with one slider (one point more) or one loop (one repeat more), in percentage points. */
export interface Effect {
  /** The edge's id, or the key of the choice whose loop it is. */
  readonly key: string;
  readonly kind: "edge" | "loop";
  /** What it is called: the edge's label, or the loop's text. */
  readonly name: string;
  /** The key and name of the choice that it belongs to. */
  readonly choice: string;
  readonly choiceName: string;
  readonly points: number;
}

/** Moves smaller than this many points are none: they are what rounding leaves. */
const least = 1e-12;

/** The effects of all odds and bounds on the chosen outcome of the chosen start, in the order of the choices; empty where nothing is exact. */
export function listEffects(state: State): readonly Effect[] {
  const reading = shownReading(state);
  const outcome = chosenOutcome(state);
  if (reading === null || outcome === null || exactStart(state)?.exact !== true) return [];
  const { influences, idle, stretched } = state.prospect;
  const cause = [influences, idle, stretched, chosenStart(state), outcome.id];
  const { model } = reading;
  if (latest !== null && sharesAllButOdds(latest.model, model) && cause.every((each, k) => each === latest?.cause[k])) {
    return latest.effects;
  }
  const effects = findEffects(state, choicesOf(reading), outcome.id);
  latest = { model, cause, effects };
  return effects;
}

/** The effects that were listed last, and what of: several parts of the page ask for them, and while a slider moves they mostly stay. */
let latest: { readonly model: Model; readonly cause: readonly unknown[]; readonly effects: readonly Effect[] } | null =
  null;

function findEffects(state: State, choices: readonly Choice[], outcome: string): readonly Effect[] {
  const start = chosenStart(state);
  const derivatives = new Map(
    state.prospect.influences.flatMap(({ edge, start: from, of, derivative }) =>
      from === start && of.kind === "outcome" && of.outcome === outcome ? [[edge, derivative]] : [],
    ),
  );
  const idle = new Set(state.prospect.idle.find((each) => each.start === start)?.edges);
  const edges = choices.flatMap((choice) => {
    const { key, name: choiceName } = choice;
    if (choice.kind === "counter") return [];
    return choice.edges.flatMap(({ id, name }): Effect[] => {
      const points = derivatives.get(id) ?? (idle.has(id) ? 0 : undefined);
      return points === undefined
        ? []
        : [{ key: id, kind: "edge", name, choice: key, choiceName, points: clean(points) }];
    });
  });
  const loops = choices.flatMap((choice): Effect[] => {
    const points = choice.kind === "odds" ? null : stretchEffect(state, choice.loop.index, outcome);
    const { key, name } = choice;
    return points === null ? [] : [{ key, kind: "loop", name, choice: key, choiceName: name, points: clean(points) }];
  });
  return [...edges, ...loops];
}

function clean(points: number): number {
  return Math.abs(points) < least ? 0 : points;
}

/** What one repeat more does, in points; `null` where it is not known. */
function stretchEffect(state: State, loop: LoopIndex, outcome: string): number | null {
  const chosen = chosenStart(state);
  const stretched = state.prospect.stretched.find((each) => each.loop === loop);
  const [now, next] = [stretched?.before, stretched?.starts].map((starts) => {
    const start = starts?.find((each) => each.start === chosen);
    return start?.exact ? start.outcomes.find(({ id }) => id === outcome)?.probability : undefined;
  });
  return now === undefined || next === undefined ? null : (next - now) * 100;
}

/**
 * The effects that matter most, the largest first: of each decision the edge that moves the outcome most (of equals the one that is declared
 * first), and no more than `most`. What has no effect is left out.
 */
export function rankEffects(effects: readonly Effect[], most: number): readonly Effect[] {
  const ranked = effects
    .filter(({ points }) => points !== 0)
    .sort((a, b) => compare(Math.abs(b.points), Math.abs(a.points)));
  const seen = new Set<string>();
  return ranked
    .filter(({ kind, choice }) => {
      const key = `${kind} ${choice}`;
      const first = !seen.has(key);
      seen.add(key);
      return first;
    })
    .slice(0, most);
}

/** Larger or smaller by more than rounding. */
function compare(a: number, b: number): number {
  return Math.abs(a - b) <= 1e-9 * Math.max(a, b) ? 0 : a - b;
}

/** The largest size among the effects of one kind: its bars end there; 0 where there is none. */
export function effectScale(effects: readonly Effect[]): number {
  return Math.max(0, ...effects.map(({ points }) => Math.abs(points)));
}
