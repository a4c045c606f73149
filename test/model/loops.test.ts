import { describe, expect, test } from "vitest";
import type { Sketch } from "./draw.ts";
import { understand } from "./understand.ts";

/** s -> n1 -> n2 -> n3? -> end, back from n3 to n1. */
const back: Sketch = {
  nodes: ["s circle", "n1 rectangle", "n2 rectangle", "n3 diamond Good?", "e circle"],
  edges: ["s n1", "n1 n2", "n2 n3", "n3 e Yes", "n3 n1 No"],
};
const line: Sketch = {
  nodes: ["s circle", "n1 rectangle", "n2 rectangle", "n3 rectangle", "e circle"],
  edges: ["s n1", "n1 n2", "n2 n3", "n3 e"],
};

function repeatsOf(sketch: Sketch): readonly (readonly string[])[] {
  const told = understand(sketch);
  return told.model.loops.map(({ repeatEdges }) => told.edgeIds(repeatEdges));
}

describe("L1: repeat edges", () => {
  test("are the back edges between members", () => {
    expect(repeatsOf({ ...back, loops: ["[until good] n1 n2 n3"] })).toEqual([["n3->n1"]]);
  });

  test("if none, the back edges from a member: the return leads to a node that was not listed", () => {
    expect(repeatsOf({ ...back, loops: ["[until good] n2 n3"] })).toEqual([["n3->n1"]]);
  });

  test("if none, the back edges to a member: the return comes from a node that was not listed", () => {
    expect(repeatsOf({ ...back, loops: ["[until good] n1 n2"] })).toEqual([["n3->n1"]]);
  });

  test("if none, the edges from a member to the rest of the cycle: the members lie in its middle", () => {
    expect(repeatsOf({ ...back, loops: ["[until good] n2"] })).toEqual([["n2->n3"]]);
  });

  test("a self-loop is a back edge", () => {
    const sketch = { ...back, edges: ["s n1", "n1 n2", "n2 n3", "n3 e Yes", "n3 n3 wait"], loops: ["[wait] n3"] };
    expect(repeatsOf(sketch)).toEqual([["n3->n3"]]);
  });

  test("several back edges between members are all repeat edges", () => {
    const sketch = { ...back, edges: [...(back.edges ?? []), "n2 n1 early"], sims: ["n2 splits one"] };
    expect(repeatsOf({ ...sketch, loops: ["[until good] n1 n2 n3"] })).toEqual([["n3->n1", "n2->n1"]]);
  });

  test("the search begins where the cycle is entered, not at the first member of the line", () => {
    expect(repeatsOf({ ...back, loops: ["[until good] n3 n2 n1"] })).toEqual([["n3->n1"]]);
  });

  test("of two entered members the first of the loop line is searched from", () => {
    const twice: Sketch = {
      nodes: ["s circle", "d diamond", "n1 rectangle", "n2 diamond", "e circle"],
      edges: ["s d", "d n1", "d n2", "n1 n2", "n2 n1", "n2 e"],
    };
    expect(repeatsOf({ ...twice, loops: ["[a] n1 n2"] })).toEqual([["n2->n1"]]);
    expect(repeatsOf({ ...twice, loops: ["[a] n2 n1"] })).toEqual([["n1->n2"]]);
  });

  test("a node at which cases begin is entered too", () => {
    const sketch: Sketch = {
      nodes: ["n1 rectangle", "n2 rectangle", "n3 diamond", "e circle"],
      edges: ["n1 n2", "n2 n3", "n3 n1", "n3 e"],
      loops: ["[a] n1 n2 n3"],
    };
    expect(repeatsOf({ ...sketch, sims: ["n2 arrives every 1s"] })).toEqual([["n1->n2"]]);
    expect(repeatsOf(sketch)).toEqual([["n3->n1"]]);
  });

  test("a cycle across lanes counts, also where a lane's loop lists only its own nodes", () => {
    const told = understand({
      nodes: ["A/s circle", "A/n1 rectangle", "A/n2 diamond", "A/e circle", "B/n3 rectangle", "B/n4 rectangle"],
      edges: ["s n1", "n1 n2", "n2 e Yes", "n2 n3 No", "n3 n4", "n4 n1 Again"],
      loops: ["[redo up to 2 times] n3 n4"],
    });
    expect(told.edgeIds(told.loop(0).repeatEdges)).toEqual(["n4->n1"]);
    expect(told.ids(told.loop(0).scope)).toEqual(["n1", "n2", "n3", "n4"]);
  });
});

