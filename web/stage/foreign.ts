import { interRanges } from "#core/layout/inter";
import { type Measure, measure as measureInter } from "#core/layout/measure";

/** Widths in em of stretches of text, at weight 500 and 600. */
export type Widths = Readonly<Record<string, readonly [medium: number, bold: number]>>;

const known = interRanges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("");
const foreign = new RegExp(`[^${known}\\s]+`, "gu");
/** Takes no room of its own: it stands on the character before, or joins two. */
const weightless = /^(?:\p{M}|[\u200b-\u200f]|\p{Cf}|\ufe0f|\ufe0e)+$/u;

/** Every stretch of characters that the table of Inter's widths lacks, whole and character by character. */
export function listForeign(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (const [stretch] of text.matchAll(foreign)) {
      for (const part of [stretch, ...stretch]) if (!weightless.test(part)) found.add(part);
    }
  }
  return [...found];
}

/**
 * Measures by the table of Inter's widths, and by `widths` what that table lacks; part of a measured stretch takes as much as its characters would
 * one by one, which is never much less.
 */
export function measureBy(widths: Widths): Measure {
  return (text, size, weight) => {
    const at = weight === 500 ? 0 : 1;
    let em = 0;
    let from = 0;
    for (const { 0: stretch, index } of text.matchAll(foreign)) {
      em += measureInter(text.slice(from, index), 1, weight);
      from = index + stretch.length;
      const whole = widths[stretch]?.[at];
      if (whole !== undefined) em += whole;
      else for (const character of stretch) em += widths[character]?.[at] ?? measureInter(character, 1, weight);
    }
    return (em + measureInter(text.slice(from), 1, weight)) * size;
  };
}
