import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foreseeSteps } from "#core/answer/foresee";
import { readSource } from "#core/answer/read";
import { answerSimulate, isAnswer, type SimulateBody, type SimulateOptions, solveBeside } from "#core/answer/simulate";
import { seedPage } from "../diagrams.ts";

function simulate(source: string, options: Omit<SimulateOptions, "locale"> = {}): SimulateBody {
  const answer = answerSimulate(source, { locale: "en", ...options });
  if (answer.kind !== "results") throw new Error(`no results but ${answer.kind}`);
  return answer.body;
}

const bounds = {
  cases: 10_000,
  steps: 10_000,
  figures: 1000,
  visits: 1_000_000,
  timedVisits: 500_000,
  exactWork: 1_000_000,
};

describe("the answer to a run", () => {
  test("has its fields in the order of the interface, a trace only when asked for", () => {
    const fields = [
      "engine",
      "seed",
      "cases",
      "replications",
      "diagnostics",
      "starts",
      "nodes",
      "lanes",
      "expectations",
    ];
    expect(Object.keys(simulate(seedPage))).toEqual(fields);
    expect(Object.keys(simulate(seedPage, { trace: 3 }))).toEqual([...fields, "trace"]);
  });

  test("S7: is the same to the byte for the same text and options", () => {
    const once = JSON.stringify(simulate(seedPage, { cases: 2000, seed: 7, trace: 20 }));
    expect(JSON.stringify(simulate(seedPage, { cases: 2000, seed: 7, trace: 20 }))).toBe(once);
    expect(JSON.stringify(simulate(seedPage, { cases: 2000, seed: 8, trace: 20 }))).not.toBe(once);
  });

  test("takes the settings of the text, and the options instead where given", () => {
    const text = `${seedPage}\n// sim cases 123\n// sim seed 5\n// sim limit 3 steps\n`;
    const own = simulate(text);
    expect([own.cases, own.seed]).toEqual([123, 5]);
    expect(own.starts[0]?.outcomes.at(-1)).toMatchObject({ id: "limit", count: 123 });
    const other = simulate(text, { cases: 50, seed: 6, limit: 1000 });
    expect([other.cases, other.seed]).toEqual([50, 6]);
    expect(other.starts[0]?.outcomes.some(({ id }) => id === "limit")).toBe(false);
  });

  test("O1: counts each case in exactly one row, and no outcome out of its share", () => {
    for (const { cases, cases_by_outcome, outcomes } of simulate(seedPage, { cases: 777 }).starts) {
      expect(cases_by_outcome.reduce((sum, { count }) => sum + count, 0)).toBe(cases);
      for (const { count, share, ci95 } of outcomes) {
        expect(share).toBe(count / cases);
        expect(ci95[0]).toBeLessThanOrEqual(share);
        expect(ci95[1]).toBeGreaterThanOrEqual(share);
      }
    }
  });
});

test("a text with an error is refused with its findings, located", () => {
  const answer = answerSimulate("A {\nn1: circle\nn1.handle(right) -> n9.handle(left)\n}", { locale: "en" });
  expect(answer).toMatchObject({ kind: "refused" });
  if (answer.kind !== "refused") return;
  expect(answer.diagnostics.find(({ code }) => code === "flow/unknown-node")?.span.line).toBe(3);
});

describe("what is over a bound is not run", () => {
  test.each([
    ["cases", "// sim cases 10001", {}, 10_001, bounds.cases],
    ["cases", "", { cases: 10_001 }, 10_001, bounds.cases],
    ["steps", "// sim limit 1000000000 steps", {}, 1_000_000_000, bounds.steps],
    ["steps", "", { limit: 10_001 }, 10_001, bounds.steps],
  ] as const)("%s, by %o %o", (what, line, options, found, most) => {
    const answer = answerSimulate(`${seedPage}\n${line}\n`, { locale: "en", ...options, bounds });
    expect(answer).toEqual({ kind: "over-bound", what, found, most });
  });

  test("figures: nodes and edges times starts", () => {
    const answer = answerSimulate(seedPage, { locale: "en", cases: 10, bounds: { ...bounds, figures: 50 } });
    expect(answer).toMatchObject({ kind: "over-bound", what: "figures", most: 50 });
  });

  test("what is on its bound is run", () => {
    expect(answerSimulate(seedPage, { locale: "en", cases: 10_000, limit: 10_000, bounds }).kind).toBe("results");
  });
});

