import type { OutcomeResult } from "#core/engine/results";
import type { Model } from "#core/model/model";
import { judge } from "#core/render/verdict";
import { chosenStart, exactStart, type State, shownReading, simulatedStart } from "../state.ts";

/** One outcome of the chosen start, with what is certain of it and what the last run found. */
export interface OutcomeRow {
  readonly id: string;
  readonly label: string;
  /** The probability; `null` where there is none, or none yet. */
  readonly exact: number | null;
  /** `null` while no run has found anything. */
  readonly simulated: OutcomeResult | null;
}

const known = new WeakMap<State, readonly OutcomeRow[]>();

/** The outcomes of the chosen start in the order of the model (O3), listed once for all parts of the page that ask; pseudo outcomes only where they happen. */
export function listOutcomeRows(state: State): readonly OutcomeRow[] {
  const listed = known.get(state) ?? findOutcomeRows(state);
  known.set(state, listed);
  return listed;
}

function findOutcomeRows(state: State): readonly OutcomeRow[] {
  const model = shownReading(state)?.model;
  const chosen = chosenStart(state);
  if (model === undefined || chosen === null) return [];
  const exact = exactStart(state);
  const probabilities = new Map(exact?.exact ? exact.outcomes.map(({ id, probability }) => [id, probability]) : []);
  const simulated = new Map((simulatedStart(state)?.outcomes ?? []).map((outcome) => [outcome.id, outcome]));
  const named = new Map<string, string>(outcomesOf(model, chosen).map(({ id, label }) => [id, label]));
  for (const { id, label } of simulated.values()) if (!named.has(id)) named.set(id, label);
  const rows = [...named].map(([id, label]) => ({
    id,
    label,
    exact: probabilities.get(id) ?? null,
    simulated: simulated.get(id) ?? null,
  }));
  return rows.filter(({ id, exact: probability, simulated: found }) => {
    const pseudo = id === "limit" || id.includes(":");
    return !pseudo || (probability ?? 0) > 0 || (found?.count ?? 0) > 0;
  });
}

function outcomesOf(model: Model, start: string) {
  return model.starts.find(({ node }) => model.nodes[node]?.id === start)?.outcomes ?? [];
}

/** The outcome that influences, curves and the goal speak of: the chosen one, else the first that reads as a failure, else the last. */
export function chosenOutcome(state: State): OutcomeRow | null {
  // What stops at the step limit is no outcome of the diagram: nothing exact is known of it.
  const rows = listOutcomeRows(state).filter(({ id }) => id !== "limit");
  return (
    rows.find(({ id }) => id === state.outcome) ??
    rows.find(({ id, label }) => judge(id, label) === "bad") ??
    rows[rows.length - 1] ??
    null
  );
}
