/** Width in pixels of a line of text. */
export type Ruler = (text: string) => number;

/** Longest label that is looked at, in code points: more never fits three lines. */
const longest = 240;

/** Shortens a line to a width with an ellipsis; a line that fits is returned as it is. */
export function cut(text: string, width: number, ruler: Ruler): string {
  if (text.length <= longest && ruler(text) <= width) return text;
  const characters = Array.from(text).slice(0, longest);
  while (characters.length > 0 && ruler(`${characters.join("").trimEnd()}…`) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

interface Piece {
  readonly text: string;
  /** Set apart from the piece before by a space. */
  readonly spaced: boolean;
}

const ideograph = /[\u2e80-\ud7af\uf900-\ufaff\uff00-\uff60]/;

/** Breaks one word where it may be broken: between ideographs, and anywhere once it is wider than a line. */
function breakWord(word: string, width: number, ruler: Ruler): string[] {
  if (!ideograph.test(word) && ruler(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    const apart = ideograph.test(character) || ruler(piece + character) > width;
    if (piece !== "" && apart) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
    // A long word rather breaks after its own joints.
    if (/[/\-_.,:]/.test(character) && ruler(piece) > width / 2) {
      pieces.push(piece);
      piece = "";
    }
  }
  if (piece !== "") pieces.push(piece);
  return pieces;
}

/** Lines filled one after another up to a width. */
function fill(pieces: readonly Piece[], width: number, ruler: Ruler): string[] {
  const lines: string[] = [];
  let line = "";
  for (const { text, spaced } of pieces) {
    const longer = line === "" ? text : line + (spaced ? " " : "") + text;
    if (line !== "" && ruler(longer) > width) {
      lines.push(line);
      line = text;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines;
}

/**
 * Breaks a label into at most `most` lines no wider than `width`, in as few lines as it takes and those evenly filled; what does
 * not fit is cut with an ellipsis.
 */
export function wrap(label: string, width: number, most: number, ruler: Ruler): string[] {
  const words = Array.from(label)
    .slice(0, longest)
    .join("")
    .split(/\s+/)
    .filter((word) => word !== "");
  const pieces = words.flatMap((word) =>
    breakWord(word, width, ruler).map((text, index): Piece => ({ text, spaced: index === 0 })),
  );
  if (pieces.length === 0) return [""];
  const filled = fill(pieces, width, ruler);
  if (filled.length > most) {
    const kept = filled.slice(0, most);
    kept[most - 1] = cut(`${filled.slice(most - 1).join(" ")}…`, width, ruler);
    return kept;
  }
  // The narrowest width that needs no further line fills the lines evenly.
  let narrow = 0;
  let wide = width;
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    const lines = fill(pieces, middle, ruler);
    if (lines.length <= filled.length && lines.every((line) => ruler(line) <= middle)) wide = middle;
    else narrow = middle;
  }
  return fill(pieces, wide, ruler);
}