describe("L1, L6: members that lie on no cycle", () => {
  test("get one implicit repeat, from the last member that leads out to the first that is entered", () => {
    const told = understand({ ...line, loops: ["[3 times] n1 n2 n3"] });
    const { implicitRepeat, repeatEdges } = told.loop(0);
    expect(told.edgeIds(repeatEdges)).toEqual(["n3->n1"]);
    expect(repeatEdges).toEqual([implicitRepeat]);
    const edge = told.edge("n3->n1");
    expect([edge.implicit, edge.index, edge.repeatOf]).toEqual([true, 4, 0]);
    expect(told.node("n3").implicitRepeat).toBe(4);
  });

  test("the implicit repeat is no edge of its nodes: it makes no start, no end and no split", () => {
    const told = understand({ ...line, edges: ["s n1", "n1 n2", "n2 n3"], loops: ["[until done] n1 n2 n3"] });
    expect(told.node("n1").incoming).toEqual([0]);
    expect([told.node("n3").outgoing, told.node("n3").role, told.node("n3").passing.kind]).toEqual([[], "end", "end"]);
    expect(told.edgeIds([told.node("n3").implicitRepeat ?? -1])).toEqual(["n3->n1"]);
  });

  test("one member alone repeats itself", () => {
    expect(repeatsOf({ ...line, loops: ["[3 times] n2"] })).toEqual([["n2->n2"]]);
  });

  test("the order of the loop line tells which member is last", () => {
    const fork: Sketch = {
      nodes: ["s circle", "d diamond", "n1 rectangle", "n2 rectangle", "e circle"],
      edges: ["s d", "d n1", "d n2", "n1 e", "n2 e"],
    };
    expect(repeatsOf({ ...fork, loops: ["[a] d n1 n2"] })).toEqual([["n2->d"]]);
    expect(repeatsOf({ ...fork, loops: ["[a] d n2 n1"] })).toEqual([["n1->d"]]);
  });

  test("without a path inside the members nothing repeats, with a warning", () => {
    const told = understand({ ...line, loops: ["[until done] n1 n3"] });
    expect(told.loop(0).repeatEdges).toEqual([]);
    expect(told.finding("flow/loop-unlinked").severity).toBe("warning");
    expect(repeatsOf({ nodes: ["n1 rectangle", "n2 rectangle"], loops: ["[all] n1 n2"] })).toEqual([[]]);
  });

  test("its odds are one half, or those given for it; by attempt too", () => {
    const loops = ["[until done] n1 n2 n3"];
    expect(understand({ ...line, loops }).edge("n3->n1")).toMatchObject({ odds: [0.5], by: "even" });
    const given = understand({ ...line, loops, sims: ["n3 -> n1 20%, 10%", "n3 -> n1 takes 5s"] });
    expect(given.codes).toEqual([]);
    expect(given.edge("n3->n1")).toMatchObject({ odds: [0.2, 0.1], by: "given", travel: { value: 5 } });
  });

  test("in a loop of exactly N passes it is certain, and odds for it have no effect", () => {
    const told = understand({ ...line, loops: ["[3 times] n1 n2 n3"], sims: ["n3 -> n1 20%"] });
    expect(told.edge("n3->n1")).toMatchObject({ odds: [1], by: "counter" });
    const warning = told.finding("flow/counted-odds");
    expect(told.take(warning.fixes[0]).codes).toEqual([]);
  });

  test("one implicit repeat can leave a node: of two loops that end there the smaller has it", () => {
    const told = understand({ ...line, loops: ["[2 times] n1 n2 n3", "[3 times] n2 n3"] });
    expect(told.model.loops.map(({ repeatEdges }) => told.edgeIds(repeatEdges))).toEqual([[], ["n3->n2"]]);
    expect(told.finding("flow/loop-without-effect").args).toEqual({ loop: "2 times", other: "3 times" });
  });
});

