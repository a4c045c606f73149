/** Kinds of what one notation says and another cannot. */
export const lossCodes = [
  "element",
  "gateway",
  "boundary",
  "subprocess",
  "event",
  "condition",
  "repetition",
  "extension",
  "parameter",
  "line",
  "note",
  "direction",
  "loop",
  "simulation",
  "detail",
  "shape",
  "sides",
  "comments",
  "skipped",
] as const;

export type LossCode = (typeof lossCodes)[number];
