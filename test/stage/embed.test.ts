import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { run } from "#core/engine/run";
import { encodeLink } from "#core/formats/link";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import { readLink } from "../../web/embed/link.ts";
import { readOptions } from "../../web/embed/options.ts";
import { startRun } from "../../web/embed/running.ts";
import { chooseLanguage, speak } from "../../web/embed/words.ts";
import { partSeen } from "../../web/stage/fit.ts";
import { readFixtures } from "../diagrams.ts";
import { draw } from "./fixture.ts";

describe("an embed's link", () => {
  test("gives back the very text that the page packed, and a FlowZap link's", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (text) => {
        const whole = text.toWellFormed();
        expect(await readLink(`#${encodeLink(whole)}`, "")).toEqual({ text: whole });
        const code = Buffer.from(whole).toString("base64url");
        expect(await readLink("", `?code=${code}`)).toEqual({ text: whole });
      }),
      { numRuns: 20 },
    );
  });

  test("is null where the address carries none", async () => {
    expect(await readLink("", "")).toBeNull();
    expect(await readLink("#somewhere", "?theme=dark")).toBeNull();
  });

  test("of an unknown version, cut off, or not packed at all is trouble, never an exception", async () => {
    const packed = encodeLink("Sender {\n".repeat(50));
    expect(await readLink("#2:abc", "")).toEqual({ trouble: "unknown" });
    for (const hash of ["#1:", "#1:!!", "#1:abcd", `#${packed.slice(0, -6)}`, `#${packed}%20x`]) {
      expect(await readLink(hash, "")).toEqual({ trouble: "damaged" });
    }
  });

  test("that would unfold to more than a text may have is trouble", async () => {
    expect(await readLink(`#${encodeLink("a".repeat(262_144))}`, "")).toHaveProperty("text");
    expect(await readLink(`#${encodeLink("a".repeat(262_145))}`, "")).toEqual({ trouble: "damaged" });
  });
});

describe("an embed's options", () => {
  test("are the usual ones without a query", () => {
    expect(readOptions("")).toEqual({
      autoplay: true,
      loop: false,
      controls: true,
      speed: 1,
      time: null,
      panel: true,
      interactive: false,
      pan: true,
      zoom: true,
      seed: null,
      theme: "system",
      ground: true,
      start: null,
      language: null,
    });
  });

  test("are read from the query", () => {
    const query =
      "?autoplay=0&loop=1&controls=0&speed=4&seed=7&theme=dark&bg=0&start=n13&lang=fr&t=1.5s&panel=0&interactive&pan=0&zoom=false";
    expect(readOptions(query)).toEqual({
      autoplay: false,
      loop: true,
      controls: false,
      speed: 4,
      time: 1.5,
      panel: false,
      interactive: true,
      pan: false,
      zoom: false,
      seed: 7,
      theme: "dark",
      ground: false,
      start: "n13",
      language: "fr",
    });
  });

  test("that cannot be read count as not given", () => {
    expect(readOptions("?autoplay=maybe&speed=1e9&seed=-1&theme=pink")).toEqual(readOptions(""));
    expect(readOptions("?t=-1&panel=2&pan=x&zoom=%00&unknown=1&__proto__=1")).toEqual(readOptions(""));
    expect(readOptions("?speed=x&seed=1.5&t=Infinity")).toEqual(readOptions(""));
    expect(readOptions("?seed=").seed).toBeNull();
  });
});

test("an embed speaks the first language of the browser that it knows, else English", async () => {
  expect(chooseLanguage(["de-CH", "fr-CH", "en"])).toBe("fr");
  expect(chooseLanguage(["en-GB", "fr"])).toBe("en");
  expect(chooseLanguage([])).toBe("en");
  expect((await speak("fr"))("embed.open")).toBe("Ouvrir dans Flowodds");
  expect((await speak("en"))("stage.fit")).toBe("Fit");
});

test("the part of a drawing that is seen is what the room has of it at the smallest readable scale", () => {
  const { layout } = draw([["a", "circle", 100, 100]], []);
  const k = 11 / 12;
  expect(partSeen(layout, { width: 2000, height: 2000 })).toBe(1);
  expect(partSeen(layout, { width: (layout.width * k) / 2, height: 2000 })).toBeCloseTo(0.5, 9);
  expect(partSeen(layout, { width: (layout.width * k) / 2, height: (layout.height * k) / 2 })).toBeCloseTo(0.25, 9);
});

describe("an embed's figures", () => {
  test.each(readFixtures())("S7: are those of a whole run of $name", async ({ source }) => {
    const { model } = lower(parse(source).tree);
    const cases = Math.min(model.settings.cases, 2000);
    const few = { ...model, settings: { ...model.settings, cases } };
    const whole = run(few, { cases, seed: 7, limit: model.settings.limit, trace: 0 });
    for (const [start, result] of whole.starts.entries()) {
      const figures = await startRun(few, start, 7).figures;
      expect(figures.cases).toBe(cases);
      expect(figures.outcomes).toEqual(result.outcomes.map(({ id, label, share }) => ({ id, label, share })));
      for (const [id, { passes, reached }] of Object.entries(result.nodes)) {
        expect(figures.flow.nodes[id]).toEqual({ passes, reached });
      }
      for (const [id, { passes, share }] of Object.entries(result.edges)) {
        expect(figures.flow.edges[id]).toEqual({ passes, share });
      }
    }
  });
});
