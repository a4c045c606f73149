import { describe, expect, test } from "vitest";
import { expandModel } from "#core/analysis/expand";
import type { ExactFigures } from "#core/analysis/results";
import { solveExact } from "#core/analysis/solve";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";

function solve(source: string): ExactFigures {
  const parsed = parse(source);
  const { model, diagnostics } = lower(parsed.tree);
  expect([...parsed.diagnostics, ...diagnostics].filter(({ severity }) => severity === "error")).toEqual([]);
  const [start] = solveExact(expandModel(model));
  if (start?.exact !== true) throw new Error(`no exact answer: ${JSON.stringify(start)}`);
  return start;
}

function within(found: number, truth: number): void {
  expect(Math.abs(found / truth - 1), `${found} for ${truth}`).toBeLessThanOrEqual(1e-9);
}

const probabilityOf = ({ outcomes }: ExactFigures, id: string): number =>
  outcomes.find((outcome) => outcome.id === id)!.probability;

/** A walk on 0 to `size` from the middle, one step up with these odds; ends at both ends. */
function walk(size: number, up: number): string {
  const inner = Array.from({ length: size - 1 }, (_, i) => i + 1);
  const name = (i: number): string => (i === 0 ? "low" : i === size ? "high" : `d${i}`);
  return [
    "A {",
    "s: circle",
    "low: circle",
    "high: circle",
    ...inner.map((i) => `d${i}: diamond`),
    `s.handle(right) -> d${size / 2}.handle(left)`,
    ...inner.flatMap((i) => [
      `d${i}.handle(right) -> ${name(i + 1)}.handle(left)`,
      `d${i}.handle(left) -> ${name(i - 1)}.handle(right)`,
    ]),
    "}",
    ...(up === 0.5 ? [] : inner.map((i) => `// sim d${i} -> ${name(i + 1)} ${up * 100}%`)),
  ].join("\n");
}

describe("E1: over a million expected steps, and outcomes below 1e-8, to 1e-9 of each", () => {
  test("a fair walk from the middle of 0 to 2002 takes 1001^2 steps on average, and ends at either end alike", () => {
    const start = solve(walk(2002, 0.5));
    within(start.steps.mean, 1001 * 1001 + 2);
    within(probabilityOf(start, "high"), 0.5);
    // Var of the duration of a fair walk from the middle: (2/3) a^2 (a^2 - 1), with a = 1001.
    within(start.steps.variance, (2 / 3) * 1001 ** 2 * (1001 ** 2 - 1));
  });

  test("a walk against the odds comes to the far end with probability 1 / (1 + (q/p)^a)", () => {
    for (const [half, up] of [
      [30, 0.25],
      [200, 0.4],
    ] as const) {
      const truth = 1 / (1 + ((1 - up) / up) ** half);
      expect(truth).toBeLessThan(1e-8);
      within(probabilityOf(solve(walk(2 * half, up)), "high"), truth);
    }
  });

  test("a retry that succeeds once in ten million goes on for 2 / p - 1 steps", () => {
    const start = solve(
      `A {\ns: circle\nt: rectangle\nd: diamond\ne: circle\ns.handle(right) -> t.handle(left)\nt.handle(right) -> d.handle(left)
       d.handle(right) -> e.handle(left)\nd.handle(bottom) -> t.handle(bottom)\n}\n// sim d -> e 0.00001%`,
    );
    within(start.steps.mean, 2 / 1e-7 + 2);
    within(start.steps.variance, (4 * (1 - 1e-7)) / 1e-14);
    within(start.nodes.t!.passes, 1e7);
  });

  test("a hundred thousand coupons of one kind in two: a bounded loop fails with probability q^(N+1), down to 1e-300", () => {
    for (const [repeats, q] of [
      [5, 0.01],
      [99, 0.001],
      [999, 0.7],
    ] as const) {
      const start = solve(
        `A {\ns: circle\nt: rectangle\nd: diamond label:"Works?"\nc: diamond label:"Max retries reached?"\nok: circle\nfailed: circle
         s.handle(right) -> t.handle(left)\nt.handle(right) -> d.handle(left)\nd.handle(right) -> ok.handle(left)\nd.handle(bottom) -> c.handle(top)
         c.handle(left) -> t.handle(bottom)\nc.handle(right) -> failed.handle(left)\nloop [retry up to ${repeats} times] t d c\n}\n// sim d -> c ${q * 100}%`,
      );
      within(probabilityOf(start, "failed"), q ** (repeats + 1));
      within(probabilityOf(start, "ok"), 1 - q ** (repeats + 1));
      within(start.nodes.t!.passes, (1 - q ** (repeats + 1)) / (1 - q));
    }
  });

  test("an exit of one in 10^15 is still left with all its digits", () => {
    const start = solve(
      `A {\ns: circle\na: rectangle\nb: diamond\nx: circle\ny: circle\ns.handle(right) -> a.handle(left)\na.handle(right) -> b.handle(left)
       b.handle(bottom) -> a.handle(bottom)\nb.handle(right) -> x.handle(left)\nb.handle(top) -> y.handle(left)\n}
       // sim b -> x 0.0000000001%\n// sim b -> y 0.0000000002%`,
    );
    within(probabilityOf(start, "x"), 1 / 3);
    within(probabilityOf(start, "y"), 2 / 3);
  });
});

describe("E2: tokens that split", () => {
  test("a token that makes two with probability p, else none, ever comes to the end with the root of a square", () => {
    // Each of d's tokens ends at e with 1/2, splits with 1/4, vanishes at v with 1/4. h = 1/2 + (1/4) (1 - (1 - h)^2), so h^2 + 2 h - 2 = 0.
    const start = solve(
      `A {\ns: circle\nd: diamond\ne: circle\nv: circle\nx: rectangle\ns.handle(right) -> d.handle(left)\nd.handle(right) -> e.handle(left)
       d.handle(bottom) -> v.handle(left)\nd.handle(top) -> x.handle(left)\nx.handle(left) -> d.handle(top)\nx.handle(right) -> d.handle(bottom)\n}
       // sim d -> e 50%\n// sim d -> v 25%\n// sim d -> x 25%`,
    );
    within(probabilityOf(start, "e"), Math.sqrt(3) - 1);
    // Expected tokens at d: 1 + 2 * 1/4 * ..., that is 1 / (1 - 1/2).
    within(start.nodes.d!.passes, 2);
    within(start.steps.mean, 1 + 2 + 2 * (0.5 + 0.25 + 0.25));
  });

  test("branches that meet at a join go on once, and a decision on one of them leaves the join stuck", () => {
    const start = solve(
      `A {\ns: circle\nf: rectangle\na: rectangle\nb: diamond\nj: rectangle\ne: circle\nx: circle\ns.handle(right) -> f.handle(left)
       f.handle(right) -> a.handle(left)\nf.handle(bottom) -> b.handle(left)\na.handle(right) -> j.handle(left)\nb.handle(right) -> j.handle(bottom)
       b.handle(bottom) -> x.handle(left)\nj.handle(right) -> e.handle(left)\n}\n// sim j joins all\n// sim b -> x 10%`,
    );
    within(probabilityOf(start, "e"), 0.9);
    within(probabilityOf(start, "stuck:j"), 0.1);
    within(probabilityOf(start, "x"), 0.1);
    within(start.steps.mean, 4 + 0.1 + 0.9 * 2);
    within(start.edges["a->j"]!.passes, 1);
  });
});
