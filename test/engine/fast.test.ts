import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compile } from "#core/engine/compile";
import { walkFast } from "#core/engine/fast/walk-fast";
import { caseKey } from "#core/engine/stream";
import { walkSingle } from "#core/engine/walk-single";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { readFixtures, readShared } from "../diagrams.ts";
import { plans } from "../laws/plans.ts";
import type { Truth } from "../truth/truth.ts";
import { build } from "./build.ts";
import { bytesOf } from "./bytes.ts";
import { seedModel } from "./seed.ts";

vi.setConfig({ testTimeout: 120_000 });

const truths = JSON.parse(readFileSync(new URL("../fixtures/truths.json", import.meta.url), "utf8")) as Truth[];

/** Walks the same cases by the fast kernel and by the plain one. */
function bothWays(model: Model, cases: number, seed: number, limit: number, first = 0, allowance = Infinity): void {
  const program = compile(model);
  for (const [start, { single, word }] of program.starts.entries()) {
    if (!single) continue;
    const key = caseKey(seed, word, first);
    const plain = walkSingle(program, start, key, first, first + cases, limit, allowance);
    expect(bytesOf(walkFast(program, start, key, first, first + cases, limit, allowance))).toBe(bytesOf(plain));
  }
}

test("the seed at any odds, also beyond a chunk of cases: the same bytes", () => {
  for (const odds of [0, 1e-9, 0.1, 0.5, 0.7, 0.999, 1]) bothWays(seedModel(odds), 5000, 7, 10_000);
  bothWays(seedModel(0.7), 140_000, 3, 10_000);
});

test("plans of every shape, at every step limit: the same bytes", () => {
  const limit = fc.constantFrom(1, 2, 3, 7, 40, 150);
  fc.assert(
    fc.property(plans({ many: false, drawn: false }), fc.nat(), limit, (plan, seed, steps) => {
      bothWays(build(plan), 300, seed, steps);
    }),
    { numRuns: 300 },
  );
});

describe.each([...readFixtures(), ...readShared("corpus"), ...readShared("diagrams")])("$name", ({ source }) => {
  test("the same bytes", () => {
    bothWays(lower(parse(source).tree).model, 3000, 11, 10_000);
  });
});

describe.each(truths)("$name ($source)", ({ fz }) => {
  test("the same bytes", () => {
    bothWays(lower(parse(fz).tree).model, 3000, 5, 10_000);
  });
});

test("an allowance that is used up within a chunk stops after the same case", () => {
  fc.assert(
    fc.property(plans({ many: false, drawn: false }), fc.nat(), fc.nat({ max: 2000 }), (plan, seed, allowance) => {
      bothWays(build(plan), 200, seed, 60, 0, allowance);
    }),
    { numRuns: 100 },
  );
  bothWays(seedModel(0.7), 200_000, 1, 10_000, 0, 1_000_000);
});

test("cases from number 2^31 on, and beyond 2^32: the same bytes", () => {
  for (const first of [2 ** 31 - 500, 2 ** 31 + 7, 3 * 2 ** 31]) bothWays(seedModel(0.6), 1000, 1, 10_000, first);
});
