import { decodeBase64Url } from "#core/formats/base64url";
import { sourceLimit } from "#core/language/size";

/** The text that an address carries, or why it cannot be read. */
export type Linked = { readonly text: string } | { readonly trouble: "damaged" | "unknown" };

/**
 * Reads the text of `#1:...` (raw deflate, base64url) or of FlowZap's `?code=` (base64url); `null` where an address has neither. The browser
 * itself unpacks: what the page brings for that would be a twentieth of an embed.
 */
export async function readLink(hash: string, search: string): Promise<Linked | null> {
  const packed = /^#(\d+):(.*)$/s.exec(hash);
  const code = new URLSearchParams(search).get("code");
  if (packed === null && code === null) return null;
  if (packed !== null && packed[1] !== "1") return { trouble: "unknown" };
  const bytes = decodeBase64Url((packed === null ? code! : packed[2]!).trim().replace(/=+$/, ""));
  if (bytes === null) return { trouble: "damaged" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(packed === null ? bytes : await inflate(bytes));
    return { text };
  } catch {
    return { trouble: "damaged" };
  }
}

/** Throws where the bytes are no whole raw deflate stream or unfold to more than a text may have. */
async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const { writable, readable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  // What goes wrong here goes wrong at the reader too.
  writer.write(new Uint8Array(bytes)).catch(() => {});
  writer.close().catch(() => {});
  const reader = readable.getReader();
  const whole = new Uint8Array(sourceLimit);
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (length + part.value.length > sourceLimit) throw new RangeError(`more than ${sourceLimit} bytes`);
    whole.set(part.value, length);
    length += part.value.length;
  }
  return whole.subarray(0, length);
}
