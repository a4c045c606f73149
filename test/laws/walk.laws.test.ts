import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compile } from "#core/engine/compile";
import { merge } from "#core/engine/merge";
import type { Program } from "#core/engine/program";
import { caseKey } from "#core/engine/stream";
import { emptyTally, type Tally } from "#core/engine/tally";
import { walk } from "#core/engine/walk";
import { walkMulti } from "#core/engine/walk-multi";
import { walkSingle } from "#core/engine/walk-single";
import { build } from "../engine/build.ts";
import { bytesOf } from "../engine/bytes.ts";
import { plans } from "./plans.ts";

vi.setConfig({ testTimeout: 60_000 });

const any = plans({ many: true, drawn: true });
const single = plans({ many: false, drawn: true });
const seed = fc.nat({ max: 2 ** 31 });
const limit = fc.constantFrom(1, 2, 3, 7, 40, 150);

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Passes of all edges into a node, implicit repeats included; or out of it. */
function flow(program: Program, tally: Tally, node: number, side: "to" | "from", implicit?: boolean): number {
  const { edges } = program;
  return sum(
    Array.from(tally.passes).filter(
      (_, edge) =>
        edges[side][edge] === node && (implicit === undefined || edges.implicit[edge] === (implicit ? 1 : 0)),
    ),
  );
}

