import { initWasm, Resvg } from "@resvg/resvg-wasm";
import renderer from "@resvg/resvg-wasm/index_bg.wasm";
import medium from "./fonts/inter-500.bin";
import semibold from "./fonts/inter-600.bin";

/*
 * Loaded by the one route that needs it, and only when it does: the renderer is a megabyte of WebAssembly, which no other request should wait for.
 */

let ready: Promise<void> | undefined;

/** Turns an SVG of ours into a PNG of that width in pixels, in Inter. */
export async function drawPng(svg: string, width: number): Promise<Uint8Array> {
  ready ??= initWasm(renderer);
  await ready;
  const image = new Resvg(svg, {
    fitTo: { mode: "width", value: width },
    font: { fontBuffers: [new Uint8Array(medium), new Uint8Array(semibold)], defaultFontFamily: "Inter" },
  });
  try {
    const rendered = image.render();
    try {
      return rendered.asPng();
    } finally {
      rendered.free();
    }
  } finally {
    image.free();
  }
}
