import type { Chains } from "../analysis/expand.ts";
import { editGoal, seekGoal } from "../analysis/goal.ts";
import type { ExactStart, Goal, GoalAnswer } from "../analysis/results.ts";
import type { Edit } from "../language/diagnostic.ts";
import { applyEdits } from "../language/edit.ts";
import type { Tree } from "../language/tree.ts";

/** A goal and what it takes (E4). */
export interface SoughtGoal extends Goal, GoalAnswer {
  readonly start: string;
  /** What writes `rounded` into the text, as one replacement; `null` where the present odds meet the goal, or nothing would change. */
  readonly edit: Edit | null;
}

/** Seeks the odds that meet a goal; `null` where the cases of its start have no exact answer. */
export function answerGoal(tree: Tree, chains: Chains, starts: readonly ExactStart[], goal: Goal): SoughtGoal | null {
  const { nodes, starts: declared } = chains.model;
  const index = declared.findIndex(
    ({ node, outcomes }) =>
      (goal.start === null || nodes[node]!.id === goal.start) && outcomes.some(({ id }) => id === goal.outcome),
  );
  if (starts[index]?.exact !== true) return null;
  const found = seekGoal(chains, goal);
  const { outcome, relation, share, edge } = goal;
  const { reached, met, start, odds, rounded, probability } = found;
  const edit = met ? null : joinEdits(tree.source, editGoal(tree, chains.model, found));
  return { reached, met, start, outcome, relation, share, edge, odds, rounded, probability, edit };
}

/** The same change as one replacement. */
function joinEdits(source: string, edits: readonly Edit[]): Edit | null {
  if (edits.length === 0) return null;
  const from = Math.min(...edits.map((edit) => edit.from));
  const to = Math.max(...edits.map((edit) => edit.to));
  const within = edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
  return { from, to, insert: applyEdits(source.slice(from, to), within) };
}
