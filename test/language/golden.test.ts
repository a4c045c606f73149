import { describe, expect, test } from "vitest";
import { languageCodes } from "#core/language/codes";
import { applyEdits } from "#core/language/edit";
import { parse } from "#core/language/parse";
import { createLocator } from "#core/language/position";
import { fixTitle, message } from "#core/messages/message";
import { samples } from "./samples.ts";

/** A text with its line numbers, and under it what is found there, where, in both languages, with the ways out. */
function report(source: string): string {
  const locate = createLocator(source);
  const findings = parse(source).diagnostics.flatMap((one) => {
    const [from, to] = [locate(one.span.from), locate(one.span.to)];
    const end = to.line === from.line ? to.column : `${to.line}:${to.column}`;
    return [
      `  ${from.line}:${from.column}-${end} ${one.severity} ${one.code}`,
      `    ${message(one, "en")}`,
      `    ${message(one, "fr")}`,
      ...one.fixes.map((fix) => `    > ${fixTitle(fix, "en")} | ${fixTitle(fix, "fr")}`),
    ];
  });
  const lines = source.replace(/\n$/, "").split("\n");
  return [...lines.map((line, index) => `${index + 1} ${line}`.trimEnd()), ...findings, ""].join("\n");
}

describe.each(Object.entries(samples))("%s", (topic, sources) => {
  test("what is found stands where the fault is, and is said in both languages", async () => {
    await expect(sources.map(report).join("\n")).toMatchFileSnapshot(`golden/${topic}.txt`);
  });

  test("every way out takes its finding away and brings no new one", () => {
    for (const source of sources) {
      const { diagnostics } = parse(source);
      const count = (text: string, code: string): number =>
        parse(text).diagnostics.filter((one) => one.code === code).length;
      for (const { code, fixes } of diagnostics) {
        for (const { edits } of fixes) {
          const fixed = applyEdits(source, edits);
          expect(count(fixed, code), `${code} in ${source}`).toBeLessThan(count(source, code));
          const before = new Set(diagnostics.map((one) => one.code));
          const errors = parse(fixed).diagnostics.filter(({ severity }) => severity === "error");
          expect(
            errors.filter((one) => !before.has(one.code)),
            fixed,
          ).toEqual([]);
        }
      }
    }
  });
});

test("every code of the language occurs in a golden file, but those for sources that are too long to show", () => {
  const found = new Set(
    Object.values(samples)
      .flat()
      .flatMap((source) => parse(source).diagnostics.map(({ code }) => code)),
  );
  const missing = Object.keys(languageCodes).filter((code) => !found.has(code));
  expect(missing).toEqual(["flow/too-large", "flow/too-many"]);
});
