import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oddsAfterKey } from "../../web/stage/chips.ts";
import { fill } from "../../web/stage/fill.ts";
import { formatClock, formatOdds, formatShare } from "../../web/stage/format.ts";
import { readOdds } from "../../web/stage/read-odds.ts";
import { nextSpeed } from "../../web/stage/timeline.ts";
import { stageWords } from "../../web/stage/words.ts";

describe("a clock", () => {
  test("takes the form that suits the whole duration", () => {
    expect(formatClock(258, 1021)).toBe("4:18");
    expect(formatClock(0, 1021)).toBe("0:00");
    expect(formatClock(9.44, 20)).toBe("0:09.4");
    expect(formatClock(0.25, 0.6)).toBe("250 ms");
    expect(formatClock(0, 0)).toBe("0:00");
    expect(formatClock(3727, 7200)).toBe("1:02:07");
    expect(formatClock(2 * 86_400 + 3 * 3600 + 240, 9 * 86_400)).toBe("2d 03:04");
  });

  test("never shows 60 seconds, and never more than has passed", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3599, noNaN: true }), (time) => {
        const [minutes, seconds] = formatClock(time, 3599).split(":").map(Number);
        expect(seconds).toBeLessThan(60);
        expect(minutes! * 60 + seconds!).toBeLessThanOrEqual(time + 1e-5);
        expect(minutes! * 60 + seconds! + 1).toBeGreaterThan(time);
      }),
    );
  });

  test("writes figures as the language does", () => {
    expect(formatClock(9.44, 20, "fr")).toBe("0:09,4");
  });
});

describe("a share", () => {
  test("keeps two digits of the smaller of it and its rest", () => {
    expect(formatShare(0.7)).toBe("70%");
    expect(formatShare(0.99927)).toBe("99.927%");
    expect(formatShare(0.00073)).toBe("0.073%");
    expect(formatShare(0)).toBe("0%");
    expect(formatShare(1)).toBe("100%");
  });

  test("reads 0% or 100% only where it is", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (share) => {
        for (const text of [formatShare(share), formatOdds(share)]) {
          expect(text).not.toBe("0%");
          expect(text).not.toBe("100%");
        }
      }),
    );
  });
});

describe("odds", () => {
  test("have one decimal at most on a chip", () => {
    expect(formatOdds(0.7)).toBe("70%");
    expect(formatOdds(1 / 3)).toBe("33.3%");
    expect(formatOdds(0.7, "fr")).toBe("70\u00a0%");
  });

  test("are read as people type them, and as the chip writes them", () => {
    expect(["70", "70%", " 70,5 % ", "9/10", ".5"].map(readOdds)).toEqual([0.7, 0.7, 0.705, 0.9, 0.005]);
    expect(["", "x", "-1", "101", "1/0", "0/0", "1e2"].map(readOdds)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
        for (const locale of ["en", "fr"])
          expect(readOdds(formatOdds(tenths / 1000, locale))).toBeCloseTo(tenths / 1000, 9);
      }),
    );
  });

  test("move by a point with an arrow key, by 5 with Shift, and stay within 0 and 1", () => {
    expect(oddsAfterKey(0.7, "ArrowRight", false)).toBe(0.71);
    expect(oddsAfterKey(0.7, "ArrowDown", true)).toBe(0.65);
    expect(oddsAfterKey(0.99, "PageUp", false)).toBe(1);
    expect(oddsAfterKey(0.002, "ArrowLeft", false)).toBe(0);
    expect([oddsAfterKey(0.5, "Home", false), oddsAfterKey(0.5, "End", false)]).toEqual([0, 1]);
    expect(oddsAfterKey(0.5, "Tab", false)).toBeNull();
  });

  test("come back after as many keys to the right as to the left", () => {
    let odds = 0.2;
    for (let i = 0; i < 33; i++) odds = oddsAfterKey(odds, "ArrowRight", false)!;
    for (let i = 0; i < 33; i++) odds = oddsAfterKey(odds, "ArrowLeft", false)!;
    expect(odds).toBe(0.2);
  });
});

describe("words", () => {
  test("are filled in with values and with the plural of the language", () => {
    expect(fill("Case {case}: {outcome}", { case: 612, outcome: "Failed" })).toBe("Case 612: Failed");
    expect(fill(stageWords.en["stage.loopBound"], { repeats: 5, passes: 6 })).toBe("5 retries, 6 attempts");
    expect(fill(stageWords.en["stage.loopBound"], { repeats: 0, passes: 1 })).toBe("0 retries, 1 attempt");
    expect(fill(stageWords.fr["stage.loopBound"], { repeats: 0, passes: 1 }, "fr")).toBe("0 reprise, 1 essai");
  });

  test("keep a place without a value, and text that only looks like one", () => {
    expect(fill("{a} {b}", { a: "{b}" })).toBe("{b} {b}");
  });

  test("are the same keys with the same places in both languages", () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();
    expect(Object.keys(stageWords.fr)).toEqual(Object.keys(stageWords.en));
    for (const [key, text] of Object.entries(stageWords.en)) {
      expect(places(stageWords.fr[key as keyof typeof stageWords.fr])).toEqual(places(text));
    }
  });
});

test("the speed button goes round 0.25 to 32, both ways", () => {
  const round = [1];
  for (let i = 0; i < 8; i++) round.push(nextSpeed(round.at(-1)!, 1));
  expect(round).toEqual([1, 2, 4, 8, 16, 32, 0.25, 0.5, 1]);
  expect([nextSpeed(0.25, -1), nextSpeed(4, -1), nextSpeed(3, 1)]).toEqual([32, 2, 4]);
});
