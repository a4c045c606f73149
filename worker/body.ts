import type { Locale } from "#core/messages/message";
import { jsonBytes, sourceBytes } from "./limits.ts";
import { answerProblem } from "./problem.ts";

/** The diagram of a request, and the options beside it where the body is JSON. */
export interface Body {
  readonly source: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Reads a request's diagram: `{source, ...options}` where the type is JSON, and the raw body for every other type, since plain
 * `curl --data-binary` names a form. Never holds more than its bound. Gives a problem: 413 over the bound, 415 compressed, 400 no UTF-8 or no such JSON.
 */
export async function readBody(request: Request, locale: Locale): Promise<Body | Response> {
  const json = isJson(request.headers.get("content-type") ?? "");
  const text = await readText(request, json ? jsonBytes : sourceBytes, locale);
  if (text instanceof Response) return text;
  return json ? readJson(text, locale) : { source: text, options: {} };
}

/** The text of a body of at most `bound` bytes; gives a problem as `readBody` does: 413, 415, or 400 for what is no UTF-8 or breaks off. */
async function readText(request: Request, bound: number, locale: Locale): Promise<string | Response> {
  if (isCompressed(request)) return answerProblem(locale, "compressed-body");
  const bytes = await readBytes(request, bound).catch(() => undefined);
  if (bytes === undefined) return answerProblem(locale, "broken-body");
  if (bytes === null) return refuseSize(locale);
  return decode(bytes) ?? answerProblem(locale, "bad-encoding");
}

/** Whether a body is compressed: none is unfolded, since a small one may become any size. */
export function isCompressed(request: Request): boolean {
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  return encoding !== "" && encoding !== "identity";
}

function isJson(type: string): boolean {
  return /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type);
}

function refuseSize(locale: Locale): Promise<Response> {
  return answerProblem(locale, "source-too-large", { limit: sourceBytes }, { limit: sourceBytes });
}

/** The bytes of the body, or `null` as soon as they are more than the bound. */
async function readBytes(request: Request, bound: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > bound) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      if (size > bound) return null;
      chunks.push(read.value);
    }
  } finally {
    // What is left of a body over the bound is for `drainBodies`.
    reader.releaseLock();
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The text, its byte order mark kept, so that spans count as the client's do; `null` if it is no UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function readJson(text: string, locale: Locale): Promise<Body | Response> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return answerProblem(locale, "bad-json");
  }
  if (typeof value !== "object" || value === null || !("source" in value) || typeof value.source !== "string") {
    return answerProblem(locale, "bad-json");
  }
  const { source, ...options } = value;
  if (new TextEncoder().encode(source).length > sourceBytes) return refuseSize(locale);
  return { source, options };
}