describe("a run is given up when it has taken its node visits", () => {
  const budget = (lines: string, cases: number) =>
    answerSimulate(`${seedPage}\n${lines}\n`, {
      locale: "en",
      cases,
      bounds: { ...bounds, visits: 5000, timedVisits: 500 },
    });

  test("all of them where times are constant", () => {
    expect(budget("", 100).kind).toBe("results");
    expect(budget("", 1000)).toEqual({ kind: "over-budget", budget: 5000 });
  });

  test.each(["// sim n7 takes exponential 1s", "// sim n8->n9 takes uniform 1s 2s"])(
    "fewer with drawn times: %s",
    (line) => {
      expect(budget(line, 100)).toEqual({ kind: "over-budget", budget: 500 });
    },
  );

  test("of tokens that split each counts for several", () => {
    expect(budget("n2.handle(bottom) -> n4.handle(top)", 100)).toEqual({ kind: "over-budget", budget: 5000 });
  });
});

describe("E1: exact answers show before a run that it would take far more", () => {
  test.each([
    [1, 10_000],
    [0.3, 10_000],
    [0.001, 10_000],
    [0.001, 50],
    [0.0001, 2000],
  ])("the steps that are foreseen are no more than those that are taken: out at %d, limit %d", (out, limit) => {
    const source = `A {\na: circle\nb: diamond\nc: circle\na.handle(right) -> b.handle(left)\nb.handle(top) -> b.handle(bottom)\nb.handle(right) -> c.handle(left)\n}\n// sim b -> c ${out * 100}%\n`;
    const answer = answerSimulate(source, { locale: "en", exact: true, cases: 4000, limit });
    if (answer.kind !== "results") throw new Error(answer.kind);
    const [start] = answer.body.starts;
    const exact = solveBeside(readSource(source).model, Infinity).starts[0]!;
    if (!isAnswer(exact) || !exact.exact) throw new Error("no exact answer");
    const taken = start!.steps.mean;
    const foreseen = foreseeSteps(exact, limit);
    expect(foreseen).toBeGreaterThanOrEqual(0);
    expect(foreseen).toBeLessThanOrEqual(taken * 1.05);
    if (exact.steps.mean < limit / 10) expect(foreseen).toBeGreaterThan(exact.steps.mean * 0.9);
  });

  test("and it is not begun; what is near its budget is", () => {
    const ask = (visits: number) =>
      answerSimulate(seedPage, {
        locale: "en",
        exact: true,
        cases: 2 ** 40,
        bounds: { ...bounds, cases: 2 ** 50, visits },
      });
    expect(ask(1e9)).toEqual({ kind: "over-budget", budget: 1e9 });
    const near = answerSimulate(seedPage, {
      locale: "en",
      exact: true,
      cases: 1000,
      bounds: { ...bounds, visits: 5000 },
    });
    expect(near).toEqual({ kind: "over-budget", budget: 5000 });
  });
});

test("O1: where every case comes to a set of outcomes of its own, their rows count as figures", () => {
  const parts = Array.from(
    { length: 12 },
    (_, i) =>
      `d${i}: diamond\nx${i}: circle\ny${i}: circle\nn1.handle(right) -> d${i}.handle(left)\nd${i}.handle(right) -> x${i}.handle(left)\nd${i}.handle(top) -> y${i}.handle(left)\n`,
  );
  const source = `A {\nn1: circle\n${parts.join("")}}\n`;
  expect(answerSimulate(source, { locale: "en", cases: 10, bounds }).kind).toBe("results");
  const answer = answerSimulate(source, { locale: "en", cases: 200, bounds });
  expect(answer).toMatchObject({ kind: "over-bound", what: "figures", most: bounds.figures });
});

test("any text and any whole numbers give an answer, and its numbers are finite", () => {
  const line = fc.constantFrom(
    "n1: circle",
    "n2: diamond",
    "n3: rectangle",
    "n4: circle",
    "n1.handle(right) -> n2.handle(left)",
    "n2.handle(right) -> n3.handle(left)",
    "n2.handle(top) -> n2.handle(bottom)",
    "n3.handle(right) -> n4.handle(left)",
    "n3.handle(top) -> n1.handle(top)",
    "loop [up to 2 times] n2 n3",
    "// sim n2 -> n3 0%",
    "// sim n4 joins all",
    "// sim n3 takes exponential 1d",
    "// sim n1 arrives poisson 3/s",
    "// sim warmup 1000000000 cases",
    "// sim expect n4 >= 50%",
    "// sim expect time p95 < 5s",
    "// sim n3 costs 1000000",
  );
  const number = fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 16 }), number, fc.maxSafeNat(), (lines, cases, seed) => {
      const source = `A {\n${lines.join("\n")}\n}`;
      const answer = answerSimulate(source, { locale: "en", cases, seed, limit: 100, trace: 5, bounds });
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    }),
    { numRuns: 200 },
  );
});
