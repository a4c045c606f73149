import { describe, expect, test } from "vitest";
import { seedPage } from "../diagrams.ts";
import type { Sketch } from "./draw.ts";
import { understand } from "./understand.ts";

const outcomes = (sketch: Sketch) => understand(sketch).outcomes();
const labels = (sketch: Sketch) =>
  understand(sketch).model.starts.map((start) => start.outcomes.map(({ label }) => label));

describe("O1: outcomes are the ends that a start's tokens can reach", () => {
  const fork: Sketch = {
    nodes: ["A/n1 circle", "A/n2 diamond", "A/n5 circle Late", "A/n4 circle Early", "B/n8 circle", "B/n9 circle Other"],
    edges: ["n1 n2", "n2 n4", "n2 n5", "n8 n9"],
  };

  test("in order of declaration, each start its own", () => {
    expect(outcomes(fork)).toEqual(["n1: n5, n4", "n8: n9"]);
    expect(labels(fork)).toEqual([["Late", "Early"], ["Other"]]);
  });

  test("whatever the odds: a row does not vanish when an edge is set to 0%", () => {
    expect(outcomes({ ...fork, sims: ["n2 -> n4 0%"] })).toEqual(["n1: n5, n4", "n8: n9"]);
  });

  test("a diamond that leads nowhere is an end, and so is a start that nothing leaves", () => {
    expect(outcomes({ nodes: ["n1 circle", "n2 diamond"], edges: ["n1 n2"] })).toEqual(["n1: n2"]);
    expect(outcomes({ nodes: ["n1 circle"] })).toEqual(["n1: n1"]);
  });

  test("a start without an end in reach has none", () => {
    expect(outcomes({ nodes: ["n1 rectangle", "n2 rectangle"], edges: ["n1 n2", "n2 n1"] })).toEqual(["n1: "]);
  });
});

describe("O2: where all tokens end at one node its last merge tells them apart", () => {
  test("the seed: Success and Failed for n1, Rejected and Processed for n13", () => {
    const told = understand(seedPage);
    expect(told.outcomes()).toEqual(["n1: n9->n4, n12->n4", "n13: n17->n4, n19->n4"]);
    expect(told.model.starts.map((start) => start.outcomes.map(({ label }) => label))).toEqual([
      ["Success", "Failed"],
      ["Rejected", "Processed"],
    ]);
  });

  const merge: Sketch = {
    nodes: [
      "n1 circle",
      "n2 diamond",
      "n3 rectangle Fast",
      "n4 rectangle Slow",
      "n5 rectangle",
      "n6 rectangle",
      "n7 circle",
    ],
    edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n5 quick", "n4 n5", "n5 n6", "n6 n7"],
  };

  test("the walk goes back while one edge comes in; an edge without a label is called as its source", () => {
    expect(outcomes(merge)).toEqual(["n1: n3->n5, n4->n5"]);
    expect(labels(merge)).toEqual([["quick", "Slow"]]);
  });

  test("parallel edges are told apart", () => {
    const sketch: Sketch = { nodes: ["n1 circle", "n2 diamond", "n3 circle"], edges: ["n1 n2", "n2 n3 a", "n2 n3 b"] };
    expect(outcomes(sketch)).toEqual(["n1: n2->n3, n2->n3#2"]);
  });

  test("edges that the start cannot come to are no outcomes, and no merge", () => {
    const both: Sketch = {
      nodes: [...merge.nodes, "Other/n8 circle", "Other/n9 rectangle"],
      edges: [...(merge.edges ?? []), "n8 n9", "n9 n6 by hand"],
    };
    expect(outcomes(both)).toEqual(["n1: n3->n5, n4->n5", "n8: n7"]);
  });

  test("not if the merge lies on a cycle, by drawn edges or an implicit repeat", () => {
    const retried = [...(merge.edges ?? []).filter((edge) => edge !== "n5 n6"), "n5 n6 done", "n5 n2 again"];
    expect(outcomes({ ...merge, edges: retried, sims: ["n5 splits one"] })).toEqual(["n1: n7"]);
    expect(outcomes({ ...merge, loops: ["[until done] n5 n6"] })).toEqual(["n1: n7"]);
  });

  test("not if the merge joins", () => {
    expect(outcomes({ ...merge, sims: ["n5 joins all"] })).toEqual(["n1: n7, stuck:n5"]);
  });

  test("not if the walk comes to the start", () => {
    expect(outcomes({ nodes: ["n1 circle", "n2 circle Done"], edges: ["n1 n2"] })).toEqual(["n1: n2"]);
    const again: Sketch = { nodes: ["n1 rectangle", "n2 diamond", "n3 circle"], edges: ["n1 n2", "n2 n1", "n2 n3"] };
    expect(outcomes(again)).toEqual(["n1: n3"]);
  });

  test("starts that share their way share their outcomes", () => {
    const sketch: Sketch = {
      ...merge,
      nodes: [...merge.nodes, "Other/n8 rectangle", "Other/n9 rectangle"],
      edges: [...(merge.edges ?? []), "n8 n9", "n9 n2"],
    };
    expect(outcomes(sketch)).toEqual(["n1: n3->n5, n4->n5", "n8: n3->n5, n4->n5"]);
  });
});

