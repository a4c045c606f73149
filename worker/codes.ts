/** Every code of a problem with its status (RFC 9110). */
export const problemStatus = {
  "bad-option": 400,
  "bad-json": 400,
  "bad-encoding": 400,
  "broken-body": 400,
  "no-token": 401,
  "wrong-token": 403,
  "not-found": 404,
  "unknown-diagram": 404,
  "unknown-run": 404,
  "wrong-method": 405,
  "run-not-done": 409,
  "source-too-large": 413,
  "compressed-body": 415,
  "empty-source": 422,
  "invalid-diagram": 422,
  "too-many-cases": 422,
  "too-many-steps": 422,
  "too-many-traced": 422,
  "too-many-figures": 422,
  "over-budget": 422,
  "run-too-long": 422,
  "replication-too-long": 422,
  "too-many-points": 422,
  "too-much-work": 422,
  "too-many-pixels": 422,
  "unreadable-notation": 422,
  "too-many-diagrams": 429,
  "too-many-runs": 429,
  internal: 500,
  "no-such-format": 501,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** What can be wrong with a value of a request. */
export const faultCodes = [
  "whole-number",
  "at-least",
  "at-most",
  "one-of",
  "flag",
  "text",
  "too-long",
  "no-goal",
  "share",
  "no-early-end",
  "no-id",
  "beside",
  "unknown-edge",
  "unknown-loop",
  "unknown-outcome",
] as const;

export type FaultCode = (typeof faultCodes)[number];
