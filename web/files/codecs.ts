/** Kinds of films, and what their codecs are called where WebCodecs and where mediabunny name them; the first that the browser encodes is taken. */
const codecs = {
  webm: [
    { codec: "vp9", full: "vp09.00.31.08" },
    { codec: "vp8", full: "vp8" },
    { codec: "av1", full: "av01.0.04M.08" },
  ],
  mp4: [{ codec: "avc", full: "avc1.64001f" }],
} as const;

export type FilmKind = keyof typeof codecs;
export type FilmCodec = (typeof codecs)[FilmKind][number]["codec"];

/** The codec of a film of this size in pixels; `null` where this browser encodes none. */
export async function findCodec(
  kind: FilmKind,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<FilmCodec | null> {
  if (typeof VideoEncoder === "undefined") return null;
  for (const { codec, full } of codecs[kind]) {
    const answer = await VideoEncoder.isConfigSupported({ codec: full, width, height }).catch(() => null);
    if (answer?.supported === true) return codec;
  }
  return null;
}
