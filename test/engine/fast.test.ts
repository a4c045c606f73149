import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compile } from "#core/engine/compile";
import { layNetwork } from "#core/engine/fast/network";
import { States } from "#core/engine/fast/states";
import { walkNetwork } from "#core/engine/fast/through";
import { walkFast } from "#core/engine/fast/walk-fast";
import { merge } from "#core/engine/merge";
import { caseKey, draw, openStream, streamWords } from "#core/engine/stream";
import { walkSingle } from "#core/engine/walk-single";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { readFixtures, readShared } from "../diagrams.ts";
import { plans } from "../laws/plans.ts";
import type { Truth } from "../truth/truth.ts";
import { build, constant } from "./build.ts";
import { bytesOf } from "./bytes.ts";
import { seedModel } from "./seed.ts";

vi.setConfig({ testTimeout: 120_000 });

const truths = JSON.parse(readFileSync(new URL("../fixtures/truths.json", import.meta.url), "utf8")) as Truth[];

/** Walks the same cases by the fast kernels and by the plain one. The number of starts that a network was laid out for. */
function compare(model: Model, cases: number, seed: number, limit: number, first = 0, allowance = Infinity): number {
  const program = compile(model);
  let networks = 0;
  for (const [start, { single, word }] of program.starts.entries()) {
    if (!single) continue;
    const key = caseKey(seed, word, first);
    const plain = bytesOf(walkSingle(program, start, key, first, first + cases, limit, allowance));
    expect(bytesOf(walkFast(program, start, key, first, first + cases, limit, allowance))).toBe(plain);
    const network = layNetwork(program, new States(program, start));
    if (network === null || allowance < Infinity) continue;
    networks++;
    const others: number[] = [];
    const through = walkNetwork(program, start, network, key, first, first + cases, limit, others);
    const rest = walkSingle(program, start, key, 0, others.length, limit, Infinity, others);
    expect(bytesOf(merge(through, rest))).toBe(plain);
  }
  return networks;
}

test("the seed at any odds, also beyond a chunk of cases: the same bytes", () => {
  for (const odds of [0, 1e-9, 0.1, 0.5, 0.7, 0.999, 1]) compare(seedModel(odds), 5000, 7, 10_000);
  compare(seedModel(0.7), 140_000, 3, 10_000);
});

test("plans of every shape, at every step limit: the same bytes", () => {
  const limit = fc.constantFrom(1, 2, 3, 7, 40, 150);
  let networks = 0;
  fc.assert(
    fc.property(plans({ many: false, drawn: false }), fc.nat(), limit, (plan, seed, steps) => {
      networks += compare(build(plan), 300, seed, steps);
    }),
    { numRuns: 400 },
  );
  expect(networks).toBeGreaterThan(100);
});

describe.each([...readFixtures(), ...readShared("corpus"), ...readShared("diagrams")])("$name", ({ source }) => {
  test("the same bytes", () => {
    compare(lower(parse(source).tree).model, 3000, 11, 10_000);
  });
});

describe.each(truths)("$name ($source)", ({ fz }) => {
  test("the same bytes", () => {
    compare(lower(parse(fz).tree).model, 3000, 5, 10_000);
  });
});

test("an allowance that is used up within a chunk stops after the same case", () => {
  fc.assert(
    fc.property(plans({ many: false, drawn: false }), fc.nat(), fc.nat({ max: 2000 }), (plan, seed, allowance) => {
      compare(build(plan), 200, seed, 60, 0, allowance);
    }),
    { numRuns: 100 },
  );
  compare(seedModel(0.7), 200_000, 1, 10_000, 0, 1_000_000);
});

test("cases from number 2^31 on, and beyond 2^32: the same bytes", () => {
  for (const first of [2 ** 31 - 500, 2 ** 31 + 7, 3 * 2 ** 31]) compare(seedModel(0.6), 1000, 1, 10_000, first);
});

test("S7: a draw that equals a threshold is decided by the bits after it, in blocks and behind them", () => {
  const model = build({
    nodes: { a: {}, b: { shape: "diamond" }, c: {}, d: { shape: "diamond" }, e: {}, f: {} },
    edges: { "a->b": {}, "b->c": { odds: [0.9] }, "b->d": { odds: [0.1] }, "c->b": {}, "d->e": {}, "d->f": {} },
  });
  let met = 0;
  for (const draws of [1, 2, 3, 10, 11, 12, 17]) {
    for (let number = 0; number < 12; number++) {
      const program = compile(model);
      const key = caseKey(1, program.starts[0]!.word, 0);
      const state = new Int32Array(streamWords);
      openStream(state, 0, key, number);
      let drawn = 0;
      for (let i = 0; i < draws; i++) drawn = draw(state, 0);
      const record = program.choices.at[1]!;
      program.choices.records[record] = drawn;
      const plain = walkSingle(program, 0, key, 0, 4096, 1000, Infinity);
      const network = layNetwork(program, new States(program, 0))!;
      const others: number[] = [];
      const through = walkNetwork(program, 0, network, key, 0, 4096, 1000, others);
      met += others.length;
      const rest = walkSingle(program, 0, key, 0, others.length, 1000, Infinity, others);
      expect(bytesOf(merge(through, rest))).toBe(bytesOf(plain));
      expect(bytesOf(walkFast(program, 0, key, 0, 4096, 1000, Infinity))).toBe(bytesOf(plain));
    }
  }
  expect(met).toBeGreaterThan(20);
});

test("times beyond what is told apart stop there, and long ones stay exact", () => {
  for (const seconds of [1e-6, 3.7, 1e7, 4e9, 1e12]) {
    const model = build({
      nodes: { a: {}, b: { shape: "diamond", takes: constant(seconds) }, c: { takes: constant(0.000_001) }, d: {} },
      edges: { "a->b": {}, "b->c": { odds: [0.8] }, "b->d": { odds: [0.2] }, "c->b": {} },
    });
    compare(model, 3000, 1, 10_000);
  }
});
