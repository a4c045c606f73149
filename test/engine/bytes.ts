import { createHash } from "node:crypto";

/** A digest of a plain value with typed arrays and maps in it: equal exactly where every byte and every order is. */
export function bytesOf(value: unknown): string {
  const digest = createHash("sha256");
  const feed = (part: unknown): void => {
    if (ArrayBuffer.isView(part))
      digest.update(`${part.constructor.name}:${part.byteLength}:`).update(part as Uint8Array);
    else if (part instanceof Map) feed([...part]);
    else if (Array.isArray(part)) {
      digest.update(`[${part.length}:`);
      part.forEach(feed);
    } else if (typeof part === "object" && part !== null) feed(Object.entries(part));
    else digest.update(`${typeof part}:${String(part)};`);
  };
  feed(value);
  return digest.digest("hex");
}
