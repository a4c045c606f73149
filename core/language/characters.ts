/** Blanks inside a line: space, tab, no-break spaces and the byte order mark that editors leave behind. */
export function isBlank(code: number): boolean {
  return (
    code === 32 ||
    code === 9 ||
    code === 11 ||
    code === 12 ||
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x3000 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b)
  );
}

/** LF and CR: what ends a line everywhere, also inside quotes. */
export function isLineFeed(code: number): boolean {
  return code === 10 || code === 13;
}

/** Line breaks: LF, CR, and the two that Unicode adds (which a string may hold). */
export function isBreak(code: number): boolean {
  return isLineFeed(code) || code === 0x2028 || code === 0x2029;
}

/** 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const wordPattern = /[\p{L}\p{M}\p{N}_]/u;

/** Whether a UTF-16 unit can stand in a word: letters and digits of any script, marks, `_`; surrogates count as letters. */
export function isWordUnit(code: number): boolean {
  if (code < 128) return isDigit(code) || code === 95 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (code >= 0xd800 && code <= 0xdfff) return true;
  return !isBlank(code) && !isBreak(code) && wordPattern.test(String.fromCharCode(code));
}

/** Straight and typographic double quotes; the latter are accepted with a fix. */
export function isQuote(code: number): boolean {
  return code === 34 || isSmartQuote(code);
}

/** Typographic double quotes and guillemets. */
export function isSmartQuote(code: number): boolean {
  return (
    code === 0x201c ||
    code === 0x201d ||
    code === 0x201e ||
    code === 0x201f ||
    code === 0xab ||
    code === 0xbb ||
    code === 0xff02
  );
}
