import font from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";

/** Draws an SVG document onto a canvas of its own, at a scale; its letters are those of the page. */
export async function rasterise(svg: string, scale: number): Promise<HTMLCanvasElement> {
  const style = `<style>@font-face{font-family:Inter;font-weight:100 900;src:url(${await readFont()})}</style>`;
  const end = svg.indexOf(">") + 1;
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg.slice(0, end) + style + svg.slice(end))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The typeface as a data address: an image may fetch nothing. */
async function readFont(): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(font)).arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return `data:font/woff2;base64,${btoa(text)}`;
}
