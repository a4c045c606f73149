import type { Severity } from "./diagnostic.ts";

/** Every code that reading a source can give, with its severity. */
export const languageCodes = {
  // The source as a whole.
  "flow/too-large": "error",
  "flow/too-many": "info",
  "flow/skipped-text": "info",
  "flow/other-diagrams": "info",
  "flow/no-diagram": "error",
  // Lanes, and what stands outside of them.
  "flow/lane-head": "warning",
  "flow/unclosed-lane": "warning",
  "flow/stray-brace": "warning",
  "flow/hash-line": "warning",
  "flow/outside-lane": "warning",
  "flow/node-outside-lane": "error",
  "flow/unreadable-line": "error",
  "flow/trailing-text": "warning",
  // Nodes.
  "flow/node-id": "warning",
  "flow/missing-colon": "error",
  "flow/missing-shape": "error",
  "flow/unknown-shape": "error",
  "flow/unknown-attribute": "warning",
  "flow/repeated-attribute": "warning",
  "flow/attribute-sign": "warning",
  // Texts in quotes.
  "flow/smart-quotes": "warning",
  "flow/open-string": "error",
  "flow/missing-text": "error",
  // Edges.
  "flow/missing-handle": "error",
  "flow/handle-word": "error",
  "flow/missing-side": "error",
  "flow/unknown-handle": "error",
  "flow/missing-bracket": "warning",
  "flow/arrow-sign": "warning",
  "flow/missing-arrow": "error",
  "flow/missing-end": "error",
  "flow/label-sign": "warning",
  // Loops.
  "flow/loop-condition": "error",
  "flow/loop-members": "error",
  // Simulation lines.
  "flow/unknown-sim": "error",
  "flow/sim-expects": "error",
  "flow/sim-number": "error",
  "flow/sim-comma": "error",
  "flow/sim-whole": "error",
  "flow/sim-range": "error",
  "flow/sim-negative": "error",
  "flow/sim-positive": "error",
  "flow/sim-order": "error",
  "flow/sim-parameters": "error",
  "flow/sim-weights": "error",
  "flow/missing-unit": "error",
  "flow/unknown-unit": "error",
} as const satisfies Readonly<Record<string, Severity>>;

/** One of these codes. */
export type LanguageCode = keyof typeof languageCodes;
