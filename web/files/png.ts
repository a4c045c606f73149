import { rasterise } from "./image.ts";
import type { Origin } from "./origin.ts";

/** Draws an SVG document as a PNG, `scale` pixels for each of its own; its origin stands in `iTXt` chunks. */
export async function drawPng(svg: string, scale: number, { engine, seed, text }: Origin): Promise<Blob> {
  const canvas = await rasterise(svg, scale);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new RangeError("the picture is too large for this browser");
  const bytes = new Uint8Array(await blob.arrayBuffer());
  // The header is the signature and one chunk: 8 + 25 bytes.
  const parts = [
    bytes.slice(0, 33),
    writeText("Software", `Flowodds ${engine}, seed ${seed}`),
    writeText("Source", text),
    bytes.slice(33),
  ];
  return new Blob(parts, { type: "image/png" });
}

/** A chunk of international text, uncompressed (PNG, 11.3.3.4). */
function writeText(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const data = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(data.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length - 4);
  chunk.set(data, 4);
  view.setUint32(data.length + 4, crc(data));
  return chunk;
}

/** CRC-32 of ISO 3309, as PNG uses it. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
