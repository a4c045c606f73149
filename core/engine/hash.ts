/**
 * 32-bit FNV-1a of a text, one UTF-16 unit at a time (the canonical hash for ASCII); a signed integer. It names starts and edges in the keys
 * of streams (S7), so that a further start or line in the source leaves the streams of the others as they were.
 */
export function hash(text: string): number {
  let h = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}
