import { expect, test } from "vitest";
import { languageCodes } from "#core/language/codes";
import { fr } from "#core/messages/fr/typeset";
import { fixTitle, message } from "#core/messages/message";

const args = { count: 2, lines: 2, suggestion: "x", expected: "number", found: "y", words: "w" };
const span = { from: 0, to: 0 };

test("every finding of the language has words in both languages, which differ", () => {
  for (const [code, severity] of Object.entries(languageCodes)) {
    const said = (["en", "fr"] as const).map((locale) => message({ code, severity, span, args, fixes: [] }, locale));
    expect(said[0]).toMatch(/^.{10,}[.?]$|: |\]$/);
    expect(said[0]).not.toBe(said[1]);
    for (const text of said) expect(text).not.toContain("!");
  }
});

test("one of a thing is said in the singular", () => {
  const say = (code: string, more: Record<string, number>): string =>
    message({ code, severity: "info", span, args: { ...args, ...more }, fixes: [] }, "en");
  expect(say("flow/skipped-text", { lines: 1 })).toBe('1 line around the diagram was skipped, from "w".');
  expect(say("flow/other-diagrams", { count: 1 })).toBe("The text holds another diagram. The first one is shown.");
  expect(say("flow/too-many", { count: 1 })).toMatch(/^There is 1 more problem\./);
});

test("French has its no-break spaces, but the person's own words stay as they are", () => {
  expect(fr`« ${"a : b ?"} » ou ${3} % ; vraiment ?`).toBe("«\u00a0a : b ?\u00a0» ou 3\u00a0%\u202f; vraiment\u202f?");
});

test("a code without words is a programmer's error", () => {
  expect(() => message({ code: "flow/none", severity: "info", span, args: {}, fixes: [] }, "en")).toThrow(RangeError);
  expect(() => fixTitle({ code: "none", args: {}, edits: [] }, "fr")).toThrow(RangeError);
});
