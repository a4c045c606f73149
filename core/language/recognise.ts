import { measureId, measurePrefix } from "./names.ts";
import { endsLine, peek, type Reader, sees, seesWord, textOf } from "./reader.ts";

/** Shapes, as they are written. */
export const shapes = ["circle", "rectangle", "diamond", "taskbox"] as const;

/** Attributes of nodes, as they are written. */
export const attributes = ["label", "owner", "description", "system"] as const;

/** Sides of nodes, as they are written. */
export const directions = ["left", "right", "top", "bottom"] as const;

/** Whether the word `ahead` places from here is one of these. */
export function seesOneOf(reader: Reader, words: readonly string[], ahead = 0): boolean {
  return words.includes(textOf(reader, peek(reader, ahead)));
}

/** Whether a node begins here: `id :` and whatever follows, or `id shape` without the colon. */
export function startsNode(reader: Reader): boolean {
  const id = measureId(reader);
  if (id === 0 || (seesOneOf(reader, attributes) && peek(reader, id + 1)?.kind === "string")) return false;
  if (sees(reader, ":", id)) {
    return endsLine(reader, id + 1) || sees(reader, "}", id + 1) || peek(reader, id + 1)?.kind !== "punctuation";
  }
  return seesOneOf(reader, shapes, sees(reader, "=", id) ? id + 1 : id);
}

/** Whether an edge begins here: `lane.id` or `id`, and then `.` with a side, or an arrow. */
export function startsEdge(reader: Reader): boolean {
  const end = measureEnd(reader, 0);
  return end > 0 && (seesHandle(reader, end) || measureArrow(reader, end) > 0);
}

/** Whether a loop begins here: `loop [`, or `loop` without a bracket before names or quotes, unless that is the lane of an edge. */
export function startsLoop(reader: Reader): boolean {
  if (!sees(reader, "loop")) return false;
  if (sees(reader, "[", 1) || sees(reader, "(", 1) || peek(reader, 1)?.kind === "string") return true;
  return seesWord(reader, 1) && !startsEdge(reader);
}

/**
 * Whether a statement begins `ahead` places from here beyond doubt, even in the middle of a line: a node with its colon and shape, an edge with its
 * handle, a loop with its bracket. (A file on one line has no other sign of where a statement ends.)
 */
export function startsClearly(reader: Reader, ahead = 0): boolean {
  const id = measureId(reader, ahead);
  if (id === 0) return false;
  if (sees(reader, ":", ahead + id) && seesOneOf(reader, shapes, ahead + id + 1)) return true;
  if (sees(reader, "loop", ahead) && sees(reader, "[", ahead + 1)) return true;
  const end = measureEnd(reader, ahead);
  return end > 0 && sees(reader, ".", ahead + end) && sees(reader, "handle", ahead + end + 1);
}

/** How many tokens the arrow `ahead` places from here has: `->`, but also `-->`, `=>` and the like; 0 if there is none. */
export function measureArrow(reader: Reader, ahead = 0): number {
  let count = 0;
  while (count < 4 && seesOneOf(reader, ["-", "=", "–", "—", "−"], ahead + count)) count++;
  if (peek(reader, ahead + count)?.kind === "arrow") return count + 1;
  return count > 0 && sees(reader, ">", ahead + count) ? count + 1 : 0;
}

/** Whether `.word(` stands `ahead` places from here: the side of a node, rightly spelt or not. */
export function seesHandle(reader: Reader, ahead = 0): boolean {
  return sees(reader, ".", ahead) && seesWord(reader, ahead + 1) && sees(reader, "(", ahead + 2);
}

/** How many tokens `id` or `lane.id` has `ahead` places from here; 0 if neither stands there. */
export function measureEnd(reader: Reader, ahead = 0): number {
  const id = measureId(reader, ahead);
  if (id === 0) return 0;
  if (seesHandle(reader, ahead + id)) return id;
  const prefix = measurePrefix(reader, ahead);
  if (prefix > 0) return prefix + measureId(reader, ahead + prefix);
  return id;
}
