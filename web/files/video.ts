import { BufferTarget, CanvasSource, Mp4OutputFormat, Output, QUALITY_HIGH, WebMOutputFormat } from "mediabunny";
import { type FilmKind, findCodec } from "./codecs.ts";
import { type FilmOrder, frameSeconds, openFilm, type Waiting } from "./film.ts";
import { sayOrigin } from "./origin.ts";

/** Draws a film as a video, frame by frame; its origin stands in the comment. Throws RangeError where the browser has no codec, and the signal's reason once it is given up. */
export async function drawVideo(kind: FilmKind, order: FilmOrder, waiting: Waiting): Promise<Blob> {
  const film = await openFilm(order);
  const codec = await findCodec(kind, film.canvas);
  if (codec === null) throw new RangeError(`no codec for ${kind}`);
  const target = new BufferTarget();
  const output = new Output({
    format: kind === "webm" ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: "in-memory" }),
    target,
  });
  const source = new CanvasSource(film.canvas, { codec, bitrate: QUALITY_HIGH, keyFrameInterval: 5 });
  output.addVideoTrack(source, { frameRate: 1 / frameSeconds });
  output.setMetadataTags({ comment: sayOrigin(order.origin) });
  await output.start();
  try {
    for (let at = 0; at < film.frames; at++) {
      film.paint(at);
      await source.add(at * frameSeconds, frameSeconds);
      waiting.tell(at + 1, film.frames);
      waiting.signal.throwIfAborted();
    }
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  }
  if (target.buffer === null) throw new RangeError("nothing was written");
  return new Blob([target.buffer], { type: `video/${kind}` });
}
