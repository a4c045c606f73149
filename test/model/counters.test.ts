import { describe, expect, test } from "vitest";
import type { Sketch } from "./draw.ts";
import { understand } from "./understand.ts";

/** A try that may fail, and a decision that asks whether another one is left. */
const retry: Sketch = {
  nodes: [
    "s circle",
    "n1 rectangle Try",
    "n2 diamond Success?",
    "n3 diamond Max retries reached?",
    "ok circle",
    "ko circle",
  ],
  edges: ["s n1", "n1 n2", "n2 ok Yes", "n2 n3 No", "n3 ko Yes", "n3 n1 No"],
  loops: ["[retry up to 5 times] n1 n2 n3"],
};

function counter(sketch: Sketch, id: string) {
  const told = understand(sketch);
  const { passing } = told.node(id);
  if (passing.kind !== "counter") return passing.kind;
  return { loop: passing.loop, toward: told.edgeIds(passing.toward), exits: told.edgeIds(passing.exits) };
}

describe("L4: counter decisions", () => {
  test("a member diamond of a bounded loop that asks for the count goes toward the repeat, then to the exit", () => {
    expect(counter(retry, "n3")).toEqual({ loop: 0, toward: ["n3->n1"], exits: ["n3->ko"] });
    const told = understand(retry);
    expect(told.ids(told.loop(0).counterDecisions)).toEqual(["n3"]);
    expect(told.edge("n3->ko")).toMatchObject({ by: "counter", odds: [1] });
    expect(told.codes).toEqual([]);
  });

  test("a diamond of the loop that does not ask stays chance", () => {
    expect(counter(retry, "n2")).toBe("odds");
  });

  test("where the edges lead decides, never Yes or No: with the other polarity it is the same", () => {
    const nodes = retry.nodes.map((node) => node.replace("Max retries reached?", "Retries remaining?"));
    const edges = ["s n1", "n1 n2", "n2 ok Yes", "n2 n3 No", "n3 ko No", "n3 n1 Yes"];
    expect(counter({ ...retry, nodes, edges }, "n3")).toEqual({ loop: 0, toward: ["n3->n1"], exits: ["n3->ko"] });
  });

  test("an edge is toward the repeat if the source of a repeat edge can be come to inside the scope", () => {
    const waits: Sketch = {
      nodes: [...retry.nodes, "n4 rectangle Wait", "n5 rectangle Log"],
      edges: ["s n1", "n1 n2", "n2 ok Yes", "n2 n3 No", "n3 n5 Yes", "n5 ko", "n3 n4 No", "n4 n1 Retry"],
      loops: ["[retry up to 5 times] n1 n2 n3 n4"],
    };
    expect(counter(waits, "n3")).toEqual({ loop: 0, toward: ["n3->n4"], exits: ["n3->n5"] });
  });

  test("it needs a bound: in a loop until something it stays chance", () => {
    expect(counter({ ...retry, loops: ["[until done] n1 n2 n3"] }, "n3")).toBe("odds");
    expect(counter({ ...retry, sims: ["loop n1 unlimited"] }, "n3")).toBe("odds");
    expect(counter({ ...retry, loops: ["[until done] n1 n2 n3"], sims: ["loop n1 at most 2"] }, "n3")).not.toBe("odds");
  });

  test("it must be a member: a diamond in the scope alone stays chance", () => {
    expect(counter({ ...retry, loops: ["[retry up to 5 times] n1 n2"] }, "n3")).toBe("odds");
  });

  test("it must be a diamond: a rectangle that asks passes on to all", () => {
    const nodes = retry.nodes.map((node) => node.replace("n3 diamond", "n3 rectangle"));
    expect(counter({ ...retry, nodes }, "n3")).toBe("all");
  });

  test("all edges of one kind: no counter decision, odds, with a note", () => {
    const told = understand({ ...retry, edges: ["s n1", "n1 n2", "n2 ok Yes", "n2 n3 No", "n3 n1 Yes", "n3 n1 No"] });
    expect(told.node("n3").passing.kind).toBe("odds");
    expect(told.finding("flow/counter-undecided").severity).toBe("info");
  });

  test("several edges of the chosen kind share evenly", () => {
    const told = understand({
      ...retry,
      nodes: [...retry.nodes, "n4 circle Escalate"],
      edges: [...(retry.edges ?? []), "n3 n4 Perhaps"],
    });
    expect(told.node("n3").passing).toMatchObject({ exits: [4, 6] });
    expect(["n3->ko", "n3->n4", "n3->n1"].map((id) => told.edge(id).odds)).toEqual([[0.5], [0.5], [1]]);
  });

  test("the smallest bounded loop with that member decides, then the first declared", () => {
    const nested: Sketch = {
      nodes: ["s circle", "n1 rectangle", "n2 rectangle", "n3 diamond Retries left?", "n4 diamond", "e circle"],
      edges: ["s n1", "n1 n2", "n2 n3", "n3 n2 inner", "n3 n4", "n4 n1 outer", "n4 e"],
      loops: ["[up to 2 times] n1 n2 n3 n4", "[up to 5 times] n2 n3"],
    };
    expect(counter(nested, "n3")).toMatchObject({ loop: 1, toward: ["n3->n2"] });
    const open = { ...nested, loops: ["[up to 2 times] n1 n2 n3 n4", "[until fine] n2 n3"] };
    expect(counter(open, "n3")).toBe("odds");
    expect(understand(open).codes).toEqual(["flow/counter-undecided"]);
  });

  test("label odds at a counter decision are ignored", () => {
    const edges = ["s n1", "n1 n2", "n2 ok Yes", "n2 n3 No", "n3 ko Yes 90%", "n3 n1 No 20%"];
    const told = understand({ ...retry, edges });
    expect(told.node("n3").passing.kind).toBe("counter");
    expect(told.codes).toEqual([]);
  });
});

