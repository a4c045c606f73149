/** The longest source that is read, in bytes of UTF-8: 5,000 nodes with their edges and labels fit. Links, files and requests keep to it too. */
export const sourceLimit = 262_144;

/** Bytes of UTF-8 that the text takes. */
export function countBytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}
