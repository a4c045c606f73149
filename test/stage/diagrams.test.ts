import { describe, expect, test } from "vitest";
import { run } from "#core/engine/run";
import { parse } from "#core/language/parse";
import { layout } from "#core/layout/layout";
import { lower } from "#core/model/lower";
import { chartLegs } from "../../web/stage/chart.ts";
import { placeTokens, prepareTokens } from "../../web/stage/tokens.ts";
import { readFixtures, readShared } from "../diagrams.ts";

const samples = [...readFixtures(), ...readShared("diagrams"), ...readShared("corpus")].map(({ name, source }) => {
  const { model } = lower(parse(source).tree);
  const { trace } = run(model, { cases: 5, seed: 3, limit: 300, trace: 5 });
  return { name, model, trace, legs: chartLegs(model, trace!) };
});
/** Larger ones take long to lay out and show nothing new. */
const drawn = samples.filter(({ model }) => model.nodes.length <= 150);

describe.each(samples)("the tokens of $name", ({ trace, legs }) => {
  test("are those of the trace, and their legs follow one another from birth until they are gone", () => {
    const names = new Set(trace!.time.map((_, i) => `${trace!.start[i]}/${trace!.case[i]}/${trace!.token[i]}`));
    expect(legs.tokens.length).toBe(names.size);
    const at = legs.tokens.map(({ born }) => born);
    for (let i = 0; i < legs.count; i++) {
      const token = legs.token[i]!;
      expect(legs.from[i]).toBe(at[token]);
      at[token] = legs.until[i]!;
    }
    expect(at).toEqual(legs.tokens.map(({ gone }) => gone));
  });
});

describe.each(drawn)("the drawing of $name", ({ model, legs }) => {
  test("shows each token once at any time, at a place of the drawing", () => {
    const drawing = layout(model, { density: "compact" });
    const choreography = prepareTokens(model, drawing, legs);
    for (let i = 0; i <= 40; i++) {
      const time = (legs.duration * i) / 40;
      const placed = placeTokens(choreography, time);
      const alive = legs.tokens.filter(({ born, gone }) => born <= time && time < gone).length;
      const counted = [...placed.serving, ...placed.crowds].reduce((sum, { count }) => sum + count, placed.dots);
      expect(counted).toBe(alive);
      for (let dot = 0; dot < placed.dots; dot++) {
        const x = placed.places[2 * dot]!;
        const y = placed.places[2 * dot + 1]!;
        expect(x >= 0 && x <= drawing.width && y >= 0 && y <= drawing.height).toBe(true);
      }
    }
  });
});
