import type { Reasons } from "../unsolved.ts";

/** Why cases of a start have no exact answer, in English. */
export const reasons: Reasons = {
  "too-many-states": ({ most }) =>
    `Simulated only: counters, attempts and waiting tokens make more than ${most} states.`,
  "too-entangled": () => "Simulated only: the cycles are linked too densely to be solved.",
  "order-of-arrival": ({ node }) =>
    `Simulated only: tokens with different counts wait at ${node}, and which comes first depends on times.`,
  "too-many-tokens": ({ most }) => `Simulated only: a case may have more than ${most} tokens at once.`,
  "turned-away": ({ lane }) => `Simulated only: ${lane} may turn tokens away, and that depends on times.`,
  "too-much-work": () => "Simulated only: the exact answer takes more work than a run may add. Ask POST /api/analyze.",
};
