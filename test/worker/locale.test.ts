import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseLocale } from "../../worker/locale.ts";

test.each([
  ["fr", undefined, "fr"],
  ["FR-ca", "en", "fr"],
  ["en", "fr", "en"],
  ["de", "fr", "fr"],
  [undefined, "fr", "fr"],
  [undefined, "fr-CH, en;q=0.9", "fr"],
  [undefined, "en;q=0.8, fr;q=0.9", "fr"],
  [undefined, "de, fr;q=0.2, en;q=0.3", "en"],
  [undefined, "fr;q=0, en;q=0.1", "en"],
  [undefined, "frisian", "en"],
  [undefined, "*", "en"],
  ["", "", "en"],
  [undefined, undefined, "en"],
] as const)("lang %s and Accept-Language %s: %s", (lang, accepted, locale) => {
  expect(chooseLocale(lang, accepted)).toBe(locale);
});

test("any header gives a language that is spoken", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (lang, accepted) => {
      expect(["en", "fr"]).toContain(chooseLocale(lang, accepted));
    }),
  );
});
