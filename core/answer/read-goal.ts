/** A goal as it is written: `n9>=99.9%`, `n1:n9->n4 >= 0.999`. */
export interface WrittenGoal {
  /** An outcome's id, perhaps with a start's id and a colon before it. */
  readonly outcome: string;
  readonly relation: "<=" | ">=";
  /** 0 to 1. */
  readonly share: number;
}

/** Reads a goal: an outcome, `<=` or `>=`, and a share as a fraction or in percent; `null` if it is none. */
export function readGoal(text: string): WrittenGoal | null {
  const read = /^(.+?)(<=|>=)\s*(\d+(?:\.\d+)?|\.\d+)\s*(%?)\s*$/.exec(text);
  if (read === null) return null;
  const [, outcome = "", relation, figure, percent] = read;
  const share = percent === "%" ? Number(figure) / 100 : Number(figure);
  if (outcome.trim() === "" || !(share <= 1)) return null;
  return { outcome: outcome.trim(), relation: relation === "<=" ? "<=" : ">=", share };
}
