/** The files that the page makes, in the order in which they are offered. */
export const fileKinds = [
  "svg",
  "moving",
  "gif",
  "webm",
  "mp4",
  "png",
  "png2",
  "csv",
  "semicolon",
  "json",
  "xes",
  "ocel",
  "bpmn",
  "mermaid",
  "text",
] as const;

export type FileKind = (typeof fileKinds)[number];

/** Those that the browser paints, from what its worker gives. */
export type PaintedKind = "gif" | "webm" | "mp4" | "png" | "png2";
export type WrittenKind = Exclude<FileKind, PaintedKind>;

/** Whether a browser may lack what makes files of this kind. */
export function isVideo(kind: FileKind): kind is "webm" | "mp4" {
  return kind === "webm" || kind === "mp4";
}