describe("conservation", () => {
  test("S5: what comes into a node is what visits it; a join takes as many from each edge as it fires", () => {
    fc.assert(
      fc.property(any, seed, limit, (plan, number, steps) => {
        const program = compile(build(plan));
        for (const [start, { node: begin }] of program.starts.entries()) {
          const tally = walk(program, start, 0, 40, number, steps);
          for (let node = 0; node < program.nodes.count; node++) {
            const born = node === begin ? tally.cases : 0;
            if (program.nodes.joins[node] === 0) {
              expect(tally.visits[node]).toBe(born + flow(program, tally, node, "to"));
              continue;
            }
            const fired = tally.visits[node]! - born - flow(program, tally, node, "to", true);
            const { at, items } = program.nodes.incoming;
            for (const edge of items.slice(at[node]!, at[node + 1]!))
              expect(fired).toBeLessThanOrEqual(tally.passes[edge]!);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test("S3, S6: a token that visits a node goes on by one edge, or ends there with an outcome", () => {
    fc.assert(
      fc.property(single, seed, limit, (plan, number, steps) => {
        const program = compile(build(plan));
        const tally = walk(program, 0, 0, 40, number, steps);
        let ended = 0;
        for (let node = 0; node < program.nodes.count; node++) {
          const out = flow(program, tally, node, "from");
          expect(out).toBeLessThanOrEqual(tally.visits[node]!);
          ended += tally.visits[node]! - out;
        }
        expect(ended).toBe(tally.cases);
      }),
      { numRuns: 150 },
    );
  });

  test("S8, O1: each case is in one set, one bin of steps and one of times; steps are the visits", () => {
    fc.assert(
      fc.property(any, seed, limit, (plan, number, most) => {
        const tally = walk(compile(build(plan)), 0, 0, 40, number, most);
        expect(sum(tally.sets.values())).toBe(40);
        expect(sum(tally.steps.small) + sum(tally.steps.large.values())).toBe(40);
        expect(sum(tally.times.count)).toBe(40);
        expect(sum(tally.steps.small.map((count, steps) => count * steps))).toBe(sum(tally.visits));
        expect(tally.steps.small.length - 1).toBeLessThanOrEqual(most);
      }),
      { numRuns: 150 },
    );
  });

  test("a node or edge is reached in at most all cases, and in some exactly if it is passed at all", () => {
    fc.assert(
      fc.property(any, seed, limit, (plan, number, steps) => {
        const { visits, reached, passes, used } = walk(compile(build(plan)), 0, 0, 40, number, steps);
        for (const [all, cases] of [
          [visits, reached],
          [passes, used],
        ] as const) {
          all.forEach((count, i) => {
            expect(cases[i]).toBeLessThanOrEqual(Math.min(40, count));
            expect(cases[i]! > 0).toBe(count > 0);
          });
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("shards (S7)", () => {
  test("any division of the cases, merged in any order, gives the same bytes as one piece", () => {
    fc.assert(
      fc.property(
        any,
        seed,
        limit,
        fc.uniqueArray(fc.integer({ min: 1, max: 59 })),
        fc.nat(),
        (plan, number, steps, cuts, turn) => {
          const program = compile(build(plan));
          const edges = [0, ...cuts.sort((a, b) => a - b), 60];
          const shards = edges.slice(1).map((to, i) => walk(program, 0, edges[i]!, to, number, steps));
          // Neighbours are merged at any place until one is left: any tree of merges.
          for (let left = shards.length; left > 1; left--) {
            const at = (turn * 7919 + left * 31) % (left - 1);
            shards.splice(
              at,
              2,
              turn % 2 === 0 ? merge(shards[at]!, shards[at + 1]!) : merge(shards[at + 1]!, shards[at]!),
            );
          }
          expect(bytesOf(shards[0])).toBe(bytesOf(walk(program, 0, 0, 60, number, steps)));
        },
      ),
      { numRuns: 100 },
    );
  });

  test("the tally of no case changes nothing", () => {
    fc.assert(
      fc.property(any, seed, (plan, number) => {
        const program = compile(build(plan));
        const tally = walk(program, 0, 0, 20, number, 50);
        expect(bytesOf(merge(tally, emptyTally(program)))).toBe(bytesOf(tally));
        expect(bytesOf(walk(program, 0, 5, 5, number, 50))).toBe(bytesOf(emptyTally(program)));
      }),
      { numRuns: 50 },
    );
  });

  test("an allowance stops after the case that exceeds it: what was walked is the tally of those cases", () => {
    fc.assert(
      fc.property(any, seed, fc.nat({ max: 300 }), (plan, number, allowance) => {
        const program = compile(build(plan));
        const part = walk(program, 0, 0, 30, number, 50, allowance);
        expect(bytesOf(part)).toBe(bytesOf(walk(program, 0, 0, part.cases, number, 50)));
        if (part.cases < 30) expect(part.arrivals).toBeGreaterThan(allowance);
        if (part.cases > 0)
          expect(walk(program, 0, 0, part.cases - 1, number, 50).arrivals).toBeLessThanOrEqual(allowance);
      }),
      { numRuns: 100 },
    );
  });

  test("cases on both sides of number 2^32 are walked with the keys of their own", () => {
    const program = compile(
      build({ nodes: { a: { shape: "diamond" }, b: {}, c: {} }, edges: { "a->b": {}, "a->c": {} } }),
    );
    const middle = 2 ** 32;
    const whole = walk(program, 0, middle - 100, middle + 100, 1, 10);
    const halves = merge(walk(program, 0, middle - 100, middle, 1, 10), walk(program, 0, middle, middle + 100, 1, 10));
    expect(bytesOf(whole)).toBe(bytesOf(halves));
    expect(bytesOf(walk(program, 0, middle, middle + 100, 1, 10))).not.toBe(bytesOf(walk(program, 0, 0, 100, 1, 10)));
  });
});

test("the two kernels agree to the last byte on cases of one token, durations, limits and all", () => {
  fc.assert(
    fc.property(single, seed, limit, (plan, number, steps) => {
      const program = compile(build(plan));
      const { single: one, word } = program.starts[0]!;
      expect(one).toBe(true);
      const key = caseKey(number, word, 0);
      const chains = walkSingle(program, 0, key, 0, 40, steps, Infinity);
      expect(bytesOf(walkMulti(program, 0, key, 0, 40, steps, Infinity))).toBe(bytesOf(chains));
    }),
    { numRuns: 500 },
  );
});

test("a merge behind the chain of another merge is reached by the cases that come by either way", () => {
  const edges = { "a->m": {}, "a->m#2": {}, "a->z": {}, "m->c": {}, "c->z": {} };
  const program = compile(build({ nodes: { a: { shape: "diamond" }, m: {}, c: {}, z: {} }, edges }));
  const { reached } = walk(program, 0, 0, 60, 1, 50);
  expect(reached[3]).toBe(60);
  expect(reached[1]).toBe(reached[2]);
  expect(reached[1]).toBeLessThan(60);
});
