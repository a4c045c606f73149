import type { Severity } from "./diagnostic.ts";

/** Every code that reading a source can give, with its severity. */
export const languageCodes = {
  "flow/too-large": "error",
  "flow/too-many-problems": "info",
  "flow/skipped-text": "info",
  "flow/other-diagrams": "info",
  "flow/no-diagram": "error",
  "flow/unclosed-lane": "warning",
  "flow/outside-lane": "warning",
  "flow/unreadable-line": "error",
  "flow/unknown-shape": "error",
  "flow/unknown-handle": "error",
  "flow/missing-handle": "error",
  "flow/unknown-attribute": "warning",
  "flow/repeated-attribute": "warning",
  "flow/attribute-sign": "warning",
  "flow/label-sign": "warning",
  "flow/smart-quotes": "warning",
  "flow/open-string": "error",
  "flow/missing-text": "error",
  "flow/loop-condition": "error",
  "flow/loop-members": "error",
  "flow/trailing-text": "warning",
  "flow/unknown-sim": "error",
  "flow/sim-expects": "error",
  "flow/sim-number": "error",
  "flow/sim-range": "error",
  "flow/missing-unit": "error",
} as const satisfies Readonly<Record<string, Severity>>;

export type LanguageCode = keyof typeof languageCodes;
