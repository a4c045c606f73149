import { startKernel } from "../kernel.ts";
import type { FilmOrder } from "./film.ts";
import type { WrittenKind } from "./kinds.ts";
import { type FileOrder, orderFilm, type WrittenFile, writeFile } from "./write-file.ts";

/** What the page asks of its worker: a file, or what it paints a film from. */
export type FilesOrder = FileOrder & { readonly kind: WrittenKind | "film" };

/** What the worker answers; `null` where it cannot be made. */
export type FilesAnswer = WrittenFile | FilmOrder | null;

addEventListener("message", async ({ data: { kind, ...order } }: MessageEvent<FilesOrder>) => {
  await startKernel();
  postMessage(make(kind, order));
});

function make(kind: FilesOrder["kind"], order: FileOrder): FilesAnswer {
  try {
    return kind === "film" ? orderFilm(order) : writeFile(kind, order);
  } catch {
    return null;
  }
}
