import type { OutcomeRow } from "./outcome-rows.ts";

/** How a run stands to the exact shares: a count of outcomes whose exact share lies inside and outside the interval of the simulated one. */
export type Agreement =
  | { readonly kind: "agree"; readonly inside: number }
  | { readonly kind: "outside"; readonly inside: number; readonly outside: number }
  /** Cases stopped at the step limit, which exact answers do not know (S8): no verdict. */
  | { readonly kind: "limited"; readonly cases: number };

/** Sets the exact shares against the intervals of a run of the same text; `null` where there is nothing to set against each other. */
export function judgeAgreement(rows: readonly OutcomeRow[]): Agreement | null {
  const stopped = rows.find(({ id }) => id === "limit")?.simulated?.count ?? 0;
  const compared = rows.filter(({ exact, simulated }) => exact !== null && simulated !== null);
  if (compared.length === 0) return null;
  if (stopped > 0) return { kind: "limited", cases: stopped };
  const inside = compared.filter(isInside).length;
  const outside = compared.length - inside;
  return outside === 0 ? { kind: "agree", inside } : { kind: "outside", inside, outside };
}

/** Whether the exact share lies inside the 95% interval of the simulated one. */
export function isInside({ exact, simulated }: OutcomeRow): boolean {
  if (exact === null || simulated === null) return false;
  const [low, high] = simulated.ci95;
  // The ends of an interval around 0 or all cases are computed: a share of exactly 0 or 1 belongs to it.
  const slack = 1e-12;
  return low - slack <= exact && exact <= high + slack;
}
