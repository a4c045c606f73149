/**
 * Writes dist/gallery.html: every golden diagram as an image, and the sets that lie beside the project where there are any, light and dark. Prints
 * where the page is.
 *
 *     npm run gallery
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { escapeXml } from "#core/render/xml";
import { readFixtures, readShared, type Sample } from "../test/diagrams.ts";
import { draw, understand } from "../test/render/drawn.ts";
import { drawAll } from "../test/render/goldens.ts";

/** An image shown as one, as in a README: it has no style of the page around it, and plays no script. */
function show(name: string, svg: string): string {
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  const label = escapeXml(name);
  return `<figure><figcaption>${label} <small>${Math.round(Number(size?.[1]))} × ${Math.round(Number(size?.[2]))}, ${(svg.length / 1000).toFixed(1)} kB</small></figcaption><img loading="lazy" src="${address}" alt="${label}"></figure>`;
}

/** More nodes than this are drawn once, without motion: nobody looks at them in full. */
const large = 150;

function drawSample(sample: Sample): string {
  const base = sample.name.replace(/\.fz$/, "");
  const { source } = sample;
  const images =
    understand(source).nodes.length > large
      ? new Map([
          [`${base}-light`, draw(source)],
          [`${base}-dark`, draw(source, { theme: "dark", density: "compact" })],
        ])
      : drawAll(sample);
  return `<section><h2 id="${escapeXml(base)}">${escapeXml(base)}</h2>${[...images].map(([name, svg]) => show(name, svg)).join("\n")}</section>`;
}

const samples = [...readFixtures(), ...readShared("diagrams"), ...readShared("corpus")].filter(
  ({ source }) => understand(source).nodes.length <= 400,
);
const links = samples
  .map(({ name }) => name.replace(/\.fz$/, ""))
  .map((name) => `<a href="#${escapeXml(name)}">${escapeXml(name)}</a>`);
const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Gallery</title><style>
body { margin: 24px; font: 13px/20px system-ui, sans-serif; background: #c9ced6; color: #131a24; }
nav { columns: 8; } h2 { font-size: 16px; margin: 32px 0 8px; } figure { margin: 0 0 20px; } img { display: block; max-width: 100%; height: auto; }
small { color: #465063; } a { display: block; color: inherit; }
</style></head><body><nav>${links.join("")}</nav>
${samples.map(drawSample).join("\n")}
</body></html>
`;

mkdirSync("dist", { recursive: true });
writeFileSync("dist/gallery.html", page);
console.log(`${resolve("dist/gallery.html")}: ${samples.length} diagrams, ${(page.length / 1e6).toFixed(1)} MB`);
