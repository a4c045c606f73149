/** No 0, O, I or l: an id may be read aloud or typed off a screen. */
const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Characters of an id, mostly: 70 bits, so that nobody finds a text for an id that another text has. */
export const idLength = 12;
const longestId = 40;

/** What an id looks like, as the source of a regular expression. */
export const idPattern = `[${alphabet}]{${idLength},${longestId}}`;

const wholeId = new RegExp(`^${idPattern}$`);

/** Whether a text could be an id. */
export function isId(text: string): boolean {
  return wholeId.test(text);
}

/**
 * The ids that a text may have, the usual one first: base58 of its SHA-256, ever longer. The same bytes have the same ids everywhere; a longer
 * one is used only where another text has the shorter.
 */
export async function listIds(text: Uint8Array): Promise<readonly string[]> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  let rest = digest.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let whole = "";
  while (whole.length < longestId) {
    whole += alphabet[Number(rest % 58n)]!;
    rest /= 58n;
  }
  return [idLength, 20, longestId].map((length) => whole.slice(0, length));
}
