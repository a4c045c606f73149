import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blend, createSheet } from "../../web/stage/sheet.ts";
import { makeDotStamps, makeTokenStamps, makeTrailStamps, readColour, shapes } from "../../web/stage/stamps.ts";

const ink = [35, 96, 224] as const;
const ground = [255, 255, 255] as const;
const disc = makeTokenStamps(0, 5, 1.6, ink, ground);

const pixel = (sheet: ReturnType<typeof createSheet>, x: number, y: number) => [
  ...sheet.pixels.slice(4 * (y * sheet.width + x), 4 * (y * sheet.width + x) + 4),
];

describe("a token", () => {
  test("is its colour in the middle, the ground's in a ring around, and nothing beyond", () => {
    const sheet = createSheet(40, 40);
    sheet.put(disc, 20, 20);
    expect(pixel(sheet, 20, 20)).toEqual([...ink, 255]);
    expect(
      pixel(sheet, 25, 20)
        .slice(0, 3)
        .every((part) => part > 200),
    ).toBe(true);
    expect(pixel(sheet, 28, 20)).toEqual([0, 0, 0, 0]);
  });

  test("covers as much as a disc of its radius, wherever it stands within a pixel", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 18, max: 22, noNaN: true }),
        fc.double({ min: 18, max: 22, noNaN: true }),
        (x, y) => {
          const sheet = createSheet(40, 40);
          sheet.put(disc, x, y);
          let area = 0;
          for (let i = 3; i < sheet.pixels.length; i += 4) area += sheet.pixels[i]! / 255;
          expect(area).toBeGreaterThan(Math.PI * 6.6 * 6.6 * 0.97);
          expect(area).toBeLessThan(Math.PI * 6.6 * 6.6 * 1.03);
        },
      ),
    );
  });

  test("looks different for each of eight starts", () => {
    const pictures = Array.from({ length: 2 * shapes }, (_, start) => {
      const sheet = createSheet(40, 40);
      sheet.put(makeTokenStamps(start, 6, 1.6, ink, ground), 20, 20);
      return sheet.pixels.join();
    });
    expect(new Set(pictures).size).toBe(2 * shapes);
  });

  test("may stand partly or wholly outside", () => {
    const sheet = createSheet(20, 20);
    for (const [x, y] of [
      [0, 0],
      [20, 20],
      [-50, 10],
      [10, 1e6],
    ] as const)
      sheet.put(disc, x, y);
    expect(pixel(sheet, 0, 0)).toEqual([...ink, 255]);
    expect(pixel(sheet, 19, 19)).toEqual([...ink, 255]);
  });
});

describe("a sheet", () => {
  const spots = fc.array(fc.tuple(fc.integer({ min: -10, max: 210 }), fc.integer({ min: -10, max: 110 })), {
    maxLength: 30,
  });

  test("is empty after a wipe", () => {
    fc.assert(
      fc.property(spots, (list) => {
        const sheet = createSheet(200, 100);
        for (const [x, y] of list) sheet.put(disc, x, y);
        sheet.wipe();
        expect(sheet.pixels.every((part) => part === 0)).toBe(true);
      }),
    );
  });

  test("has the same picture however often a stamp is put at the same place", () => {
    fc.assert(
      fc.property(spots, (list) => {
        const [once, twice] = [createSheet(200, 100), createSheet(200, 100)];
        for (const [x, y] of list) once.put(disc, x, y);
        for (const [x, y] of [...list, ...list]) twice.put(disc, x, y);
        expect(Buffer.from(twice.pixels.buffer).equals(Buffer.from(once.pixels.buffer))).toBe(true);
      }),
    );
  });

  test("takes each of a crowd of another pixel, and one alone of a pixel", () => {
    const [crowd, alone] = [createSheet(200, 100), createSheet(200, 100)];
    for (const x of [50, 50.25, 50.5, 51]) crowd.putOnce(disc, x, 20);
    for (const x of [50, 51]) alone.put(disc, x, 20);
    expect(Buffer.from(crowd.pixels.buffer).equals(Buffer.from(alone.pixels.buffer))).toBe(true);
  });

  test("shows all that changed, so that a screen fed by its flushes always equals it", () => {
    fc.assert(
      fc.property(fc.array(spots, { maxLength: 4 }), (frames) => {
        const sheet = createSheet(200, 100);
        const screen = new Uint8ClampedArray(sheet.pixels.length);
        for (const list of frames) {
          sheet.wipe();
          for (const [x, y] of list) sheet.put(disc, x, y);
          sheet.flush((x, y, width, height) => {
            for (let row = y; row < y + height; row++) {
              const at = 4 * (row * 200 + x);
              screen.set(sheet.pixels.subarray(at, at + 4 * width), at);
            }
          });
          expect(Buffer.from(screen.buffer).equals(Buffer.from(sheet.pixels.buffer))).toBe(true);
        }
        sheet.flush(() => expect.unreachable("nothing has changed"));
      }),
    );
  });
});

describe("laying one pixel over another", () => {
  const words = fc.integer({ min: 0, max: 0xffffffff });

  test("gives the sum of what both cover, and a colour between theirs", () => {
    fc.assert(
      fc.property(words, words, (over, under) => {
        const result = blend(over, under);
        const [a, b, c] = [over >>> 24, under >>> 24, result >>> 24];
        expect(Math.abs(255 - c - ((255 - a) * (255 - b)) / 255)).toBeLessThanOrEqual(1);
        for (const shift of [0, 8, 16]) {
          const [x, y, z] = [over, under, result].map((word) => (word >> shift) & 255);
          if (a === 0 || b === 0) continue;
          expect(z).toBeGreaterThanOrEqual(Math.min(x!, y!));
          expect(z).toBeLessThanOrEqual(Math.max(x!, y!));
        }
      }),
    );
  });

  test("changes nothing under a clear pixel and hides what is under a full one", () => {
    expect(blend(0x00123456, 0x80abcdef) >>> 0).toBe(0x80abcdef);
    expect(blend(0xff123456, 0xffabcdef) >>> 0).toBe(0xff123456);
  });
});

test("a straight trail in one stamp looks as its dots laid one by one", () => {
  const dots = [1, 2, 3, 4].map((i) => ({ behind: 3.2 * i, radius: 4 - 0.6 * i, alpha: 0.4 - 0.08 * i }));
  for (const [dx, dy] of [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ] as const) {
    const whole = createSheet(60, 60);
    whole.put(makeTrailStamps(dots, dx, dy, ink), 30.25, 30.5);
    const single = createSheet(60, 60);
    for (const dot of dots) single.put(makeDotStamps(dot, ink), 30.25 - dx * dot.behind, 30.5 - dy * dot.behind);
    let worst = 0;
    for (let i = 3; i < whole.pixels.length; i += 4)
      worst = Math.max(worst, Math.abs(whole.pixels[i]! - single.pixels[i]!));
    // Single dots stand on quarters of a pixel, those of the stamp exactly.
    expect(worst).toBeLessThan(24);
  }
});

test("colours are read as style sheets write them", () => {
  expect(readColour(" #2360e0")).toEqual([35, 96, 224]);
  expect(readColour("#fA0")).toEqual([255, 170, 0]);
  expect(readColour("rgb(1, 2, 3)")).toEqual([1, 2, 3]);
  expect(readColour("none")).toEqual([0, 0, 0]);
});
