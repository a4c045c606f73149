import { expect, test } from "vitest";
import { run } from "#core/engine/run";
import { layout } from "#core/layout/layout";
import { type Example, exampleNames, examples, recogniseExample } from "../../web/examples/examples.ts";
import { standsAlone } from "../../web/pasting.ts";
import { read } from "../../web/reading.ts";

test.each(exampleNames)(
  "the example %s has no error and no warning, is drawn, and its cases all end",
  (name: Example) => {
    const { model, diagnostics } = read(examples[name]);
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(layout(model).width).toBeGreaterThan(0);
    const { starts } = run(model, { cases: 2000, seed: 1, limit: 10_000, trace: 0 });
    expect(starts.length).toBeGreaterThan(0);
    for (const { outcomes, cases } of starts) {
      const ended = outcomes.filter(({ id }) => id !== "limit" && !id.includes(":"));
      expect(ended.reduce((sum, { count }) => sum + count, 0)).toBe(cases);
    }
  },
);

test("24 throws bring a double six in 1 - (35/36)^24 = 49.14% of the games, as de Méré learnt", () => {
  const { starts } = run(read(examples.dice).model, { cases: 100_000, seed: 1, limit: 10_000, trace: 0 });
  const won = starts[0]?.outcomes.find(({ label }) => label === "Won");
  expect(won?.ci95[0]).toBeLessThan(0.49140387);
  expect(won?.ci95[1]).toBeGreaterThan(0.49140387);
});

test("an example is recognised whatever its numbers, and nothing else is", () => {
  expect(recogniseExample(examples.seed.replace("70%", "12%"))).toBe("seed");
  expect(recogniseExample(examples.seed.replace("Delivery {", "Deliveries {"))).toBeNull();
});

test("a whole diagram stands alone, a lane torn out of it does not", () => {
  expect(standsAlone(examples.seed)).toBe(true);
  expect(standsAlone(`Some prose around it.\n\n${examples.order}\nAnd more.`)).toBe(true);
  expect(
    standsAlone(examples.seed.slice(examples.seed.indexOf("Delivery {"), examples.seed.indexOf("Receiver {"))),
  ).toBe(false);
  expect(standsAlone("just words")).toBe(false);
});
