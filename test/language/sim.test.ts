import { expect, test } from "vitest";
import { parse } from "#core/language/parse";
import type { SimStatement } from "#core/language/tree";

const frame = (line: string): string => `A {\nn1: circle\n}\n// sim ${line}\n`;

function read(line: string): SimStatement {
  const { tree, diagnostics } = parse(frame(line));
  expect(diagnostics, line).toEqual([]);
  const [statement] = tree.sims;
  if (statement === undefined) throw new Error(`nothing was read from ${line}`);
  return statement;
}

function refuse(line: string): [code: string, text: string, suggestion: unknown] {
  const source = frame(line);
  const { tree, diagnostics } = parse(source);
  expect(tree.sims).toEqual([]);
  expect(diagnostics.length, line).toBe(1);
  const { code, span, args } = diagnostics[0]!;
  return [code, source.slice(span.from, span.to), args.suggestion];
}

test("odds are the same as a percentage, a decimal and a fraction, and may go by attempt", () => {
  for (const number of ["90%", "0.9", "9/10", "90 %"]) {
    const statement = read(`n8 -> n9 ${number}`);
    expect(statement.kind === "odds" && statement.values.map(({ value }) => value)).toEqual([0.9]);
  }
  const byAttempt = read("n8 -> n9 90%, 95%, 99%");
  expect(byAttempt.kind === "odds" && byAttempt.values.map(({ value }) => value)).toEqual([0.9, 0.95, 0.99]);
});

test("an edge is named by its ends, by its place among several, or by its label", () => {
  expect(read("n8 -> n9#2 5%")).toMatchObject({ edge: { ordinal: 2, label: null } });
  expect(read('n8 -> n9 "No" 5%')).toMatchObject({ edge: { ordinal: null, label: "No" } });
  expect(read("Delivery.n8 -> Sender.n9 5%")).toMatchObject({ edge: { from: { text: "n8" }, to: { text: "n9" } } });
});

test("every statement of the language is read", () => {
  expect(read("n11 by counter")).toMatchObject({ kind: "by", by: "counter" });
  expect(read("loop n7 at most 5")).toMatchObject({ kind: "loop", bound: { kind: "at most", repeats: 5 } });
  expect(read("loop n7 exactly 3")).toMatchObject({ bound: { kind: "exactly", passes: 3 } });
  expect(read("loop n7 unlimited")).toMatchObject({ bound: { kind: "unlimited" } });
  expect(read("n4 joins all")).toMatchObject({ kind: "joins", mode: "all" });
  expect(read("n2 splits one")).toMatchObject({ kind: "splits", mode: "one" });
  expect(read("n3 -> n6 takes 50ms")).toMatchObject({ kind: "travels", duration: { family: "constant", value: 0.05 } });
  expect(read("n1 arrives every 1s")).toMatchObject({ kind: "arrives", arrival: { kind: "every", seconds: 1 } });
  expect(read("n1 arrives poisson 120/min")).toMatchObject({ arrival: { kind: "poisson", rate: 2 } });
  expect(read("n1 arrives at once 100")).toMatchObject({ arrival: { kind: "at once", count: 100 } });
  expect(read("n1 arrives never")).toMatchObject({ arrival: { kind: "never" } });
  expect(read("lane Delivery capacity 2")).toMatchObject({ kind: "capacity", capacity: 2, queue: null });
  expect(read("lane My long lane capacity 2 queue 10")).toMatchObject({ lane: { text: "My long lane" }, queue: 10 });
  expect(read("lane Delivery costs 36/h")).toMatchObject({ kind: "lane-cost", perSecond: 0.01 });
  expect(read("n7 costs 0.02")).toMatchObject({ kind: "node-cost", perVisit: 0.02 });
  expect(read("cases 10000")).toMatchObject({ kind: "setting", name: "cases", value: 10_000 });
  expect(read("seed 7")).toMatchObject({ name: "seed", value: 7 });
  expect(read("warmup 500 cases")).toMatchObject({ name: "warmup", value: 500, unit: "cases" });
  expect(read("warmup 2h")).toMatchObject({ name: "warmup", value: 7200, unit: "seconds" });
  expect(read("replications 20")).toMatchObject({ name: "replications", value: 20 });
  expect(read("limit 10000 steps")).toMatchObject({ name: "limit", value: 10_000 });
  expect(read("expect n9 >= 99%")).toMatchObject({ kind: "expect", relation: ">=", value: 0.99, text: "n9 >= 99%" });
  expect(read("expect n8->n9 < 5%")).toMatchObject({ subject: { kind: "edge" }, relation: "<", value: 0.05 });
  expect(read("expect time p95 < 5min")).toMatchObject({ subject: { measure: "time", field: "p95" }, value: 300 });
});

