import { peek, type Reader, sees, seesWord, textOf } from "./reader.ts";
import type { Name } from "./tree.ts";

/** Names of more tokens than this are prose. */
const longestName = 24;

/** How many tokens the id `ahead` places from here has: one word, or several joined by hyphens without blanks; 0 if there is none. */
export function measureId(reader: Reader, ahead = 0): number {
  if (!seesWord(reader, ahead)) return 0;
  let count = 1;
  while (
    count < longestName &&
    sees(reader, "-", ahead + count) &&
    seesWord(reader, ahead + count + 1) &&
    touches(reader, ahead + count) &&
    touches(reader, ahead + count + 1)
  ) {
    count += 2;
  }
  return count;
}

/** How many tokens the lane id `ahead` places from here has: words, digits and hyphens, with blanks between; 0 if there is none. */
export function measureLane(reader: Reader, ahead = 0): number {
  if (!seesWord(reader, ahead)) return 0;
  let count = 1;
  while (count < longestName && (seesWord(reader, ahead + count) || sees(reader, "-", ahead + count))) count++;
  return count;
}

/** How many tokens `lane.` has, if it stands before a node's id `ahead` places from here; else 0. (The digits of `n3 0.5` are none.) */
export function measurePrefix(reader: Reader, ahead = 0): number {
  const lane = measureLane(reader, ahead);
  return lane > 0 && sees(reader, ".", ahead + lane) && peek(reader, ahead + lane + 1)?.kind === "word" ? lane + 1 : 0;
}

/** Takes `count` tokens as one name; blanks between them count as one space. */
export function takeName(reader: Reader, count: number): Name {
  const tokens = reader.tokens.slice(reader.at, reader.at + count);
  const text = tokens.map(
    (token, k) => `${tokens[k - 1]?.to === token.from || k === 0 ? "" : " "}${textOf(reader, token)}`,
  );
  reader.at += count;
  return { text: text.join(""), span: { from: tokens[0]!.from, to: tokens[count - 1]!.to } };
}

/** Whether no blank stands before the token `ahead` places from here. */
function touches(reader: Reader, ahead: number): boolean {
  return peek(reader, ahead - 1)?.to === peek(reader, ahead)?.from;
}
