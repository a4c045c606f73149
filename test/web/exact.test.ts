import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expandModel } from "#core/analysis/expand";
import { expectExactly } from "#core/analysis/expectations";
import { differentiate } from "#core/analysis/sensitivity";
import { solveExact } from "#core/analysis/solve";
import { run } from "#core/engine/run";
import type { Layout } from "#core/layout/geometry";
import { composeGoal, draftGoal, readAnswer, sliderInUse } from "../../web/aims.ts";
import { examples } from "../../web/examples/examples.ts";
import { createFigures } from "../../web/i18n/figures.ts";
import { words } from "../../web/i18n/words.ts";
import { judgeAgreement } from "../../web/panels/agreement.ts";
import { judgeExpectations } from "../../web/panels/expectation.ts";
import { type Effect, effectScale, listEffects, rankEffects } from "../../web/panels/influences.ts";
import { chosenOutcome, listOutcomeRows, type OutcomeRow } from "../../web/panels/outcome-rows.ts";
import { read } from "../../web/reading.ts";
import { noProspect, type State } from "../../web/state.ts";

const figures = createFigures("en");

/** The state of a page that shows this text with its exact answers, and a run of so many cases. */
function show(text: string, change: Partial<State> = {}, cases = 0): State {
  const reading = read(text);
  const chains = expandModel(reading.model);
  const starts = solveExact(chains);
  return {
    text,
    reading,
    picture: { reading, layout: {} as Layout, model: reading.model, folding: null, ghost: false },
    finding: cases === 0 ? null : { text, results: run(reading.model, { cases, seed: 1, limit: 10_000, trace: 0 }) },
    stale: false,
    exact: { text, starts, expectations: expectExactly(chains, starts), loads: [] },
    late: false,
    prospect: {
      ...noProspect,
      influences: differentiate(chains),
      idle: [{ start: "n1", edges: ["n15->n16", "n15->n17"] }],
    },
    run: { kind: "idle" },
    start: null,
    touched: null,
    outcome: null,
    wish: { relation: null, share: null, edge: null },
    locale: "en",
    theme: "system",
    pinned: null,
    comparing: false,
    saved: true,
    local: false,
    parent: null,
    ...change,
  };
}

describe("outcome rows", () => {
  test("O1: all outcomes of the chosen start are rows, exact before any run, pseudo outcomes only where they happen", () => {
    const rows = listOutcomeRows(show(examples.seed));
    expect(rows.map(({ label }) => label)).toEqual(["Success", "Failed"]);
    expect(rows[1]?.exact).toBeCloseTo(0.000729, 12);
    expect(rows.every(({ simulated }) => simulated === null)).toBe(true);
    const other = listOutcomeRows(show(examples.seed, { start: "n13" }));
    expect(other.map(({ label }) => label)).toEqual(["Rejected", "Processed"]);
  });

  test("a run stands beside the exact shares, row by row", () => {
    const rows = listOutcomeRows(show(examples.seed, {}, 5000));
    expect(rows.map(({ simulated }) => simulated?.count ?? 0).reduce((a, b) => a + b)).toBe(5000);
  });

  test("the outcome that all is measured by is the first that reads as a failure, unless another was chosen", () => {
    expect(chosenOutcome(show(examples.seed))?.label).toBe("Failed");
    expect(chosenOutcome(show(examples.seed, { outcome: "n9->n4" }))?.label).toBe("Success");
    expect(chosenOutcome(show(examples.seed, { start: "n13" }))?.label).toBe("Rejected");
    expect(chosenOutcome(show(""))).toBeNull();
  });

  test("without a failure among the outcomes it is the last", () => {
    const text = `Main { # Main
n1: circle label:"Start"
n2: diamond label:"Which?"
n3: circle label:"A"
n4: circle label:"B"
n1.handle(right) -> n2.handle(left)
n2.handle(right) -> n3.handle(left)
n2.handle(bottom) -> n4.handle(top)
}
`;
    expect(chosenOutcome(show(text))?.label).toBe("B");
    expect(draftGoal(show(text))).toMatchObject({ relation: ">=", outcome: "n4", share: null });
    expect(composeGoal(show(text))).toBeNull();
  });
});

describe("agreement", () => {
  const row = (id: string, exact: number | null, low: number, high: number, count = 1): OutcomeRow => ({
    id,
    label: id,
    exact,
    simulated: { id, label: id, count, share: (low + high) / 2, ci95: [low, high] },
  });

  test("E5: exact shares inside all intervals agree, those outside are counted", () => {
    expect(judgeAgreement([row("a", 0.5, 0.4, 0.6), row("b", 0.5, 0.4, 0.6)])).toEqual({ kind: "agree", inside: 2 });
    expect(judgeAgreement([row("a", 0.7, 0.4, 0.6), row("b", 0.5, 0.4, 0.6)])).toEqual({
      kind: "outside",
      inside: 1,
      outside: 1,
    });
  });

  test("an exact share at the end of its interval is inside, and so are 0 and 1 where no case differed", () => {
    expect(judgeAgreement([row("a", 0, 0, 0.01), row("b", 1, 0.99, 1)])).toEqual({ kind: "agree", inside: 2 });
  });

  test("S8: with cases at the step limit there is no verdict, and without exact shares or a run neither", () => {
    expect(judgeAgreement([row("a", 0.5, 0.4, 0.6), row("limit", null, 0, 0.1, 3)])).toEqual({
      kind: "limited",
      cases: 3,
    });
    expect(judgeAgreement([row("a", null, 0.4, 0.6)])).toBeNull();
    expect(judgeAgreement([{ id: "a", label: "a", exact: 0.5, simulated: null }])).toBeNull();
  });

  test("the verdict is said for one, two and many outcomes, in both languages", () => {
    const say = (inside: number) => words.en.agreement.agree(inside).join(" ");
    expect(say(1)).toBe("They agree, exact inside the interval.");
    expect(say(2)).toBe("They agree, exact inside both intervals.");
    expect(say(5)).toBe("They agree, exact inside every interval.");
    expect(words.en.agreement.outside(figures, 2, 2).join(" ")).toBe(
      "Outside the interval, as 1 run in 20 is. Run more cases.",
    );
    expect(words.fr.agreement.outside(createFigures("fr"), 2, 2).join(" ")).toBe(
      "Hors de l'intervalle, comme 1 fois sur 20. Lancez plus de cas.",
    );
  });
});

