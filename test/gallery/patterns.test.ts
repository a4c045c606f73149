import { describe, expect, test } from "vitest";
import { answerSimulate } from "#core/answer/simulate";
import { layout } from "#core/layout/layout";
import { renderSvg } from "#core/render/svg";
import { galleryWords, type PatternName, patternNames, readPattern } from "../../web/gallery/gallery.ts";
import { read } from "../../web/reading.ts";
import { faults, measureLayout } from "../layout/metrics.ts";

const locales = ["en", "fr"] as const;
const every = patternNames.flatMap((name) => locales.map((locale) => ({ name, locale })));

/** A text without what it calls things: the two languages of a pattern must be the same diagram. */
function withoutLabels(text: string): string {
  return text
    .replace(/label([:=])"[^"]*"/g, "label$1")
    .replace(/\{ # .*/g, "{")
    .replace(/loop \[[^\]]*\]/g, "loop");
}

describe.each(every)("the pattern $name in $locale", ({ name, locale }) => {
  const text = readPattern(name, locale);
  const { model, diagnostics } = read(text);

  test("is read without any finding", () => {
    expect(diagnostics.map(({ code, span }) => `${code} ${text.slice(span.from, span.to)}`)).toEqual([]);
  });

  test("is drawn without a fault, lanes level or upright, in either density", () => {
    for (const orientation of ["horizontal", "vertical"] as const) {
      for (const density of ["standard", "compact"] as const) {
        const said: string[] = [];
        const drawn = layout(model, { orientation, density, odds: true });
        const measured = measureLayout(model, drawn, (what) => said.push(what));
        expect(faults(measured), `${orientation} ${density}: ${said.join("; ")}`).toBe(0);
        // Labels beside odds are whole in either language.
        const svg = renderSvg(model, drawn, { theme: "light", locale });
        const named = model.edges.map(({ label }) => label).filter((label) => label !== "" && label.length < 24);
        for (const label of new Set(named)) {
          const drawn = svg.split(`>${label.replaceAll("&", "&amp;")}</text>`).length - 1;
          const most = named.filter((one) => one === label).length;
          expect(drawn, `${orientation} ${density}: ${label}`).toBeGreaterThanOrEqual(most);
        }
      }
    }
  });

  test("keeps what its text promises, exactly where that is known and in a run", () => {
    const run = answerSimulate(text, { locale });
    const beside = answerSimulate(text, { locale, exact: true });
    if (run.kind !== "results" || beside.kind !== "results") throw new Error(`${name} did not run`);
    const rows = run.body.expectations.map((one, i) => {
      const exact = beside.body.expectations[i]!;
      return { text: one.text, simulated: one, exact: exact.exact ? exact : null };
    });
    console.log(
      [
        `${name} (${locale})`,
        ...rows.map(
          ({ text, simulated, exact }) =>
            `  ${simulated.holds && exact?.holds !== false ? "holds" : "FAILS"}  ${text}   simulated ${simulated.value}   exact ${exact?.value ?? "-"}`,
        ),
      ].join("\n"),
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ simulated, exact }) => !simulated.holds || exact?.holds === false)).toEqual([]);
    for (const { outcomes } of run.body.starts) expect(outcomes.find(({ id }) => id === "limit")).toBeUndefined();
  });
});

test.each(patternNames)("%s is the same diagram in both languages", (name: PatternName) => {
  expect(withoutLabels(readPattern(name, "fr"))).toBe(withoutLabels(readPattern(name, "en")));
  const bounds = locales.map((locale) => read(readPattern(name, locale)).model.loops.map(({ bound }) => bound));
  expect(bounds[1]).toEqual(bounds[0]);
});

test("every pattern has a title, says what it models and what to try, in both languages", () => {
  for (const { name, locale } of every) {
    const { title, about, tryThis } = galleryWords[locale].items[name];
    for (const said of [title, about, tryThis]) expect(said.length, `${name} ${locale}`).toBeGreaterThan(3);
  }
});