describe("L2: bounds", () => {
  test.each([
    ["[retry up to 3 times]", "at most", 3],
    ["[3 attempts]", "at most", 2],
    ["[3 times]", "exactly", 2],
    ["[until good]", "unlimited", null],
  ])("%s is read from the text as %s, %s repeats", (text, kind, bound) => {
    expect(understand({ ...back, loops: [`${text} n1 n2 n3`] }).loop(0)).toMatchObject({
      kind,
      bound,
      given: false,
      restated: "",
    });
  });

  test("a simulation line that says what the text says restates nothing", () => {
    const told = understand({ ...back, loops: ["[retry up to 2 times] n1 n2 n3"], sims: ["loop n2 at most 2"] });
    expect(told.loop(0)).toMatchObject({ given: true, restated: "" });
  });

  test.each([
    ["at most 5", "at most", 5],
    ["exactly 3", "exactly", 2],
    ["exactly 1", "exactly", 0],
    ["unlimited", "unlimited", null],
  ])("a simulation line says otherwise: %s is %s, %s repeats", (words, kind, bound) => {
    const told = understand({ ...back, loops: ["[retry up to 2 times] n1 n2 n3"], sims: [`loop n2 ${words}`] });
    expect(told.loop(0)).toMatchObject({ kind, bound, given: true, restated: words });
  });

  test("a line means the smallest loop that its node is a member of, then the first declared", () => {
    const loops = ["[a] n1 n2 n3", "[b] n2 n3", "[c] n3 n2"];
    const bounds = (member: string) =>
      understand({ ...back, loops, sims: [`loop ${member} at most 7`] }).model.loops.map(({ bound }) => bound);
    expect(bounds("n1")).toEqual([7, null, null]);
    expect(bounds("n2")).toEqual([null, 7, null]);
  });

  test("a line about a node in no loop is an error; where there is one loop its member is the fix", () => {
    const told = understand({ ...back, loops: ["[a] n1 n2 n3"], sims: ["loop e at most 7"] });
    const { severity, fixes } = told.finding("flow/outside-loops");
    expect(severity).toBe("error");
    expect(told.take(fixes[0]).loop(0).bound).toBe(7);
  });
});

describe("L3: scope and ownership", () => {
  test("the scope holds the members and the natural loops of the repeat edges", () => {
    const told = understand({ ...back, loops: ["[a] n2 n3"] });
    expect(told.ids(told.loop(0).scope)).toEqual(["n1", "n2", "n3"]);
  });

  test("a member off the cycle is in the scope, what leads out is not", () => {
    const told = understand({
      nodes: [...back.nodes, "n4 rectangle Note"],
      edges: [...(back.edges ?? []), "n1 n4"],
      loops: ["[a] n1 n2 n3 n4"],
    });
    expect(told.ids(told.loop(0).scope)).toEqual(["n1", "n2", "n3", "n4"]);
    expect(told.ids(understand({ ...back, loops: ["[a] n1 n2 n3"] }).loop(0).scope)).not.toContain("e");
  });

  test("where the target of the repeat can be bypassed the scope reaches back as far as the paths do", () => {
    const told = understand({
      nodes: ["s diamond", "a rectangle", "n1 rectangle", "n2 diamond", "e circle"],
      edges: ["s n1", "s a", "a n2", "n1 n2", "n2 e", "n2 n1"],
      loops: ["[again] n1 n2"],
    });
    expect(told.ids(told.loop(0).scope)).toEqual(["s", "a", "n1", "n2"]);
  });

  test("a nested loop owns its own return, the outer one the other: one edge, one loop", () => {
    const nested: Sketch = {
      nodes: ["s circle", "n1 rectangle", "n2 rectangle", "n3 diamond", "n4 diamond", "e circle"],
      edges: ["s n1", "n1 n2", "n2 n3", "n3 n2 inner", "n3 n4", "n4 n1 outer", "n4 e"],
      loops: ["[up to 2 times] n1 n2 n3 n4", "[up to 5 times] n2 n3"],
    };
    const told = understand(nested);
    expect(repeatsOf(nested)).toEqual([["n4->n1"], ["n3->n2"]]);
    expect(told.edge("n3->n2").repeatOf).toBe(1);
    expect(told.edge("n4->n1").repeatOf).toBe(0);
    expect(told.ids(told.loop(1).scope)).toEqual(["n2", "n3"]);
    expect(told.ids(told.loop(0).scope)).toEqual(["n1", "n2", "n3", "n4"]);
  });

  test("L4: of two loops with the same only repeat edge the larger has no effect, with a warning", () => {
    const told = understand({ ...back, loops: ["[outer] n1 n2 n3", "[inner] n1 n3"] });
    expect(told.model.loops.map(({ repeatEdges }) => told.edgeIds(repeatEdges))).toEqual([[], ["n3->n1"]]);
    const { severity, args } = told.finding("flow/loop-without-effect");
    expect([severity, args]).toEqual(["warning", { loop: "outer", other: "inner" }]);
  });

  test("of loops of one size the first declared owns the edge", () => {
    expect(repeatsOf({ ...back, loops: ["[first] n1 n3", "[second] n1 n2"] })).toEqual([["n3->n1"], []]);
  });
});
