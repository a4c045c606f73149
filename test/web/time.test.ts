import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Distribution } from "#core/language/tree";
import { shapeDensity } from "../../web/charts/density-shape.ts";
import { binTimes } from "../../web/charts/time-bins.ts";
import { createDurations } from "../../web/i18n/durations.ts";
import { beginAmount, listEntries, writeAmount, writeRate } from "../../web/panels/time/arrivals.ts";
import { findBottleneck } from "../../web/panels/time/bottleneck.ts";
import {
  beginFamily,
  type Family,
  familyParameters,
  roughMean,
  writeFamily,
  writeParameters,
} from "../../web/panels/time/families.ts";
import { tryStatement } from "../../web/panels/time/try-statement.ts";
import { read } from "../../web/reading.ts";

const diagram = 'L { # Lane\nn1: circle label:"a"\nn2: rectangle label:"b"\nn1.handle(right) -> n2.handle(left)\n}\n';
const families = Object.keys(familyParameters) as Family[];
const takes = (text: string): Distribution => read(`${diagram}// sim n2 takes ${text}\n`).model.nodes[1]!.service;

describe("the families of times (T2)", () => {
  test("one begins with values that the language reads, of about the mean of the one before", () => {
    for (const before of ["40s", "exponential 3min", "lognormal 2h 1h", "empirical 1s:3 9s:1", "0s"].map(takes)) {
      for (const family of families) {
        const text = writeFamily(family, beginFamily(family, before));
        expect(tryStatement("takes", text, "en"), text).toBeNull();
        expect(takes(text).family).toBe(family);
        expect(roughMean(takes(text)) / (roughMean(before) || 1), text).toBeCloseTo(1, 1);
      }
    }
  });

  test("its values are written as they are read", () => {
    for (const family of families) {
      const service = takes(writeFamily(family, beginFamily(family, takes("2min"))));
      expect(writeParameters(service).length).toBe(familyParameters[family].length);
      expect(takes(writeFamily(family, writeParameters(service)))).toEqual(service);
    }
  });

  test("each has a picture between 0 and 1, somewhere 1, whatever its values", () => {
    const texts = [
      "erlang 1000 5s",
      "weibull 0.5 2s",
      "beta 0.5 0.5 0s 1s",
      "gamma 1s 9s",
      "normal 0s 1s",
      "uniform 0s 0s",
    ];
    for (const service of [
      ...texts.map(takes),
      ...families.map((one) => takes(writeFamily(one, beginFamily(one, takes("5s"))))),
    ]) {
      const { points, until } = shapeDensity(service);
      expect(until).toBeGreaterThan(0);
      for (const { at, height } of points) {
        expect(at >= 0 && at <= until && height >= 0 && height <= 1, JSON.stringify([service, at, height])).toBe(true);
      }
      expect(Math.max(...points.map(({ height }) => height))).toBe(1);
    }
  });
});

describe("a histogram of times", () => {
  const rows = fc
    .array(
      fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 99 })),
      {
        minLength: 1,
        maxLength: 30,
      },
    )
    .chain((gaps) =>
      fc.constantFrom(0.001, 1, 60, 5000).map((unit) => {
        let at = 0;
        return gaps.map(([width, gap, count]) => {
          const from = at + gap * unit;
          at = from + width * unit;
          return { from, to: at, count };
        });
      }),
    );

  test("has few bins of one width without a gap, and loses no case", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 60 }), (all, most) => {
        const bins = binTimes(all, all.at(-1)!.to, most);
        expect(bins.length).toBeLessThanOrEqual(most + 1);
        bins.forEach(({ from }, k) => {
          if (k > 0) expect(from).toBeCloseTo(bins[k - 1]!.to, 6);
        });
        const sum = (list: readonly { readonly count: number }[]) =>
          list.reduce((total, { count }) => total + count, 0);
        expect(sum(bins)).toBeCloseTo(sum(all), 6);
      }),
    );
  });
});

describe("arrivals", () => {
  test("keep their rate from one kind to the other", () => {
    expect(beginAmount("poisson", { kind: "every", seconds: 180 })).toBe("20/h");
    expect(beginAmount("every", { kind: "poisson", rate: 0.1 })).toBe("10s");
    for (const rate of [2, 0.1, 1 / 180, 1 / 7, 1e-5]) {
      const { arrival } = read(`${diagram}// sim n1 arrives poisson ${writeRate(rate)}\n`).model.starts[0]!;
      expect(arrival.kind === "poisson" && Math.abs(arrival.rate / rate - 1) < 1e-5, writeRate(rate)).toBe(true);
    }
  });

  test("are listed for every start, also for one that is told never", () => {
    const entries = listEntries(read(`${diagram}// sim n1 arrives never\n`));
    expect(entries).toEqual([{ id: "n1", label: "a", arrival: { kind: "never" } }]);
    expect(writeAmount(entries[0]!.arrival)).toBe("");
    expect(listEntries(read(diagram))[0]!.arrival).toEqual({ kind: "every", seconds: 1 });
  });

  test("that the language does not read are refused in its own words", () => {
    expect(tryStatement("arrives", "poisson 6/min", "en")).toBeNull();
    expect(tryStatement("arrives", "poisson 6", "en")).toContain("/min");
    expect(tryStatement("takes", "exponential", "fr")).toContain("exponential mean");
    expect(tryStatement("takes", "5s // n2", "en")).toBeNull();
  });
});

test("the bottleneck is the busiest lane with a capacity; of equally busy ones the one with the longer line", () => {
  const lane = (utilisation: number | null, mean: number) => ({
    utilisation,
    waiting: { mean: 0 },
    queue: { mean, max: 9 },
    cost: 0,
  });
  const { model } = read(`A { # A\nn1: circle\n}\nB { # B\nn2: rectangle\n}\nC { # C\nn3: rectangle\n}\n`);
  const find = (...lanes: ReturnType<typeof lane>[]) =>
    findBottleneck(model, { lanes: Object.fromEntries(lanes.map((one, k) => ["ABC"[k]!, one])) });
  expect(find(lane(null, 0), lane(0.5, 9), lane(0.9, 1))?.lane).toBe("C");
  expect(find(lane(1, 3), lane(1, 9), lane(0.9, 99))).toEqual({ lane: "B", label: "B", busy: 1, queue: 9 });
  expect(find(lane(null, 0), lane(null, 0), lane(0, 0))).toBeNull();
});

test("times are written in the unit that suits them", () => {
  const write = createDurations("en");
  expect([0, 0.25, 4.125, 119, 300, 9000, 200_000].map(write)).toEqual([
    "0 sec",
    "250 ms",
    "4.13 sec",
    "119 sec",
    "5 min",
    "2.5 hr",
    "2.31 days",
  ]);
});
