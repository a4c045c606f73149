import { jsonBytes, sourceBytes } from "./limits.ts";
import { answerProblem } from "./problem.ts";

/** The diagram of a request, and the options beside it where the body is JSON. */
export interface Order {
  readonly source: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Reads a request's diagram: `{source, ...options}` where the type is JSON, and the raw body for every other type, since plain
 * `curl --data-binary` names a form. Never holds more than its bound. Gives a problem: 413 over the bound, 415 compressed, 400 no UTF-8 or no JSON.
 */
export async function readOrder(request: Request): Promise<Order | Response> {
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity") {
    return answerProblem(415, "compressed-body", { detail: "Send the diagram as it is, without Content-Encoding." });
  }
  const json = /^application\/(?:[\w.-]+\+)?json\b/i.test(request.headers.get("content-type")?.trim() ?? "");
  const bytes = await readBytes(request, json ? jsonBytes : sourceBytes);
  if (bytes === null) return refuseSize();
  const text = decode(bytes);
  if (text === null) return answerProblem(400, "bad-encoding", { detail: "Send the diagram as UTF-8." });
  return json ? readJson(text) : { source: text, options: {} };
}

function refuseSize(): Response {
  const detail = `A diagram may take ${sourceBytes} bytes. Split it into several.`;
  return answerProblem(413, "source-too-large", { detail, limit: sourceBytes });
}

async function readBytes(request: Request, bound: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > bound) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as ReadableStream<Uint8Array>) {
    size += chunk.length;
    if (size > bound) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readJson(text: string): Order | Response {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return answerProblem(400, "bad-json", { detail: 'Send {"source": "..."} and, beside it, the options.' });
  }
  if (
    typeof value !== "object" ||
    value === null ||
    Array.isArray(value) ||
    !("source" in value) ||
    typeof value.source !== "string"
  ) {
    return answerProblem(400, "bad-json", { detail: 'Send an object with the diagram as the string "source".' });
  }
  const { source, ...options } = value;
  if (new TextEncoder().encode(source).length > sourceBytes) return refuseSize();
  return { source, options };
}
