import { inter500, inter600, interRanges } from "./inter.ts";

export type Weight = 500 | 600;

/** Width in pixels of a line of text in Inter at a size in pixels. */
export type Measure = (text: string, size: number, weight: Weight) => number;

const decode = (table: readonly string[]): readonly (readonly number[])[] =>
  table.map((stretch) =>
    Array.from(stretch, (character) => {
      const code = character.charCodeAt(0);
      return (code > 92 ? code - 36 : code - 35) / 64;
    }),
  );

const widths = { 500: decode(inter500), 600: decode(inter600) };

/** Width guessed for a character that Inter does not hold, in em. */
function guess(code: number): number {
  // Combining marks, joiners and variation selectors take no room of their own.
  if ((code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f) || (code >= 0xfe00 && code <= 0xfe0f))
    return 0;
  const wide =
    (code >= 0x1100 && code <= 0x11ff) ||
    (code >= 0x2e80 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xff60) ||
    code >= 0x1f000;
  return wide ? 1 : 0.62;
}

/** Measures by the table of Inter's advance widths, without kerning; other scripts get a guessed width. */
export function measure(text: string, size: number, weight: Weight): number {
  const table = widths[weight];
  let em = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const stretch = interRanges.findIndex(([first, last]) => code >= first && code <= last);
    em += stretch < 0 ? guess(code) : table[stretch]![code - interRanges[stretch]![0]]!;
  }
  return em * size;
}