describe("effects", () => {
  test("E4: each slider's effect on the chosen outcome, in points, none of those that no case comes to", () => {
    const effects = listEffects(show(examples.seed));
    expect(effects.map(({ key }) => key)).toEqual(["n8->n9", "n8->n10", "n15->n16", "n15->n17"]);
    // d/dp of (1 - p)^6 at 0.7.
    expect(effects[0]?.points).toBeCloseTo(-6 * 0.3 ** 5, 12);
    expect(effects[1]?.points).toBeCloseTo(6 * 0.3 ** 5, 12);
    expect(effects[2]?.points).toBe(0);
    expect(effectScale(effects)).toBeCloseTo(6 * 0.3 ** 5, 12);
  });

  test("what matters most has one slider of each decision, the largest effect first, and none without effect", () => {
    const effect = (key: string, choice: string, points: number): Effect => ({
      key,
      kind: "edge",
      name: key,
      choice,
      choiceName: choice,
      points,
    });
    const ranked = rankEffects(
      [effect("a", "x", 0.1), effect("b", "x", -0.3), effect("c", "y", 0.2), effect("d", "z", 0)],
      5,
    );
    expect(ranked.map(({ key }) => key)).toEqual(["b", "c"]);
    expect(rankEffects([effect("a", "x", 0.1), effect("b", "y", 0.2)], 1).map(({ key }) => key)).toEqual(["b"]);
  });
});

describe("goals", () => {
  test("a goal is few failures by the slider in use, unless the person says otherwise", () => {
    const state = show(examples.seed);
    expect(sliderInUse(state)?.edge.id).toBe("n8->n9");
    expect(composeGoal(state)).toEqual({
      start: "n1",
      outcome: "n12->n4",
      relation: "<=",
      share: 0.001,
      edge: "n8->n9",
    });
    expect(composeGoal(show(examples.seed, { touched: "n8->n10" }))?.edge).toBe("n8->n10");
    const wish = { relation: ">=", share: 0.2, edge: "n15->n16" } as const;
    expect(composeGoal(show(examples.seed, { wish, touched: "n8->n10" }))).toMatchObject(wish);
  });

  test("the answer says which way the odds could go", () => {
    const answer = { edge: "a", start: "n1", probability: 0.001, odds: 0.6837, rounded: 0.6838 };
    expect(readAnswer({ ...answer, met: true, reached: true }, 0.7)).toMatchObject({ kind: "met", direction: "down" });
    expect(readAnswer({ ...answer, met: false, reached: true }, 0.5)).toMatchObject({
      kind: "reachable",
      direction: "up",
      odds: 0.6838,
    });
    expect(readAnswer({ ...answer, met: false, reached: false }, 0.6838)).toMatchObject({
      kind: "out-of-reach",
      direction: "nowhere",
    });
  });
});

describe("expectations", () => {
  const text = `${examples.seed}// sim expect n12 < 0.1%\n// sim expect steps p95 < 12\n`;
  const context = { words: words.en, figures, locale: "en" } as const;

  test("they are exact where that can be, else from a run of the same text", () => {
    const before = judgeExpectations(show(text), context);
    expect(before.map(({ said }) => said)).toEqual(["Holds: 0.0729%, exact"]);
    const after = judgeExpectations(show(text, {}, 5000), context);
    expect(after.map(({ holds }) => holds)).toEqual([true, false]);
    expect(after[1]?.said).toMatch(/^Does not hold: \d+, simulated$/);
    expect(text.slice(after[1]?.from).startsWith("// sim expect steps")).toBe(true);
  });

  test("of a run of another text nothing is said", () => {
    const state = show(text, {}, 5000);
    const other = { ...state, finding: { ...state.finding!, text: "another" } };
    expect(judgeExpectations(other, context)).toHaveLength(1);
  });
});

describe("figures", () => {
  test("an exact share has the digits that tell it from 0% and 100%, and no zeros that say nothing", () => {
    expect([0, 0.000729, 0.999271, 0.7, 1 / 3, 0.125, 1e-6, 4e-8, 1].map(figures.exact)).toEqual([
      "0%",
      "0.0729%",
      "99.927%",
      "70%",
      "33.33%",
      "12.5%",
      "0.0001%",
      "4e-6%",
      "100%",
    ]);
    expect(createFigures("fr").exact(4.25e-8)).toMatch(/^4,25e-6\s%$/);
  });

  test("an exact share that is not 0 or 1 is never written so", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-300, max: 1 - 1e-16, noNaN: true }),
        (share) => !/^(0|100)(\.0+)?%$/.test(figures.exact(share)),
      ),
    );
  });

  test("points carry their sign", () => {
    expect([0.0146, -0.0145799, 12.34, 0, -3e-9].map(figures.points)).toEqual([
      "+0.0146",
      "−0.0146",
      "+12.3",
      "0",
      "−3e-9",
    ]);
  });

  test("odds have two decimals of a percent at most, more where they would read 0% or 100%", () => {
    expect([0.7, 0.6838, 0.00001, 1].map(figures.odds)).toEqual(["70%", "68.38%", "0.001%", "100%"]);
  });
});
