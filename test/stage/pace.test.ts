import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartLegs } from "../../web/stage/chart.ts";
import { listMoments } from "../../web/stage/moments.ts";
import { choosePace } from "../../web/stage/pace.ts";
import { placeTokens, prepareTokens } from "../../web/stage/tokens.ts";
import { draw, sorted, trace, walk } from "./fixture.ts";

const { model, layout } = draw(
  [
    ["a", "circle", 100, 200],
    ["b", "rectangle", 300, 200],
    ["c", "rectangle", 500, 200],
    ["e", "circle", 700, 200],
  ],
  [
    ["a", "b"],
    ["b", "c"],
    ["c", "e"],
  ],
);
const ids = ["a", "b", "c", "e"];
const stream = (cases: number, every: number, stay = 1) =>
  trace(sorted(Array.from({ length: cases }, (_, i) => walk(ids, i * every, { case: i, stay, serves: "bc" })).flat()));

describe("the pace", () => {
  test("plays a trace in 45 s where a step can then be seen", () => {
    const columns = stream(40, 1);
    const { rate, duration } = { ...choosePace(columns, [1]), duration: chartLegs(model, columns).duration };
    expect(duration / rate).toBeGreaterThan(30);
    expect(duration / rate).toBeLessThan(60);
  });

  test("never shows a typical step faster than half a second or slower than 1.2 s, but for traces longer than 6 min", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.01, max: 100, noNaN: true }), (cases, stay) => {
        const columns = stream(cases, stay, stay);
        const { rate, pace, duration } = { ...chartLegs(model, columns), rate: chartLegs(model, columns).pace.rate };
        expect(pace.rate).toBe(rate);
        if ((duration - pace.tail) / rate < 359.9) {
          expect(stay / rate).toBeGreaterThanOrEqual(0.5 - 1e-6);
          expect(stay / rate).toBeLessThanOrEqual(1.2 + 1e-6);
        }
        expect((duration - pace.tail) / rate).toBeLessThanOrEqual(360 + 1e-6);
      }),
    );
  });

  test("is the same for a trace and for the same trace in other units of time", () => {
    const seconds = chartLegs(model, stream(20, 1, 1));
    const hours = chartLegs(model, stream(20, 3600, 3600));
    expect(hours.duration / hours.pace.rate).toBeCloseTo(seconds.duration / seconds.pace.rate, 6);
  });

  test("T3: gives a trace that takes no time at all a length to be seen in", () => {
    const legs = chartLegs(model, stream(1, 1, 0));
    expect(legs.duration).toBeCloseTo(0.8, 9);
    expect(legs.pace.rate).toBe(1);
  });
});

describe("the moments of stepping", () => {
  test("are one for each time at which something happens, ascending", () => {
    const columns = stream(3, 1);
    const moments = listMoments(columns, chartLegs(model, columns));
    expect(moments).toHaveLength(new Set(columns.time).size);
    expect([...moments]).toEqual([...moments].toSorted((a, b) => a - b));
  });

  test("show a token on its way at every step", () => {
    const columns = stream(3, 1);
    const legs = chartLegs(model, columns);
    const choreography = prepareTokens(model, layout, legs);
    for (const moment of listMoments(columns, legs)) expect(placeTokens(choreography, moment).dots).toBeGreaterThan(0);
  });
});
