import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { mix, type Palette, palettes } from "#core/render/colours";

const sheet = readFileSync(fileURLToPath(new URL("../../web/style/tokens.css", import.meta.url)), "utf8");

/** The colours of the page by name, from the block of the style sheet that a selector heads. */
function readTokens(selector: string): ReadonlyMap<string, string> {
  const begin = sheet.indexOf(`${selector} {`);
  const block = sheet.slice(begin, sheet.indexOf("}", begin));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]));
}

/** Colours that only what can be pressed has. */
const unused = new Set(["on-accent"]);

test.each([
  ["light", ":root"],
  ["dark", ':root[data-theme="dark"]'],
] as const)("the palette %s is the page's, colour for colour", (theme, selector) => {
  const { laneHues, ...colours } = palettes[theme] as Palette;
  const drawn = new Map([
    ...Object.entries(colours).map(
      ([name, value]) => [name.replace(/[A-Z]|\d/g, (x) => `-${x.toLowerCase()}`), value] as const,
    ),
    ...laneHues.map((value, i) => [`lane-hue-${i + 1}`, value] as const),
  ]);
  const tokens = new Map([...readTokens(selector)].filter(([name]) => !unused.has(name)));
  expect(Object.fromEntries(drawn)).toEqual(Object.fromEntries(tokens));
});

describe("mix", () => {
  test("goes from one colour to the other, channel by channel", () => {
    expect(mix("#000000", "#ffffff", 0)).toBe("#000000");
    expect(mix("#000000", "#ffffff", 1)).toBe("#ffffff");
    expect(mix("#102030", "#304050", 0.5)).toBe("#203040");
    expect(mix("#ff0000", "#00ff08", 0.25)).toBe("#bf4002");
  });

  test("goes no further than either", () => {
    expect(mix("#102030", "#304050", -1)).toBe("#102030");
    expect(mix("#102030", "#304050", 2)).toBe("#304050");
  });
});

/** Contrast of two colours (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
      const channel = Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16) / 255;
      return sum + weight * (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
    }, 0);
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe.each(["light", "dark"] as const)("in %s", (theme) => {
  const { bg, lane, text, text2, text3, loopText, loopFill, accentTint, edge, outline, loopLine, success, failure } =
    palettes[theme];

  test("text has a contrast of 4.5 on all that it stands on, tinted nodes and filled chips included", () => {
    for (const [ink, grounds] of [
      [text, [bg, accentTint, mix(bg, loopFill, 0.55), mix(mix(bg, loopFill, 0.55), accentTint, 0.5)]],
      [text2, [bg, lane, accentTint]],
      [text3, [bg, lane, loopFill]],
      [loopText, [bg]],
    ] as const) {
      for (const ground of grounds) expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("lines have a contrast of 3 on all that they run over", () => {
    for (const ink of [edge, outline, success, failure]) {
      for (const ground of [bg, lane, loopFill])
        expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
    for (const ground of [bg, lane, loopFill]) expect(contrast(loopLine, ground)).toBeGreaterThanOrEqual(3);
  });
});
