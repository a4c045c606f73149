/** The files that the page makes, in the order in which they are offered. */
export const fileKinds = [
  "svg",
  "moving",
  "gif",
  "png",
  "png2",
  "csv",
  "semicolon",
  "json",
  "xes",
  "ocel",
  "bpmn",
  "text",
] as const;

export type FileKind = (typeof fileKinds)[number];
