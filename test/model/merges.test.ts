import { describe, expect, test } from "vitest";
import type { Sketch } from "./draw.ts";
import { understand } from "./understand.ts";

const meeting = (sketch: Sketch) =>
  understand(sketch)
    .diagnostics.filter(({ code }) => code === "flow/meeting-branches")
    .map(({ args, fixes }) => `${args.node} ${args.count} ${fixes.map(({ code }) => code).join()}`);

const fork: Sketch = {
  nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 rectangle", "n5 rectangle", "n6 circle"],
  edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n5", "n4 n5", "n5 n6"],
};

describe("S5: branches of a split that meet again without being joined", () => {
  test("each case passes there as often as there are branches, with `joins all` as a fix", () => {
    const told = understand(fork);
    const { severity, args, fixes } = told.finding("flow/meeting-branches");
    expect([severity, args]).toEqual(["info", { node: "n5", count: 2 }]);
    const joined = told.take(fixes[0]);
    expect([joined.node("n5").joinsAll, joined.codes, joined.outcomes()]).toEqual([true, [], ["n1: n6"]]);
  });

  test("it is told where they meet, not at every node after it", () => {
    expect(meeting({ ...fork, nodes: [...fork.nodes, "n7 circle"], edges: [...(fork.edges ?? []), "n6 n7"] })).toEqual([
      "n5 2 joins-all",
    ]);
  });

  test("`joins any` says that it is meant", () => {
    expect(meeting({ ...fork, sims: ["n5 joins any"] })).toEqual([]);
  });

  test("a decision on the way does not matter where all of its ways meet", () => {
    const sketch: Sketch = {
      nodes: [...fork.nodes, "n7 diamond", "n8 rectangle"],
      edges: ["n1 n2", "n2 n7", "n2 n4", "n7 n8", "n7 n3", "n8 n3", "n3 n5", "n4 n5", "n5 n6"],
    };
    expect(meeting(sketch)).toEqual(["n5 2 joins-all"]);
  });

  test("where branches bring one of two edges each the count is certain, and joining is not offered: it would get stuck", () => {
    const sketch: Sketch = {
      nodes: [
        "n1 circle",
        "n2 rectangle",
        "n3 diamond",
        "n4 diamond",
        "n5 rectangle",
        "n6 circle",
        "n7 rectangle",
        "n8 rectangle",
      ],
      edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n5 yes", "n3 n7 no", "n7 n5", "n4 n5 yes", "n4 n8 no", "n8 n5", "n5 n6"],
    };
    expect(meeting(sketch)).toEqual(["n5 2 "]);
  });

  test("two parallel edges of a split meet too", () => {
    expect(
      meeting({ nodes: ["n1 circle", "n2 rectangle", "n3 circle"], edges: ["n1 n2", "n2 n3 a", "n2 n3 b"] }),
    ).toEqual(["n3 2 joins-all"]);
  });

  test("splits in a row multiply, and each place is told with its count", () => {
    const sketch: Sketch = {
      nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 rectangle", "n5 rectangle", "n6 circle"],
      edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n5 a", "n3 n5 b", "n4 n6", "n5 n6"],
    };
    expect(meeting(sketch)).toEqual(["n5 2 joins-all", "n6 3 "]);
  });

  test("a retry on one branch lets its token through once in the end", () => {
    const sketch: Sketch = {
      nodes: [...fork.nodes, "n7 diamond"],
      edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n7", "n7 n3 again", "n7 n5 fine", "n4 n5", "n5 n6"],
    };
    expect(meeting(sketch)).toEqual(["n5 2 joins-all"]);
  });

  test("a node that several starts lead to is told once", () => {
    const sketch: Sketch = {
      ...fork,
      nodes: [...fork.nodes, "Other/n8 circle", "Other/n9 diamond"],
      edges: [...(fork.edges ?? []), "n8 n9", "n9 n2", "n9 n6"],
    };
    expect(meeting(sketch)).toEqual(["n5 2 joins-all"]);
  });
});

describe("S5: nothing is said that is not certain", () => {
  test.each<[string, Sketch]>([
    [
      "a decision sends the token one way only",
      { ...fork, nodes: fork.nodes.map((node) => node.replace("n2 rectangle", "n2 diamond")) },
    ],
    [
      "a branch may end before",
      {
        ...fork,
        nodes: [...fork.nodes.map((node) => node.replace("n4 rectangle", "n4 diamond")), "n7 circle"],
        edges: [...(fork.edges ?? []), "n4 n7"],
      },
    ],
    [
      "the split is on a cycle",
      {
        ...fork,
        nodes: [...fork.nodes, "n7 diamond"],
        edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n7", "n7 n2", "n7 n5", "n4 n5", "n5 n6"],
      },
    ],
    [
      "repeats may be used up on a branch",
      {
        ...fork,
        edges: [...(fork.edges ?? []), "n3 n3 again"],
        loops: ["[up to 2 times] n3"],
        sims: ["n3 splits one", "n3 -> n5 0%"],
      },
    ],
    [
      "tokens may be turned away on a branch",
      {
        ...fork,
        nodes: fork.nodes.map((node) => node.replace("n4", "Desk/n4")),
        sims: ["lane Desk capacity 1 queue 2"],
      },
    ],
    [
      "a join may get stuck before",
      {
        ...fork,
        nodes: [...fork.nodes, "n7 diamond", "n8 rectangle"],
        edges: ["n1 n2", "n2 n7", "n2 n4", "n4 n8", "n7 n8", "n7 n6", "n2 n3", "n3 n5", "n8 n5"],
        sims: ["n8 joins all"],
      },
    ],
  ])("where %s", (_what, sketch) => {
    expect(meeting(sketch)).toEqual([]);
  });
});
