import type { FilesAnswer, FilesOrder } from "./files.worker.ts";
import type { FilmOrder, Waiting } from "./film.ts";
import type { FileKind } from "./kinds.ts";
import type { FileOrder, WrittenFile } from "./write-file.ts";

/** A file to save. */
export interface MadeFile {
  readonly blob: Blob;
  readonly extension: string;
}

/** Makes a file of a text: off the page's thread, but for the painting of pixels. Throws RangeError where the text has errors, and the signal's reason once it is given up. */
export async function makeFile(kind: FileKind, order: FileOrder, waiting: Waiting): Promise<MadeFile> {
  const { signal } = waiting;
  const write = async (what: FilesOrder["kind"]) => (await ask({ ...order, kind: what }, signal)) as WrittenFile;
  const shoot = async () => (await ask({ ...order, kind: "film" }, signal)) as FilmOrder;
  switch (kind) {
    case "gif": {
      const { drawGif } = await import("./gif.ts");
      return { blob: await drawGif(await shoot(), waiting), extension: kind };
    }
    case "webm":
    case "mp4": {
      const { drawVideo } = await import("./video.ts");
      return { blob: await drawVideo(kind, await shoot(), waiting), extension: kind };
    }
    case "png":
    case "png2": {
      const { drawPng } = await import("./png.ts");
      const { body, origin } = await write("svg");
      return { blob: await drawPng(body, kind === "png2" ? 2 : 1, origin), extension: "png" };
    }
    default: {
      const { body, type, extension } = await write(kind);
      return { blob: new Blob([body], { type }), extension };
    }
  }
}

/** Asks a worker of its own, which ends with its answer or with the signal. */
async function ask(order: FilesOrder, signal: AbortSignal): Promise<NonNullable<FilesAnswer>> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./files.worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise((resolve, reject) => {
      const fail = () => reject(new RangeError("the file cannot be made"));
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      worker.addEventListener("error", fail);
      worker.addEventListener("message", ({ data }: MessageEvent<FilesAnswer>) =>
        data === null ? fail() : resolve(data),
      );
      worker.postMessage(order);
    });
  } finally {
    worker.terminate();
  }
}