describe("O1: stuck", () => {
  const join: Sketch = {
    nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 rectangle", "n5 rectangle", "n6 circle"],
    edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n5", "n4 n5", "n5 n6"],
    sims: ["n5 joins all"],
  };

  test("a join of the branches of one split is certain to fire", () => {
    expect(outcomes(join)).toEqual(["n1: n6"]);
  });

  test("a branch with a decision that comes together again before the join is certain too", () => {
    const sketch: Sketch = {
      nodes: [...join.nodes, "n7 diamond", "n8 rectangle", "n9 rectangle"],
      edges: ["n1 n2", "n2 n7", "n2 n4", "n7 n8", "n7 n9", "n8 n3", "n9 n3", "n3 n5", "n4 n5", "n5 n6"],
    };
    expect(outcomes({ ...join, ...sketch })).toEqual(["n1: n6"]);
  });

  test("a whole split and join behind a decision is certain", () => {
    const sketch: Sketch = {
      nodes: ["n0 circle", ...join.nodes.map((node) => node.replace("n1 circle", "n1 diamond"))],
      edges: ["n0 n1", ...(join.edges ?? []), "n1 n6"],
    };
    expect(outcomes({ ...join, ...sketch })).toEqual(["n0: n5->n6, n1->n6"]);
  });

  test("a whole split and join inside a retried part is certain", () => {
    const sketch: Sketch = {
      nodes: ["n0 circle", "n1 rectangle", ...join.nodes.slice(1), "n7 diamond"],
      edges: ["n0 n1", "n1 n2", "n2 n3", "n2 n4", "n3 n5", "n4 n5", "n5 n7", "n7 n6 ok", "n7 n1 again"],
    };
    expect(outcomes({ ...join, ...sketch })).toEqual(["n0: n6"]);
  });

  test.each([
    [
      "a decision brings one of its branches only",
      ["n1 n2", "n2 n3", "n2 n4", "n3 n5", "n4 n5", "n5 n6"],
      ["n5 joins all", "n2 splits one"],
    ],
    [
      "a branch may end elsewhere",
      ["n1 n2", "n2 n3", "n2 n4", "n3 n5", "n4 n5", "n4 n6", "n5 n6"],
      ["n5 joins all", "n4 splits one"],
    ],
    ["an incoming edge is never used", ["n1 n2", "n2 n5", "n3 n5", "n4 n6", "n5 n6"], ["n5 joins all"]],
    [
      "it waits for its own repeat",
      ["n1 n2", "n2 n5", "n5 n6", "n5 n5 again", "n3 n4"],
      ["n5 joins all", "n5 splits one"],
    ],
  ])("a join may wait forever where %s", (_what, edges, sims) => {
    expect(outcomes({ ...join, edges, sims })[0]).toContain("stuck:n5");
  });

  test("three tokens on one edge never fill the place of another", () => {
    const sketch: Sketch = {
      nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 rectangle", "n5 circle"],
      edges: ["n1 n2", "n2 n3 a", "n2 n3 b", "n2 n4", "n3 n5", "n4 n5"],
      sims: ["n5 joins all"],
    };
    expect(outcomes(sketch)).toEqual(["n1: n5, stuck:n5"]);
  });
});

