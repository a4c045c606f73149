import { describe, expect, test } from "vitest";
import type { Sketch } from "./draw.ts";
import { understand } from "./understand.ts";

describe("S4: splits", () => {
  const split: Sketch = {
    nodes: ["n1 circle", "n2 rectangle", "n3 circle", "n4 circle"],
    edges: ["n1 n2", "n2 n3 mail", "n2 n4 log"],
  };

  test("a node that is no diamond sends one token down each of its edges", () => {
    const told = understand(split);
    expect([told.node("n2").role, told.node("n2").passing]).toEqual(["split", { kind: "all" }]);
    expect(told.codes).toEqual([]);
  });

  test("labels that read as alternatives get a note, whose fix makes the node choose", () => {
    const told = understand({ ...split, edges: ["n1 n2", "n2 n3 Success", "n2 n4 Failure"] });
    const { severity, fixes } = told.finding("flow/alternatives");
    expect(severity).toBe("info");
    const chosen = told.take(fixes[0]);
    expect([chosen.node("n2").passing.kind, chosen.codes]).toEqual(["odds", []]);
  });

  test("`splits all` says that it is meant, and no note is left", () => {
    const told = understand({ ...split, edges: ["n1 n2", "n2 n3 Yes", "n2 n4 No"], sims: ["n2 splits all"] });
    expect([told.node("n2").passing.kind, told.codes]).toEqual(["all", []]);
  });

  test("`splits one` where nothing leaves has no effect, with a warning", () => {
    const told = understand({ ...split, sims: ["n3 splits one"] });
    expect(told.node("n3").passing.kind).toBe("end");
    expect(told.take(told.finding("flow/splits-alone").fixes[0]).codes).toEqual([]);
  });
});

describe("S5: joins", () => {
  const join: Sketch = {
    nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 rectangle", "n5 circle"],
    edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n5", "n4 n5"],
  };

  test("a node with `joins all` waits, by default every token goes through", () => {
    const told = understand({ ...join, sims: ["n5 joins all"] });
    expect([told.node("n5").joinsAll, told.node("n5").role]).toEqual([true, "join"]);
    expect(understand(join).node("n5").joinsAll).toBe(false);
    expect(understand({ ...join, sims: ["n5 joins any"] }).node("n5").joinsAll).toBe(false);
  });

  test("where one edge comes in there is nothing to wait for, with a warning", () => {
    const told = understand({ ...join, sims: ["n3 joins all", "n5 joins all"] });
    expect(told.node("n3").joinsAll).toBe(false);
    expect(told.take(told.finding("flow/joins-alone").fixes[0]).codes).toEqual([]);
  });
});

describe("S6: ends", () => {
  test("a node without outgoing edges is an end", () => {
    const told = understand({ nodes: ["n1 circle", "n2 rectangle"], edges: ["n1 n2"] });
    expect([told.node("n2").role, told.node("n2").passing]).toEqual(["end", { kind: "end" }]);
    expect(told.codes).toEqual([]);
  });

  test("a diamond without outgoing edges is one too, with a warning", () => {
    const told = understand({ nodes: ["n1 circle", "n2 diamond Stop?"], edges: ["n1 n2"] });
    expect(told.node("n2").role).toBe("end");
    expect(told.finding("flow/dead-decision").severity).toBe("warning");
  });
});

describe("T3: defaults", () => {
  const told = understand({
    nodes: ["n1 circle", "n2 rectangle", "n3 taskbox", "n4 diamond", "n5 circle"],
    edges: ["n1 n2", "n2 n3", "n3 n4", "n4 n5"],
  });

  test("rectangles and taskboxes take 1 s, circles and diamonds none, edges none", () => {
    expect(told.model.nodes.map(({ service }) => service)).toEqual(
      [0, 1, 1, 0, 0].map((value) => ({ family: "constant", value })),
    );
    expect(told.edge("n1->n2").travel).toEqual({ family: "constant", value: 0 });
  });

  test("a case arrives every second, no lane has a limit, nothing costs", () => {
    expect(told.model.starts[0]?.arrival).toEqual({ kind: "every", seconds: 1 });
    expect(told.model.lanes[0]).toMatchObject({ capacity: null, queue: null, costPerSecond: 0 });
    expect(told.node("n2").costPerVisit).toBe(0);
    expect(told.model.settings).toMatchObject({ cases: 10_000, limit: 10_000, replications: 1 });
  });
});

