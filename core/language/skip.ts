import type { Span } from "./diagnostic.ts";
import { closesLane } from "./lane-head.ts";
import { endsLine, here, peek, type Reader, spanFrom } from "./reader.ts";
import { startsClearly } from "./recognise.ts";

/** Moves to the break that ends the line (or to the end); answers the span that was passed. */
export function skipLine(reader: Reader): Span {
  const { from } = here(reader);
  while (peek(reader) !== null && peek(reader)!.kind !== "break") reader.at++;
  return spanFrom(reader, from);
}

/** Whether what stands here is no more part of the statement before: the line ends, the lane closes, or the next statement begins. */
export function endsStatement(reader: Reader): boolean {
  return endsLine(reader) || closesLane(reader) || startsClearly(reader);
}

/** Moves to where the statement ends, past one token at least; answers the span that was passed. */
export function skipStatement(reader: Reader): Span {
  const { from } = here(reader);
  do reader.at++;
  while (!endsStatement(reader));
  return spanFrom(reader, from);
}

/** Whether a fence of Markdown stands here. */
export function seesFence(reader: Reader): boolean {
  return /^(?:```|~~~)/.test(reader.source.slice(here(reader).from, here(reader).from + 3));
}
