import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layout } from "#core/layout/layout";
import { measure } from "#core/layout/measure";
import type { Model } from "#core/model/model";
import { renderSvg } from "#core/render/svg";
import { readFixtures, readShared, seedPage } from "../diagrams.ts";
import { inventDiagram } from "../layout/fuzz.ts";
import { draw, understand } from "./drawn.ts";
import { type Element, readXml, textOf, walk } from "./read-xml.ts";

/** All that an image of ours is made of. */
const known = new Set(["svg", "style", "title", "g", "rect", "path", "text", "animate", "animateMotion"]);

/** What an image must not have: another element, a handler, a way out. */
function findDangers(root: Element): string[] {
  return [...walk(root)].flatMap(({ name, attributes, children }) => [
    ...(known.has(name) ? [] : [name]),
    ...[...attributes].flatMap(([key, value]) =>
      /^on|style$|:/i.test(key) ||
      (/href$/i.test(key) && !value.startsWith("#")) ||
      (key !== "aria-label" && /url\(|script:/i.test(value))
        ? [`${name} ${key}`]
        : [],
    ),
    ...(name === "style" && /@import|url|expression/.test(children.join("")) ? ["style"] : []),
  ]);
}

/** The same diagram with other words everywhere. */
function rename(model: Model, words: (index: number) => string): Model {
  let next = 0;
  const word = () => words(next++);
  return {
    ...model,
    lanes: model.lanes.map((lane) => ({ ...lane, label: word() })),
    nodes: model.nodes.map((node) => ({ ...node, label: word(), owner: word(), system: word(), description: word() })),
    edges: model.edges.map((edge) => ({ ...edge, label: word() })),
    loops: model.loops.map((loop) => ({ ...loop, text: word() })),
  };
}

const seed = understand(seedPage);
/** Short enough to stand on one line, and of characters that XML allows. */
const short = [
  "]]>",
  "&lt;&amp;&#x3c;",
  "<!-- -->",
  "<![CDATA[ ]]>",
  "' onclick='x",
  '"/><a>',
  "url(#x)",
  "$& $1 {share}",
];
const hostile = [
  "]]><script>alert(1)</script>",
  "</text></svg><svg onload=alert(1)>",
  '"><image href="https://example.org/x.png"/>',
  "&lt;&amp;&#x3c;&nbsp;&unknown;",
  "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
  "<!-- --><![CDATA[ ]]><?xml-stylesheet href='x'?>",
  "' onclick='alert(1)",
  "\u0000\u0001\u0008\u000b\u001b\u007f\u0085\ufffe\uffff",
  "\ud800 lone \udc00",
  "javascript:alert(1)",
  "url(https://example.org)",
  "{share} {lanes} $& $1 $'",
];

describe("an image", () => {
  test("is well-formed and has no script, handler, link, image or foreign object, whatever stands in the labels", () => {
    const strange = fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc
        .array(fc.constantFrom("<", ">", "&", '"', "'", "]]>", "--", "\u0000", "\ud800", "a"), { maxLength: 12 })
        .map((list) => list.join("")),
    );
    fc.assert(
      fc.property(fc.array(strange, { minLength: 1, maxLength: 12 }), fc.boolean(), (words, moving) => {
        const model = rename(seed, (index) => words[index % words.length]!);
        const root = readXml(renderSvg(model, layout(model, { odds: true }), moving ? { theme: "dark" } : {}));
        expect(findDangers(root)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test("shows hostile labels as the text that they are", () => {
    for (const word of short) {
      const model = rename(seed, () => word);
      const drawn = layout(model, { odds: true });
      const texts = [...walk(readXml(renderSvg(model, drawn)))].filter(({ name }) => name === "text").map(textOf);
      for (const line of drawn.lines[model.nodes[0]!.id]!) expect(texts).toContain(line);
    }
  });

  test("replaces what XML forbids by the sign for it", () => {
    const model = rename(seed, () => "a\u0000b\ud800c");
    expect(textOf(readXml(renderSvg(model, layout(model))))).toContain("a\ufffdb\ufffdc");
  });

  test("keeps labels from right to left, emoji and other scripts letter for letter, at their own width", () => {
    for (const word of ["تسليم الطلب", "בדיקת תשלום", "受注を確認する", "🚚 📦 👩‍💻"]) {
      const model = rename(seed, () => word);
      const drawn = layout(model, { odds: true });
      const texts = [...walk(readXml(renderSvg(model, drawn)))].filter(({ name }) => name === "text");
      const lines = drawn.lines[model.nodes[0]!.id]!;
      for (const line of lines) {
        const found = texts.find((text) => textOf(text) === line);
        expect(found?.attributes.has("textLength")).toBe(false);
      }
    }
  });

  test("shortens a loop's text to its badge, and leaves the bound that a simulation line sets behind it", () => {
    const long = "retry the delivery of this very payload to the subscriber up to 5 times";
    for (const [text, end] of [
      [long, ""],
      [`${long}\n// sim loop n7 at most 7`, " · at most 7"],
    ] as const) {
      const [written, ...sims] = text.split("\n");
      const model = understand(`${seedPage.replace("retry up to 5 times", written!)}\n${sims.join("")}\n`);
      for (const orientation of ["horizontal", "vertical"] as const) {
        const drawn = layout(model, { orientation });
        const said = [...walk(readXml(renderSvg(model, drawn)))]
          .filter(({ name }) => name === "text")
          .map(textOf)
          .find((each) => each.startsWith("retry the delivery"))!;
        expect(said.endsWith(`…${end}`)).toBe(true);
        expect(measure(said, 12, 600)).toBeLessThanOrEqual(drawn.loops[0]!.badge.width - 34);
      }
    }
  });

  test("has every line of every label, every edge to its arrow's tip, and every loop with its badge", () => {
    for (const { source } of [...readFixtures(), ...readShared("diagrams").slice(0, 6)]) {
      for (const orientation of ["horizontal", "vertical"] as const) {
        const model = understand(source);
        const drawn = layout(model, { odds: true, orientation });
        const elements = [...walk(readXml(renderSvg(model, drawn)))];
        const texts = elements.filter(({ name }) => name === "text").map(textOf);
        const paths = elements.filter(({ name }) => name === "path").map(({ attributes }) => attributes.get("d") ?? "");
        for (const line of Object.values(drawn.lines).flat()) expect(texts).toContain(line);
        for (const { text } of model.loops) expect(texts).toContain(text);
        for (const { points } of Object.values(drawn.edges)) {
          const [x, y] = points.at(-1)!.map((value) => Math.round(value * 100) / 100) as [number, number];
          expect(paths.some((d) => d.startsWith(`M${x},${y}L`))).toBe(true);
        }
      }
    }
  });

  test("tells text its measured width, so that another font than Inter keeps to it", () => {
    const svg = readXml(draw(seedPage));
    const texts = [...walk(svg)].filter(({ name }) => name === "text");
    expect(texts.length).toBeGreaterThan(40);
    for (const { attributes } of texts) expect(Number(attributes.get("textLength"))).toBeGreaterThan(0);
  });

  test("is as large as its layout, or as wide as it is asked to be, in proportion", () => {
    const drawn = layout(seed);
    const size = (width?: number) => {
      const { attributes } = readXml(renderSvg(seed, drawn, width === undefined ? {} : { width }));
      return [attributes.get("viewBox"), Number(attributes.get("width")), Number(attributes.get("height"))];
    };
    expect(size()).toEqual([`0 0 ${drawn.width} ${drawn.height}`, drawn.width, drawn.height]);
    expect(size(drawn.width / 2)).toEqual([`0 0 ${drawn.width} ${drawn.height}`, drawn.width / 2, drawn.height / 2]);
    for (const width of [0, -1, Number.NaN, Infinity]) expect(() => size(width)).toThrow(RangeError);
  });

  test("is the same, byte for byte, when it is drawn again", () => {
    for (const options of [{}, { theme: "dark", flow: true }, { animate: true, density: "compact" }] as const) {
      expect(draw(seedPage, options)).toBe(draw(seedPage, options));
    }
  });

  test("says in words what it is, in the language asked for", () => {
    const label = (locale: "en" | "fr") => readXml(draw(seedPage, { locale })).attributes.get("aria-label");
    expect(label("en")).toBe("Swimlane diagram: Webhook Sender, Webhook Delivery, Webhook Receiver");
    expect(label("fr")).toBe("Diagramme à couloirs : Webhook Sender, Webhook Delivery, Webhook Receiver");
    expect(draw(seedPage, { locale: "fr", flow: true })).toContain("atteint par");
  });

  test("is well-formed for every diagram, the strange ones too", () => {
    for (let number = 0; number < 12; number++) {
      expect(findDangers(readXml(draw(inventDiagram(number), { flow: true, animate: true })))).toEqual([]);
    }
  });
});

describe("with a flow", () => {
  /** Widths of the lines of the drawing, by edge, in order. */
  const widths = (svg: string): number[] =>
    [...walk(readXml(svg))]
      .filter(
        ({ name, attributes }) =>
          name === "path" && attributes.get("fill") === "none" && !attributes.get("d")!.endsWith("Z"),
      )
      .flatMap(({ attributes }) => Number(attributes.get("stroke-width") ?? Number.NaN));

  test("edges are as wide as the square root of their passes, from 1.2 to 4.5 pixels", () => {
    const drawn = widths(draw(seedPage, { flow: true })).filter((width) => !Number.isNaN(width));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(1.2);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(4.5);
    expect(new Set(drawn).size).toBeGreaterThan(5);
  });

  test("nodes are tinted by how many cases reach them, and seldom reached ones say so", () => {
    const svg = draw(seedPage, { flow: true });
    expect(svg).toContain('fill="#e8effd"');
    expect(svg).toMatch(/reached by \d/);
    expect(draw(seedPage)).not.toMatch(/reached by/);
  });
});

test("the reader of these tests refuses what is not well-formed", () => {
  for (const wrong of [
    "<a>",
    "<a></b>",
    "<a/><a/>",
    "<a>]]></a>",
    "<a b='c'/>",
    '<a b="<"/>',
    '<a b="1" b="2"/>',
    "<a>&nbsp;</a>",
    "<a>\u0001</a>",
    "<!DOCTYPE a><a/>",
    "<?xml version='1.0'?><a/>",
    "<a><!-- --></a>",
    "x<a/>",
  ]) {
    expect(() => readXml(wrong), wrong).toThrow(SyntaxError);
  }
  expect(textOf(readXml('<a b="&quot;">x<c/>&amp;</a>'))).toBe("x&");
  expect(findDangers(readXml('<svg onload="x"><script/><a href="http://x"/><g style="x"/></svg>'))).toEqual([
    "svg onload",
    "script",
    "a",
    "a href",
    "g style",
  ]);
});
