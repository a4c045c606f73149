import { measure } from "#core/layout/measure";
import { mix, palettes } from "#core/render/colours";
import { renderSvg } from "#core/render/svg";
import { examples } from "../web/examples/examples.ts";
import { fitLayout, type Room } from "../web/fitting.ts";
import { read } from "../web/reading.ts";
import { leastScale } from "../web/stage/fit.ts";
import { foldLanes } from "../web/stage/fold.ts";

/** Room that the stage has on a desktop and on a phone, in CSS pixels. */
const rooms = { wide: { width: 1068, height: 460 }, narrow: { width: 390, height: 570 } } as const;

const { light } = palettes;
/** The page's colour tokens by their light values, and the mixtures of them that drawings have. */
const tokens = new Map<string, string>();
for (const [name, value] of Object.entries(light)) {
  const token = name.replace(/[A-Z0-9]/g, (sign) => `-${sign.toLowerCase()}`);
  if (typeof value === "string") tokens.set(value, `var(--${token})`);
}
light.laneHues.forEach((hue, i) => {
  if (!tokens.has(hue)) tokens.set(hue, `var(--lane-hue-${i + 1})`);
});
for (const [token, part] of [
  ["lane", 0.42],
  ["loopFill", 0.55],
  ["hairline", 0.6],
] as const) {
  tokens.set(
    mix(light.bg, light[token], part),
    `color-mix(in srgb, ${tokens.get(light[token])} ${100 * part}%, var(--bg))`,
  );
}

/** The seed's picture as the page shows it on a first visit, for a desktop and for a phone: markup that is painted before any script has come. */
export function drawFirstPictures(): string {
  return Object.entries(rooms)
    .map(([name, room]) => draw(name, room))
    .join("");
}

function draw(name: string, room: Room): string {
  const { model } = read(examples.seed);
  const start = model.nodes[model.starts[0]!.node]!.id;
  const { layout, folded } = fitLayout(model, { room, start, measure, before: null });
  const width = name === "narrow" ? Math.ceil(layout.width * leastScale(layout)) : layout.width;
  const svg = renderSvg(folded ? foldLanes(model, start).model : model, layout, { width });
  const toned = svg.replace(/#[0-9a-f]{6}\b/g, (colour) => {
    const token = tokens.get(colour);
    if (token === undefined) throw new RangeError(`no token has the colour ${colour}`);
    return token;
  });
  // The lines of a label are one text, as on the stage: to the browser it is then the same piece of the page.
  const joined = toned.replace(
    /(?:<text [^>]*>[^<]*<\/text>){2,}/g,
    (lines) => `<text>${lines.replace(/(<\/?)text/g, "$1tspan")}</text>`,
  );
  return `<div class="first-picture" data-room="${name}" aria-hidden="true">${joined}</div>`;
}
