import type { Span } from "./diagnostic.ts";
import { didYouMean } from "./distance.ts";
import { createFix, insertAt, offerWords, replaceBy } from "./fixes.ts";
import { measureId, measurePrefix, takeName } from "./names.ts";
import { here, peek, type Reader, report, sees, seesWord, spanFrom, take, textOf } from "./reader.ts";
import { directions, seesHandle } from "./recognise.ts";
import type { Direction, EndDeclaration, Name } from "./tree.ts";

/** Reads `lane.id.handle(side)` where an id stands; what is missing is noted, and `usual` is the side then. */
export function readEnd(reader: Reader, usual: Direction): EndDeclaration {
  const lane = readPrefix(reader);
  const node = takeName(reader, measureId(reader));
  const from = (lane ?? node).span.from;
  if (seesHandle(reader)) {
    const { handle, span } = readHandle(reader, usual);
    return { lane, node, handle, handleSpan: span, span: spanFrom(reader, from) };
  }
  // `n1.right` reads as a lane and a node.
  const side = directions.find((one) => one === node.text);
  if (lane !== null && side !== undefined) {
    const span = { from: lane.span.to, to: node.span.to };
    report(reader, "flow/missing-handle", span, { id: lane.text, handle: side }, [replaceBy(`.handle(${side})`, span)]);
    return { lane: null, node: lane, handle: side, handleSpan: node.span, span: spanFrom(reader, from) };
  }
  const { to } = node.span;
  report(reader, "flow/missing-handle", { from, to }, { id: node.text, handle: usual }, [
    insertAt(to, `.handle(${usual})`),
  ]);
  return { lane, node, handle: usual, handleSpan: { from: to, to }, span: { from, to } };
}

function readPrefix(reader: Reader): Name | null {
  const id = measureId(reader);
  const prefix = seesHandle(reader, id) ? 0 : measurePrefix(reader);
  if (prefix === 0) return null;
  const lane = takeName(reader, prefix - 1);
  reader.at++;
  return lane;
}

/** Reads `.handle(side)`. */
function readHandle(reader: Reader, usual: Direction): { readonly handle: Direction; readonly span: Span } {
  reader.at++;
  if (!sees(reader, "handle")) {
    report(reader, "flow/handle-word", here(reader), { found: textOf(reader, here(reader)) }, [
      replaceBy("handle", here(reader)),
    ]);
  }
  reader.at += 2;
  const { from } = here(reader);
  if (!seesWord(reader)) {
    const at = spanFrom(reader, reader.tokens[reader.at - 3]!.from);
    report(reader, "flow/missing-side", at, {}, [
      ...directions.map((side) => createFix("insert", { text: side }, { from: at.to, to: at.to, insert: side })),
    ]);
    closeHandle(reader);
    return { handle: usual, span: { from: at.to, to: at.to } };
  }
  const span = here(reader);
  const text = textOf(reader, peek(reader));
  reader.at++;
  closeHandle(reader);
  const known = directions.find((side) => side === text);
  if (known !== undefined) return { handle: known, span };
  const suggestion = didYouMean(text, directions);
  const args = { handle: text, suggestion: suggestion ?? "" };
  report(reader, "flow/unknown-handle", { from, to: span.to }, args, offerWords(suggestion, directions, span));
  return { handle: (suggestion ?? usual) as Direction, span };
}

function closeHandle(reader: Reader): void {
  if (take(reader, ")") !== null) return;
  const { to } = reader.tokens[reader.at - 1]!;
  report(reader, "flow/missing-bracket", { from: to - 1, to }, { bracket: ")" }, [insertAt(to, ")")]);
}
