import type { LossCode } from "../loss-codes.ts";

/** What each thing that was not carried is, in English. */
export const losses: Readonly<Record<LossCode, (name: string) => string>> = {
  element: (name) => `"${name}" has no counterpart and is left out.`,
  gateway: (name) => `The gateway "${name}" became a decision: one way is taken at a time.`,
  boundary: (name) => `The event "${name}" at the border of a task is left out.`,
  subprocess: (name) => `"${name}" became one step; what is inside it is left out.`,
  event: (name) => `"${name}" became a plain event: what triggers it is left out.`,
  condition: (name) => `The condition of "${name}" is left out; give its edge odds.`,
  repetition: (name) => `"${name}" is done once: its repetition is left out.`,
  extension: (name) => `What another tool keeps in "${name}" is left out.`,
  parameter: (name) => `The simulation parameter ${name} is left out.`,
  line: (name) => `"${name}" was not understood and is left out.`,
  note: (name) => `The note "${name}" is left out.`,
  direction: (name) => `"${name}" points both ways; only the way forward is kept.`,
  loop: (name) => `The loop "${name}" is left out; its edges stay.`,
  simulation: (name) => `The simulation line "${name}" is left out.`,
  detail: (name) => `The ${name} is left out.`,
  shape: (name) => `"${name}" became a rectangle.`,
  sides: () => "The sides at which edges leave and enter are left out.",
  comments: (count) => (count === "1" ? "1 comment is left out." : `${count} comments are left out.`),
  skipped: (words) => `The text around the diagram is left out, from "${words}".`,
};
