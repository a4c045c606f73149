import { expect, test } from "vitest";
import { en } from "../../web/i18n/en.ts";
import { createFigures, shareDecimals } from "../../web/i18n/figures.ts";
import { fr } from "../../web/i18n/fr.ts";
import { chooseLocale, locales, words } from "../../web/i18n/words.ts";

/** Every word by its path; functions are said with figures, names and numbers that suit their parameters. */
function sayAll(tree: object, locale: string, path = ""): [string, string][] {
  const figures = createFigures(locale);
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const here = `${path}.${key}`;
    if (key === "phrases" || key === "problems") return [];
    if (typeof value === "string") return [[here, value]];
    if (typeof value !== "function") return sayAll(value, locale, here);
    const said: string | readonly string[] = value(...nameParameters(value).map((name) => suit(name, figures)));
    return [[here, typeof said === "string" ? said : said.join(" ")]];
  });
}

/** The names of a function's parameters. */
function nameParameters(said: object): readonly string[] {
  const list = /^\(?([^)=]*)\)?\s*=>/.exec(String(said))?.[1] ?? "";
  return list.split(",").map((name) => name.trim());
}

const numbers = new Set(
  "done all pace under ended cases count line steps repeats passes errors most inside outside of points margin".split(
    " ",
  ),
);

/** Something that suits a parameter of that name. */
function suit(name: string, figures: ReturnType<typeof createFigures>): unknown {
  if (name === "figures") return figures;
  if (numbers.has(name)) return 3;
  return name === "odds" ? ["60%", "90%"] : name.toUpperCase();
}

test("every language says the same things, and none of them with nothing", () => {
  const paths = sayAll(en, "en").map(([path]) => path);
  for (const locale of locales) {
    const said = sayAll(words[locale], locale);
    expect(said.map(([path]) => path)).toEqual(paths);
    for (const [path, text] of said) {
      if (!path.includes(".sentence.")) expect(text.trim(), `${locale}${path}`).not.toBe("");
      expect(text, `${locale}${path}`).not.toMatch(/undefined|NaN|\[object/);
    }
  }
});

test("nothing is left untranslated, apart from names and words that are the same", () => {
  const same = new Set([
    ".page.title",
    ".share.link",
    ".outcomes.exact",
    ".outcomes.interval",
    ".influence.unit",
    ".run.sentence.2",
    ".table.points",
    ".time.families.erlang",
    ".time.families.gamma",
    ".time.families.weibull",
    ".time.parameters.a",
    ".time.parameters.b",
  ]);
  const french = new Map(sayAll(fr, "fr"));
  const left = sayAll(en, "en").filter(([path, text]) => french.get(path) === text && !same.has(path));
  expect(left).toEqual([]);
});

test("buttons and sentences do not shout", () => {
  for (const [path, text] of [...sayAll(en, "en"), ...sayAll(fr, "fr")]) expect(text, path).not.toContain("!");
});

test("the kept language beats the browser's, unknown ones are skipped, English is the last resort", () => {
  expect(chooseLocale(null, "fr", ["en-GB"])).toBe("fr");
  expect(chooseLocale("en", "fr", ["fr"])).toBe("en");
  expect(chooseLocale("xx", "fr", ["en"])).toBe("fr");
  expect(chooseLocale(null, null, ["pt-BR", "fr-CA", "en"])).toBe("fr");
  expect(chooseLocale(null, "xx", ["ja"])).toBe("en");
});

test("a share shows single cases and no digit beyond", () => {
  expect([1, 100, 101, 10_000, 100_000, 10_000_000].map(shareDecimals)).toEqual([0, 0, 1, 2, 3, 4]);
  const figures = createFigures("en");
  expect(figures.share(0.99931, 100_000)).toBe("99.931%");
  expect(figures.share(0.0007, 100_000)).toBe("0.070%");
  expect(figures.share(0, 10_000)).toBe("0%");
  expect(createFigures("fr").percent(0.7, 1).replace(/\s/g, " ")).toBe("70,0 %");
});
