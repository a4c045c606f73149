import { layout } from "#core/layout/layout";
import { renderSvg } from "#core/render/svg";
import { read } from "../reading.ts";

/** The drawing of a text as the address of an image, in a theme. */
export function drawThumbnail(text: string, theme: "light" | "dark", locale: "en" | "fr"): string {
  const { model } = read(text);
  const svg = renderSvg(model, layout(model, { density: "compact", odds: true }), { theme, locale });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
