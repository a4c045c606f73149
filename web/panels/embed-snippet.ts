import { writeFrame } from "#core/formats/frame";

/** The HTML that plays a diagram in another page. `place` is what comes after `/embed`: `#` and what `encodeLink` gave, or `/` and an id. */
export function writeEmbed(origin: string, place: string, title: string): string {
  return writeFrame({ src: `${origin}/embed${place}`, title, width: 720, height: 480 });
}
