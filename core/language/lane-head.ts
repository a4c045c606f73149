import { replaceBy } from "./fixes.ts";
import { measureLane, takeName } from "./names.ts";
import { createReader, endsLine, peek, type Reader, report, sees, spanFrom, textOf } from "./reader.ts";
import { startsClearly } from "./recognise.ts";
import type { Name } from "./tree.ts";

/** The longest line that is taken for the head of a lane although it is badly written, in tokens. */
const longestHead = 40;

/** How many tokens the head of a lane `ahead` places from here has, up to its brace; 0 if none opens there. Code in prose opens none. */
export function measureHead(reader: Reader, ahead = 0): number {
  const lane = measureLane(reader, ahead);
  if (lane === 0 || !sees(reader, "{", ahead + lane)) return 0;
  const after = ahead + lane + 1;
  const opens =
    endsLine(reader, after) || sees(reader, "#", after) || startsClearly(reader, after) || closesLane(reader, after);
  return opens ? lane + 1 : 0;
}

/** Whether the brace `ahead` places from here closes a lane in the middle of a line: nothing follows, or a statement, a lane or another brace. */
export function closesLane(reader: Reader, ahead = 0): boolean {
  if (!sees(reader, "}", ahead)) return false;
  const lane = measureLane(reader, ahead + 1);
  const next = lane > 0 && sees(reader, "{", ahead + 1 + lane);
  return endsLine(reader, ahead + 1) || next || sees(reader, "}", ahead + 1) || startsClearly(reader, ahead + 1);
}

/** Takes a head that `measureHead` found. */
export function readHead(reader: Reader, count: number): Name {
  const id = takeName(reader, count - 1);
  reader.at++;
  return id;
}

/** A lane's id and label, read from a head that is badly written. */
export interface OddHead {
  readonly id: Name;
  readonly label: Name | null;
}

/**
 * Reads a line that can only be the head of a lane because clear statements follow it: `R&D {`, `"Sales" {`, `Sales { Sales team`, or a brace on its own
 * line. `null`, and nothing is taken, if there is none.
 */
export function readOddHead(reader: Reader): OddHead | null {
  const brace = findBrace(reader);
  if (brace === null) return null;
  const end = measureOddLabel(reader, brace + 1);
  let next = end;
  while (peek(reader, next)?.kind === "break" && next < longestHead) next++;
  if (!startsClearly(reader, next) && !startsClearly(reader, next + 1)) return null;
  const start = reader.at;
  const { from } = peek(reader)!;
  const id = readOddId(reader, brace);
  reader.at = start + end;
  const span = spanFrom(reader, from);
  const label = readOddLabel(reader, reader.tokens[start + brace]!.to, span.to);
  const written = `${clean(id.text)} {${label === null ? "" : ` # ${label.text}`}`;
  report(reader, "flow/lane-head", span, { head: written }, [replaceBy(written, span)]);
  return { id, label };
}

/** How far the label goes that stands behind the brace: to the line's end, or to what can be no label. */
function measureOddLabel(reader: Reader, brace: number): number {
  let end = brace;
  while (!endsLine(reader, end) && !sees(reader, "{", end) && !sees(reader, "}", end) && !startsClearly(reader, end))
    end++;
  return end;
}

/** How far the brace of an odd head is: on this line, or alone on the next one. */
function findBrace(reader: Reader): number | null {
  for (let ahead = 1; ahead < longestHead; ahead++) {
    const kind = peek(reader, ahead)?.kind;
    const below = kind === "break" && sees(reader, "{", ahead + 1) && measureLane(reader) === ahead;
    if (below || sees(reader, "{", ahead)) return isNamed(reader, ahead) ? ahead + Number(below) : null;
    if (kind === "break") return null;
    if (kind === undefined || kind === "comment" || kind === "arrow") return null;
  }
  return null;
}

/** Whether anything of a name stands in the tokens before that one. */
function isNamed(reader: Reader, end: number): boolean {
  return clean(textOf(reader, { from: peek(reader)!.from, to: peek(reader, end)!.from })) !== "";
}

function readOddId(reader: Reader, brace: number): Name {
  const last = peek(reader, brace - 1)!.kind === "break" ? brace - 2 : brace - 1;
  const span = { from: peek(reader)!.from, to: peek(reader, last)!.to };
  return { text: clean(textOf(reader, span)), span };
}

function readOddLabel(reader: Reader, from: number, to: number): Name | null {
  const raw = reader.source.slice(from, to);
  const text = raw.replace(/^\s*(?:#|label\s*[:=])?\s*/, "").replace(/^["“”«»]|["“”«»]$/g, "");
  return isPlain(text) ? { text: text.trim(), span: { from: to - raw.trimStart().length, to } } : null;
}

/** Whether a text would be read as a label wherever it stands: it is not empty, and has no line break, no brace and no statement in it. */
function isPlain(text: string): boolean {
  const inside = createReader(text);
  const plain = inside.tokens.every(
    ({ kind }, ahead) =>
      kind !== "break" && !sees(inside, "{", ahead) && !sees(inside, "}", ahead) && !startsClearly(inside, ahead),
  );
  return plain && text.trim() !== "";
}

/** A text with what no lane id can hold turned into blanks. */
function clean(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, " ").replace(/^[-\s]+|\s+$/g, "");
}
