import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import { sourceLimit } from "../language/size.ts";
import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";

/** Bytes that are unfolded at a time: raw deflate makes at most 1,032 of one, so that no step makes more than a few megabytes. */
const stride = 4096;

/** What became of a link's payload. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: "version" | "broken" | "too-large" };

/** The whole text as the fragment of a link: `1:` and the raw-deflated UTF-8 in base64url. A lone surrogate becomes U+FFFD, as UTF-8 has none. */
export function encodeLink(text: string): string {
  return `1:${encodeBase64Url(deflateSync(strToU8(text), { level: 9 }))}`;
}

/** The text in a link's fragment (with or without `#`). Never throws. */
export function decodeLink(fragment: string): Decoded {
  const match = /^#?(\d+):([\w-]*)=*$/.exec(fragment.trim());
  if (match === null) return { ok: false, why: "broken" };
  if (match[1] !== "1") return { ok: false, why: "version" };
  const bytes = decodeBase64Url(match[2] ?? "");
  return bytes === null ? { ok: false, why: "broken" } : inflateText(bytes);
}

/**
 * The text in the `code` parameter of a FlowZap link: base64url of UTF-8, deflated or not, taken from a query where `+` may have become a
 * space. Never throws.
 */
export function decodeFlowZap(code: string): Decoded {
  const bytes = decodeBase64Url(code.trim().replaceAll(" ", "+").replace(/=+$/, ""));
  if (bytes === null) return { ok: false, why: "broken" };
  const plain = readText(bytes);
  const readable = plain.ok && !plain.text.includes("\ufffd");
  if (readable && plain.text.includes("{")) return plain;
  const inflated = inflateText(bytes);
  return inflated.ok || !readable ? inflated : plain;
}

function inflateText(bytes: Uint8Array): Decoded {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  const inflate = new Inflate((chunk, final) => {
    chunks.push(chunk);
    size += chunk.length;
    whole = final;
  });
  try {
    for (let at = 0; size <= sourceLimit && at < bytes.length; at += stride) {
      inflate.push(bytes.subarray(at, at + stride), at + stride >= bytes.length);
    }
  } catch {
    return { ok: false, why: "broken" };
  }
  if (size > sourceLimit) return { ok: false, why: "too-large" };
  return whole ? readText(join(chunks, size)) : { ok: false, why: "broken" };
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function readText(bytes: Uint8Array): Decoded {
  if (bytes.length > sourceLimit) return { ok: false, why: "too-large" };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  // The decoder takes a byte order mark for its own.
  return { ok: true, text: (marked ? "\ufeff" : "") + strFromU8(bytes) };
}