describe("L4: switches", () => {
  test("odds lines at a counter decision are ignored with a warning, whose fix decides it by odds", () => {
    const told = understand({ ...retry, sims: ["n3 -> ko 25%"] });
    expect(told.node("n3").passing.kind).toBe("counter");
    const { severity, fixes } = told.finding("flow/counted-odds");
    expect(severity).toBe("warning");
    const chance = told.take(fixes[0]);
    expect(chance.codes).toEqual([]);
    expect(chance.edge("n3->ko").odds).toEqual([0.25]);
    expect(chance.edge("n3->n1").odds).toEqual([0.75]);
  });

  test("`by counter` takes its place in the fix, so that no two lines contradict", () => {
    const told = understand({ ...retry, sims: ["n3 by counter", "n3 -> ko 25%"] });
    const chance = told.take(told.finding("flow/counted-odds").fixes[0]);
    expect(chance.source).not.toContain("by counter");
    expect(chance.node("n3").passing.kind).toBe("odds");
  });

  test("`by counter` makes a decision that does not ask follow the count", () => {
    expect(counter({ ...retry, sims: ["n2 by counter"] }, "n2")).toEqual({
      loop: 0,
      toward: ["n2->n3"],
      exits: ["n2->ok"],
    });
  });

  test("`by counter` also where the decision is only in the scope", () => {
    expect(counter({ ...retry, loops: ["[up to 5 times] n1 n2"], sims: ["n3 by counter"] }, "n3")).toMatchObject({
      loop: 0,
    });
  });

  test("`by counter` without a bounded loop has no effect, with a warning", () => {
    const told = understand({ ...retry, loops: ["[until done] n1 n2 n3"], sims: ["n3 by counter"] });
    expect(told.node("n3").passing.kind).toBe("odds");
    expect(told.take(told.finding("flow/no-counter").fixes[0]).codes).toEqual([]);
  });
});

describe("L4: loops of exactly N passes", () => {
  const twice: Sketch = {
    nodes: ["s circle", "n1 rectangle", "n2 diamond Valid?", "n3 diamond Again?", "e circle", "x circle"],
    edges: ["s n1", "n1 n2", "n2 n3 Yes", "n2 x No", "n3 n1", "n3 e"],
    loops: ["[2 times] n1 n2 n3"],
  };

  test("force the decisions that own one of their repeat edges; exits at the others stay chance", () => {
    expect(counter(twice, "n3")).toEqual({ loop: 0, toward: ["n3->n1"], exits: ["n3->e"] });
    expect(counter(twice, "n2")).toBe("odds");
  });

  test("force those that ask for the count too", () => {
    const nodes = twice.nodes.map((node) => node.replace("Valid?", "Count limit?"));
    expect(counter({ ...twice, nodes }, "n2")).toEqual({ loop: 0, toward: ["n2->n3"], exits: ["n2->x"] });
  });

  test("`by odds` frees them", () => {
    expect(counter({ ...twice, sims: ["n3 by odds"] }, "n3")).toBe("odds");
  });

  test("a loop of at most N passes forces none", () => {
    expect(counter({ ...twice, sims: ["loop n1 at most 1"] }, "n3")).toBe("odds");
  });

  test("a decision with no other way is not forced, and no news", () => {
    const told = understand({ ...twice, edges: ["s n1", "n1 n2", "n2 n3 Yes", "n2 x No", "n3 n1"] });
    expect(told.node("n3").passing.kind).toBe("odds");
    expect(told.codes).not.toContain("flow/counter-undecided");
  });
});
