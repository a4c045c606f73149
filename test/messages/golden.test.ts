import { expect, test } from "vitest";
import { parse } from "#core/language/parse";
import { createLocator } from "#core/language/position";
import { fixTitle, type Locale, message } from "#core/messages/message";
import { lower } from "#core/model/lower";
import { faultyTexts } from "./faulty-texts.ts";

function describe(source: string, locale: Locale): string[] {
  const { tree, diagnostics } = parse(source);
  const locate = createLocator(source);
  return [...diagnostics, ...lower(tree).diagnostics].map((one) => {
    const { line, column } = locate(one.span.from);
    const titles = one.fixes.map((fix) => fixTitle(fix, locale)).join(" | ");
    return `  ${line}:${column} ${one.severity} ${one.code}: ${message(one, locale)}${titles === "" ? "" : ` [${titles}]`}`;
  });
}

for (const locale of ["en", "fr"] as const) {
  test(`every finding stands where the fault is and says so in words (${locale})`, async () => {
    const text = faultyTexts.map((source) => `${source}\n${describe(source, locale).join("\n")}\n`).join("\n");
    await expect(text).toMatchFileSnapshot(`golden/diagnostics.${locale}.txt`);
  });
}
