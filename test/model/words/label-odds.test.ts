import { describe, expect, test } from "vitest";
import { dropLabelOdds, readLabelOdds } from "#core/model/words/label-odds";

describe("S9: odds in a label stand alone or at the end after a space", () => {
  test.each([
    ["90%", 0.9],
    ["2xx 90%", 0.9],
    ["Yes (70%)", 0.7],
    ["Yes (0.9)", 0.9],
    ["No (.25)", 0.25],
    ["Yes (9/10)", 0.9],
    ["(1/4)", 0.25],
    ["Retry 12.5%", 0.125],
    ["Oui 70 %", 0.7],
    ["Oui\u00a070\u202f%", 0.7],
    ["Oui (12,5 %)", 0.125],
    ["  Yes   5%  ", 0.05],
    ["0%", 0],
    ["Growth 150%", 1.5],
  ])("%s is %f", (label, odds) => {
    expect(readLabelOdds(label)).toBeCloseTo(odds, 15);
  });
});

describe("S9: other numbers are none", () => {
  test.each(["", "Yes", "20% off", "99% uptime", "Yes90%", "90", "Step (1)", "Yes 0.9", "Yes 9/10", "(5/0)", "-5%"])(
    "%s",
    (label) => {
      expect(readLabelOdds(label)).toBeNull();
    },
  );
});

describe("S9: after a comparison the number is a condition", () => {
  test.each([
    "> 95%",
    "< 5%",
    "<= 5%",
    ">= 50%",
    "= 100%",
    "≥ 50%",
    "≠ 50%",
    "load > 95%",
    "over 20%",
    "Under 20%",
    "score above 80%",
    "below (0.5)",
    "plus de 30 %",
    "Moins de 30%",
  ])("%s", (label) => {
    expect(readLabelOdds(label)).toBeNull();
  });

  test("only as a whole word: Recover 5%", () => {
    expect(readLabelOdds("Recover 5%")).toBe(0.05);
  });
});

test("a label is shown without the odds that stand beside it", () => {
  for (const [label, shown] of [
    ["2xx 90%", "2xx"],
    ["2xx 90 %", "2xx"],
    ["Yes (0.9)", "Yes"],
    ["Yes (9/10)", "Yes"],
    ["Oui (90 %)", "Oui"],
    ["90%", ""],
    ["> 95%", "> 95%"],
    ["99% uptime", "99% uptime"],
  ] as const) {
    expect(dropLabelOdds(label)).toBe(shown);
  }
});
