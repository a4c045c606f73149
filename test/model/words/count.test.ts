import { describe, expect, test } from "vitest";
import { mostRepeats, readCount } from "#core/model/words/count";

const atMost = (repeats: number) => ({ kind: "at most", repeats });
const exactly = (passes: number) => ({ kind: "exactly", passes });
const unlimited = { kind: "unlimited" };

describe("L2: a bound of N repeats", () => {
  test.each([
    ["retry up to 5 times", 5],
    ["at most 3", 3],
    ["max 3 times", 3],
    ["Max. 4 reruns", 4],
    ["maximum of 7 rounds", 7],
    ["no more than 2 corrections", 2],
    ["jusqu'a 4 fois", 4],
    ["Jusqu’à 4 fois", 4],
    ["au plus 6 relances", 6],
    ["maximum de 2 relances", 2],
    ["3 times max", 3],
    ["3 times at most", 3],
    ["3 fois au plus", 3],
    ["3 fois maximum", 3],
    ["5 retries", 5],
    ["1 retry", 1],
    ["RETRY 3 TIMES", 3],
    ["retry the payment 3 times", 3],
    ["réessayer 3 fois", 3],
    ["up to 0 times", 0],
  ])("%s: %i", (text, repeats) => {
    expect(readCount(text)).toEqual(atMost(repeats));
  });
});

describe("L2: where the noun counts passes, N of them are N-1 repeats", () => {
  test.each([
    ["up to 3 attempts", 2],
    ["max 3 tries", 2],
    ["5 attempts", 4],
    ["4 attempts max", 3],
    ["maximum 3 essais", 2],
    ["jusqu'à 5 tentatives", 4],
    ["no more than 7 failed login attempts", 6],
    ["1 attempt", 0],
    ["0 attempts", 0],
  ])("%s: %i", (text, repeats) => {
    expect(readCount(text)).toEqual(atMost(repeats));
  });

  test("a later noun counts nothing: up to 3 times per attempt", () => {
    expect(readCount("up to 3 times per attempt")).toEqual(atMost(3));
  });
});

describe("L2: exactly N passes", () => {
  test.each([
    ["3 times", 3],
    ["3 fois", 3],
    ["repeat 4 times", 4],
    ["do this 2 times", 2],
    ["0 times", 1],
  ])("%s: %i", (text, passes) => {
    expect(readCount(text)).toEqual(exactly(passes));
  });
});

describe("L2: else there is no bound", () => {
  test.each([
    "until green",
    "retry until success",
    "three times",
    "for each of 3 items",
    "page 2 of 10",
    "wait up to 30 s",
    "for at most 5 minutes",
    "max 1.5 days",
    "up to 90% full",
    "retry",
    "",
  ])("%s", (text) => {
    expect(readCount(text)).toEqual(unlimited);
  });
});

test("L2: the first pattern that matches wins, wherever it stands", () => {
  expect(readCount("3 times, up to 5 retries")).toEqual(atMost(5));
  expect(readCount("10 retries, 2 attempts max")).toEqual(atMost(1));
});

test("L2: a number beyond what a counter holds is cut to it", () => {
  expect(readCount(`up to ${"9".repeat(400)} times`)).toEqual(atMost(mostRepeats));
  expect(readCount(`${"9".repeat(40)} times`)).toEqual(exactly(mostRepeats));
});