test("T2: every family of durations is read, in seconds", () => {
  const duration = (text: string): unknown => {
    const statement = read(`n7 takes ${text}`);
    return statement.kind === "takes" ? statement.duration : null;
  };
  expect(duration("2s")).toEqual({ family: "constant", value: 2 });
  expect(duration("constant 200ms")).toEqual({ family: "constant", value: 0.2 });
  expect(duration("uniform 1s 3s")).toEqual({ family: "uniform", min: 1, max: 3 });
  expect(duration("triangular 1s 2s 5s")).toEqual({ family: "triangular", min: 1, mode: 2, max: 5 });
  expect(duration("exponential 2min")).toEqual({ family: "exponential", mean: 120 });
  expect(duration("normal 5s 1s")).toEqual({ family: "normal", mean: 5, sd: 1 });
  expect(duration("lognormal 5s 1s")).toEqual({ family: "lognormal", mean: 5, sd: 1 });
  expect(duration("erlang 3 5s")).toEqual({ family: "erlang", k: 3, mean: 5 });
  expect(duration("gamma 5s 1s")).toEqual({ family: "gamma", mean: 5, sd: 1 });
  expect(duration("weibull 1.5 2s")).toEqual({ family: "weibull", shape: 1.5, scale: 2 });
  expect(duration("beta 2 3 1s 5s")).toEqual({ family: "beta", a: 2, b: 3, min: 1, max: 5 });
  expect(duration("empirical 1s:3 2s:1")).toEqual({
    family: "empirical",
    values: [
      { value: 1, weight: 3 },
      { value: 2, weight: 1 },
    ],
  });
});

test("names with blanks, hyphens or the words of the language are names where they stand as such", () => {
  expect(read("Order desk.n8 -> Back-office.n9 5%")).toMatchObject({
    edge: { from: { text: "n8" }, to: { text: "n9" } },
  });
  expect(read("step-1 takes 5s")).toMatchObject({ kind: "takes", node: { text: "step-1" } });
  expect(read("cases takes 5s")).toMatchObject({ kind: "takes", node: { text: "cases" } });
  expect(read("lane -> loop 5%")).toMatchObject({
    kind: "odds",
    edge: { from: { text: "lane" }, to: { text: "loop" } },
  });
  expect(read("lane Costs capacity 2")).toMatchObject({ kind: "capacity", lane: { text: "Costs" } });
  expect(read("lane Capacity planning costs 1/h")).toMatchObject({
    kind: "lane-cost",
    lane: { text: "Capacity planning" },
  });
  expect(read('lane "My lane" capacity 2')).toMatchObject({ lane: { text: "My lane" } });
  expect(read("lane 注文 capacity 2")).toMatchObject({ lane: { text: "注文" } });
});

test("a remark may follow, words count in any case, and blanks mean nothing", () => {
  expect(read("n8->n9   90 %   // measured in May")).toMatchObject({ kind: "odds", values: [{ value: 0.9 }] });
  expect(read("N7 Takes Exponential 200 ms")).toMatchObject({
    kind: "takes",
    duration: { mean: 0.2 },
    node: { text: "N7" },
  });
  expect(read("expect  n9  >=  99%")).toMatchObject({ text: "n9 >= 99%" });
  expect(read("expect n9 ≥ 99%")).toMatchObject({ relation: ">=" });
  expect(read("expect time < 5s")).toMatchObject({ subject: { measure: "time", field: "mean" }, value: 5 });
});

test("numbers are checked against what they can be", () => {
  for (const line of [
    "seed 4294967295",
    "n8 -> n9 0%",
    "n8 -> n9 100%",
    "n7 takes 0",
    "n7 takes uniform 1s 1s",
    "cases 1e6",
  ])
    read(line);
  for (const line of [
    "n7 takes normal 5s 0s",
    "n7 takes empirical 1s:0 2s:1",
    "loop n7 at most 0",
    "lane A capacity 1 queue 0",
  ]) {
    read(line);
  }
  for (const line of ["seed 4294967296", "seed 1.5", "n8 -> n9 100.1%", "n7 takes 40000d", "loop n7 exactly 0"]) {
    expect(refuse(line)[0], line).toMatch(/^flow\/sim-(range|whole)$/);
  }
});

test("a line that is not understood is one error at the word at fault, with the word that is near", () => {
  expect(refuse("n7 taks 5s")).toEqual(["flow/unknown-sim", "taks", "takes"]);
  expect(refuse("csaes 100")).toEqual(["flow/unknown-sim", "csaes", "cases"]);
  expect(refuse("n8 -> n9 140%")).toEqual(["flow/sim-range", "140%", undefined]);
  expect(refuse("n7 takes 5")).toEqual(["flow/missing-unit", "5", undefined]);
  expect(refuse("n7 takes uniform 3s 1s")).toEqual(["flow/sim-order", "3s 1s", undefined]);
  expect(refuse("n7 takes 5s please")).toEqual(["flow/sim-expects", "please", undefined]);
  expect(refuse("cases 0")[0]).toBe("flow/sim-range");
  expect(refuse("n8 ->")[0]).toBe("flow/sim-expects");
  expect(refuse("n8 -> n9 0,9")).toEqual(["flow/sim-comma", "0,9", undefined]);
});

test("a comment that merely begins with sim-like letters is a plain comment", () => {
  const { tree, diagnostics } = parse("A {\nn1: circle\n// simple\n//similar things\n// a sim line\n}\n");
  expect([tree.sims, diagnostics]).toEqual([[], []]);
});