describe("simulation lines", () => {
  const line: Sketch = { nodes: ["n1 circle", "n2 rectangle", "n3 circle"], edges: ["n1 n2", "n2 n3 done"] };

  test("set times, costs, limits and settings", () => {
    const told = understand({
      ...line,
      sims: [
        "n2 takes exponential 200ms",
        "n1 -> n2 takes 50ms",
        "n2 costs 0.02",
        "lane Main capacity 2 queue 10",
        "lane Main costs 36/h",
        "cases 500",
        "seed 7",
        "warmup 20 cases",
        "replications 3",
        "limit 99 steps",
      ],
    });
    expect(told.codes).toEqual([]);
    expect(told.node("n2")).toMatchObject({ service: { family: "exponential", mean: 0.2 }, costPerVisit: 0.02 });
    expect(told.edge("n1->n2").travel).toEqual({ family: "constant", value: 0.05 });
    expect(told.model.lanes[0]).toMatchObject({ capacity: 2, queue: 10, costPerSecond: 0.01 });
    expect(told.model.settings).toEqual({
      cases: 500,
      seed: 7,
      warmup: { value: 20, unit: "cases" },
      replications: 3,
      limit: 99,
    });
  });

  test.each([
    "n2 takes 5s",
    "n1 arrives every 2s",
    "cases 9",
    "lane Main capacity 3",
    "n2 splits one",
    "n2 -> n3 takes 1s",
  ])("of two lines `%s` the last holds, with a warning", (sim) => {
    const told = understand({ ...line, sims: [sim, sim] });
    expect(told.codes.filter((code) => code === "flow/repeated-line")).toHaveLength(1);
  });

  test("of two lines about the same loop, by different members, the last holds", () => {
    const told = understand({ ...line, loops: ["[a] n1 n2"], sims: ["loop n1 at most 2", "loop n2 at most 3"] });
    expect(told.loop(0).bound).toBe(3);
    expect(told.codes).toEqual(["flow/repeated-line"]);
  });

  test("an unknown lane is an error with the nearest one as a fix", () => {
    const told = understand({ ...line, sims: ["lane Mian capacity 3"] });
    expect(told.take(told.finding("flow/unknown-lane").fixes[0]).model.lanes[0]?.capacity).toBe(3);
  });

  test("expectations come with what they speak of", () => {
    const told = understand({ ...line, sims: ["expect n3 >= 99%", "expect n2->n3 = 1", "expect time p95 < 5s"] });
    expect(
      told.model.expectations.map(({ text, node, edge, relation, value }) => [text, node, edge, relation, value]),
    ).toEqual([
      ["n3 >= 99%", 2, null, ">=", 0.99],
      ["n2->n3 = 1", null, 1, "=", 1],
      ["time p95 < 5s", null, null, "<", 5],
    ]);
  });
});

test("roles: a start that decides is a start, a join that splits is a join, and `passing` tells the rest", () => {
  const told = understand({
    nodes: ["n1 diamond", "n2 rectangle", "n3 rectangle", "n4 rectangle", "n5 circle", "n6 circle"],
    edges: ["n1 n2", "n1 n3", "n2 n4", "n3 n4", "n4 n5", "n4 n6"],
    sims: ["n4 joins all"],
  });
  expect(told.model.nodes.map(({ role, passing }) => `${role} ${passing.kind}`)).toEqual([
    "start odds",
    "step all",
    "step all",
    "join all",
    "end end",
    "end end",
  ]);
});
