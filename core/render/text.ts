import { interRanges } from "../layout/inter.ts";
import { measure, type Weight } from "../layout/measure.ts";
import { escapeXml, write } from "./xml.ts";

/** Inter first, since all was measured by it; then what systems have that is as wide or narrower. */
export const fontFamily =
  "Inter, 'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** From a line's middle down to its baseline, in em: half the height of Inter's capitals. */
const drop = 0.364;

/** Size and weight of a line, and whether it begins at its place instead of having its middle there. */
export interface Type {
  readonly size: number;
  readonly weight: Weight;
  readonly fill: string;
  readonly begins?: boolean;
}

/** Whether the width of every character is known, not guessed. */
function isMeasured(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (!interRanges.some(([first, last]) => code >= first && code <= last)) return false;
  }
  return true;
}

/**
 * Writes a line of text around `y`. It is as wide as the layout measured it wherever it is shown: an image brings no font, so another than Inter is
 * stretched to that width. Text in other scripts, whose widths are guessed, keeps its own.
 */
export function writeText(text: string, x: number, y: number, { size, weight, fill, begins = false }: Type): string {
  const width = isMeasured(text) ? measure(text, size, weight) : 0;
  return write(
    "text",
    {
      x,
      y: y + drop * size,
      "font-size": size === plainSize ? null : size,
      "font-weight": weight === 500 ? null : weight,
      fill,
      "text-anchor": begins ? "start" : null,
      textLength: width > 0 ? width : null,
      lengthAdjust: width > 0 ? "spacingAndGlyphs" : null,
    },
    escapeXml(text),
  );
}

/** Size of most text, set once for the whole drawing. */
export const plainSize = 12;
