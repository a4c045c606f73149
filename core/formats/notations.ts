/** Notations that are read here, and written: FlowZap Code is `fz`. */
export const notations = ["fz", "bpmn", "mermaid"] as const;

export type Notation = (typeof notations)[number];

/** What a diagram may be converted into: a notation, or its model as JSON, as `POST /api/parse` tells it. */
export const targets = [...notations, "json"] as const;

export type Target = (typeof targets)[number];