describe("L5, O1: spent", () => {
  const plain: Sketch = {
    nodes: ["n1 circle", "n2 rectangle", "n3 diamond Good?", "n4 rectangle Fix", "n5 circle"],
    edges: ["n1 n2", "n2 n3", "n3 n5 Yes", "n3 n4 No", "n4 n2"],
    loops: ["[up to 2 times] n2 n3 n4"],
  };

  test("where the return leaves a node that decides nothing, tokens end there once the repeats are used up", () => {
    expect(outcomes(plain)).toEqual(["n1: n5, spent:n4"]);
    expect(labels(plain)).toEqual([["n5", "Fix"]]);
  });

  test("without a bound nothing is spent", () => {
    expect(outcomes({ ...plain, loops: ["[until good] n2 n3 n4"] })).toEqual(["n1: n5"]);
  });

  test("behind a counter decision that leads out before, nothing is spent", () => {
    const guarded: Sketch = {
      nodes: [
        "n1 circle",
        "n2 rectangle",
        "n3 diamond Good?",
        "n6 diamond Retries left?",
        "n4 rectangle",
        "n5 circle",
        "n7 circle",
      ],
      edges: ["n1 n2", "n2 n3", "n3 n5 Yes", "n3 n6 No", "n6 n4 Yes", "n6 n7 No", "n4 n2"],
      loops: ["[up to 2 times] n2 n3 n4 n6"],
    };
    expect(outcomes(guarded)).toEqual(["n1: n5, n7"]);
    expect(outcomes({ ...guarded, sims: ["n6 by odds"] })).toEqual(["n1: n5, n7, spent:n4"]);
  });

  test("at a decision the spent edge closes: only if nothing else is open the token ends there", () => {
    const edges = ["n1 n2", "n2 n3", "n3 n5 Yes", "n3 n2 No"];
    const nodes = plain.nodes.filter((node) => !node.startsWith("n4"));
    const sketch: Sketch = { nodes, edges, loops: ["[up to 2 times] n2 n3"] };
    expect(outcomes(sketch)).toEqual(["n1: n5"]);
    expect(outcomes({ ...sketch, sims: ["n3 -> n5 0%"] })).toEqual(["n1: n5, spent:n3"]);
    expect(outcomes({ ...sketch, sims: ["n3 -> n5 0%, 10%"] })).toEqual(["n1: n5, spent:n3"]);
  });

  test("at a split the copy on the closed edge ends", () => {
    const sketch: Sketch = {
      nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n5 circle"],
      edges: ["n1 n2", "n2 n3", "n3 n5", "n3 n2"],
      loops: ["[up to 2 times] n2 n3"],
    };
    expect(outcomes(sketch)).toEqual(["n1: n5, spent:n3"]);
  });

  test("no repeats at all: they are used up from the first pass on", () => {
    expect(outcomes({ ...plain, sims: ["loop n2 at most 0"] })).toEqual(["n1: n5, spent:n4"]);
  });

  test("an implicit repeat is not spent: the node goes on", () => {
    const sketch: Sketch = {
      nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n5 circle"],
      edges: ["n1 n2", "n2 n3", "n3 n5"],
      loops: ["[up to 2 times] n2 n3"],
    };
    expect(outcomes(sketch)).toEqual(["n1: n5"]);
  });
});

test("O1: turned away, where a lane with a limited queue serves them", () => {
  const sketch: Sketch = {
    nodes: ["A/n1 circle", "A/n2 circle", "B/n3 rectangle"],
    edges: ["n1 n3", "n3 n2"],
    sims: ["lane B capacity 1 queue 3"],
  };
  expect(outcomes(sketch)).toEqual(["n1: n2, turned-away:B"]);
  expect(outcomes({ ...sketch, sims: ["lane B capacity 1"] })).toEqual(["n1: n2"]);
  expect(outcomes({ ...sketch, sims: ["lane A capacity 1 queue 0"] })).toEqual(["n1: n2"]);
});

test("O3: pseudo outcomes come last, stuck, spent, then turned away", () => {
  const sketch: Sketch = {
    nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 rectangle", "n5 circle"],
    edges: ["n1 n2", "n2 n3", "n3 n2", "n3 n5", "n2 n5"],
    loops: ["[up to 2 times] n2 n3"],
    sims: ["lane Main capacity 1 queue 1", "n5 joins all"],
  };
  expect(outcomes(sketch)).toEqual(["n1: n5, stuck:n5, spent:n3, turned-away:Main"]);
});

test("O2, L6: where an implicit repeat is the only way to the end, the end is the outcome", () => {
  const { model } = understand(
    "A {\na: circle\nm: circle\ns: circle\ne: circle\na.handle(right) -> m.handle(left)\ns.handle(right) -> e.handle(left)\ns.handle(bottom) -> m.handle(top)\nloop [up to 2 times] s m\n}",
  );
  const start = model.starts.find(({ node }) => model.nodes[node]?.id === "a");
  expect(start?.outcomes.map(({ id }) => id)).toEqual(["m", "e"]);
});
