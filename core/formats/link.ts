import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";

/** Longest text that a link may hold, in bytes of UTF-8: a short payload must not grow without bound. */
const textLimit = 262_144;

/** What became of a link's payload. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: "version" | "broken" | "too-large" };

/** The whole text as the fragment of a link: `1:` and the raw-deflated UTF-8 in base64url. */
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

/** The text in the `code` parameter of a FlowZap link: base64url of UTF-8, deflated or not. Never throws. */
export function decodeFlowZap(code: string): Decoded {
  const bytes = decodeBase64Url(code.trim().replace(/=+$/, ""));
  if (bytes === null) return { ok: false, why: "broken" };
  const text = readText(bytes);
  if (text.ok && !text.text.includes("\ufffd") && text.text.includes("{")) return text;
  const inflated = inflateText(bytes);
  return inflated.ok ? inflated : text.ok && !text.text.includes("\ufffd") ? text : inflated;
}

function inflateText(bytes: Uint8Array): Decoded {
  try {
    // A buffer of fixed size stops a payload that would unfold to more.
    const out = inflateSync(bytes, { out: new Uint8Array(textLimit + 1) });
    return readText(out);
  } catch {
    return { ok: false, why: "broken" };
  }
}

function readText(bytes: Uint8Array): Decoded {
  if (bytes.length > textLimit) return { ok: false, why: "too-large" };
  return { ok: true, text: strFromU8(bytes) };
}
