import { describe, expect, test } from "vitest";
import type { Sketch } from "./draw.ts";
import { understand } from "./understand.ts";

const verdict = (sketch: Sketch) =>
  understand(sketch)
    .diagnostics.filter(({ code }) => ["flow/endless", "flow/multiplies", "flow/endless-unreached"].includes(code))
    .map(({ code, severity, args }) => `${severity} ${code.slice(5)} ${args.nodes}`);

describe("E3: a cycle that cannot be left", () => {
  const trap: Sketch = {
    nodes: ["n1 circle", "n2 diamond", "n3 circle", "n4 rectangle", "n5 rectangle"],
    edges: ["n1 n2", "n2 n3", "n2 n4", "n4 n5", "n5 n4"],
  };

  test("is an error where a case comes", () => {
    expect(verdict(trap)).toEqual(["error endless n4, n5"]);
  });

  test("is a warning where none comes, for lack of an edge or of odds", () => {
    expect(verdict({ ...trap, sims: ["n2 -> n4 0%"] })).toEqual(["warning endless-unreached n4, n5"]);
    expect(verdict({ ...trap, edges: ["n1 n2", "n2 n3", "n4 n5", "n5 n4"] })).toEqual([
      "warning endless-unreached n4, n5",
    ]);
  });

  test("is left by any edge with positive odds", () => {
    const way: Sketch = {
      nodes: ["n1 circle", "n4 rectangle", "n5 diamond", "n6 circle"],
      edges: ["n1 n4", "n4 n5", "n5 n4", "n5 n6"],
    };
    expect(verdict(way)).toEqual([]);
    expect(verdict({ ...way, sims: ["n5 -> n6 0.0001%"] })).toEqual([]);
    expect(verdict({ ...way, sims: ["n5 -> n6 0%"] })).toEqual(["error endless n4, n5"]);
  });

  test("by attempt: left early or late, or trapped after a chance at first", () => {
    const way: Sketch = {
      nodes: ["n1 circle", "n4 rectangle", "n5 diamond", "n6 circle"],
      edges: ["n1 n4", "n4 n5", "n5 n4", "n5 n6"],
    };
    expect(verdict({ ...way, sims: ["n5 -> n6 0%, 0%, 1%"] })).toEqual([]);
    expect(verdict({ ...way, sims: ["n5 -> n6 100%, 0%"] })).toEqual([]);
    expect(verdict({ ...way, sims: ["n5 -> n6 50%, 0%"] })).toEqual(["error endless n4, n5"]);
  });

  test("a self-loop alone is one", () => {
    expect(verdict({ nodes: ["n1 circle", "n2 rectangle"], edges: ["n1 n2", "n2 n2"] })).toEqual(["error endless n2"]);
  });

  test("is cut by a bounded loop, which the fix offers for a loop without a bound", () => {
    const loop: Sketch = { ...trap, loops: ["[until done] n4 n5"] };
    expect(verdict({ ...trap, loops: ["[up to 3 times] n4 n5"] })).toEqual([]);
    expect(verdict({ ...trap, loops: ["[3 times] n4 n5"] })).toEqual([]);
    const told = understand(loop);
    const bounded = told.take(told.finding("flow/endless").fixes[0]);
    expect(bounded.loop(0).bound).toBe(5);
    expect(bounded.outcomes()).toEqual(["n1: n3, spent:n5"]);
    expect(bounded.codes).toEqual([]);
  });

  test("an unlimited implicit repeat that is certain cannot be left", () => {
    const sketch: Sketch = {
      nodes: ["n1 circle", "n2 rectangle", "n3 circle"],
      edges: ["n1 n2", "n2 n3"],
      loops: ["[on and on] n2"],
    };
    expect(verdict(sketch)).toEqual([]);
    expect(verdict({ ...sketch, sims: ["n2 -> n2 100%"] })).toEqual(["error endless n2"]);
    expect(verdict({ ...sketch, sims: ["n2 -> n2 100%", "loop n2 at most 4"] })).toEqual([]);
    expect(verdict({ ...sketch, edges: ["n1 n2"], nodes: ["n1 circle", "n2 rectangle"] })).toEqual([]);
  });

  test("behind a join that may wait forever, or exits that a counter never comes to, it is no error", () => {
    const joined: Sketch = {
      nodes: ["n1 circle", "n2 diamond", "n3 rectangle", "n4 rectangle", "n5 rectangle"],
      edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n5", "n4 n5", "n5 n5 on"],
      sims: ["n5 joins all"],
    };
    expect(verdict(joined)).toEqual([]);
    const after: Sketch = {
      nodes: [...joined.nodes, "n6 rectangle"],
      edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n5", "n4 n5", "n5 n6", "n6 n6"],
      sims: ["n5 joins all"],
    };
    expect(verdict(after)).toEqual(["warning endless-unreached n6"]);
    expect(verdict({ ...after, nodes: after.nodes.map((node) => node.replace("diamond", "rectangle")) })).toEqual([
      "error endless n6",
    ]);
  });

  test("behind the exit of a counter decision whose repeats can be used up it is an error", () => {
    const sketch: Sketch = {
      nodes: ["n1 circle", "n2 rectangle", "n3 diamond Max retries reached?", "n4 rectangle"],
      edges: ["n1 n2", "n2 n3", "n3 n2", "n3 n4", "n4 n4"],
      loops: ["[up to 2 times] n2 n3"],
    };
    expect(verdict(sketch)).toEqual(["error endless n4"]);
  });

  test("a lane that turns tokens away is a way out", () => {
    expect(verdict({ ...trap, sims: ["lane Main capacity 1 queue 1"] })).toEqual([]);
  });
});

describe("E3: a split on a cycle that makes tokens without end", () => {
  const pump: Sketch = {
    nodes: ["n1 circle", "n2 rectangle", "n3 diamond", "n4 circle"],
    edges: ["n1 n2", "n2 n3 a", "n2 n3 b", "n3 n2 again", "n3 n4"],
  };

  test("is an error where each round brings one token or more on average", () => {
    expect(verdict({ ...pump, sims: ["n3 -> n2 60%"] })).toEqual(["error multiplies n2, n3"]);
    expect(verdict({ ...pump, sims: ["n3 -> n2 50%"] })).toEqual(["error multiplies n2, n3"]);
  });

  test("is fine where fewer come back", () => {
    expect(verdict({ ...pump, sims: ["n3 -> n2 49.9%"] })).toEqual([]);
  });

  test("a cycle that keeps its token and sends another one out at each round is one", () => {
    const beat: Sketch = {
      nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 circle"],
      edges: ["n1 n2", "n2 n3", "n3 n2 tick", "n3 n4 event"],
    };
    expect(verdict(beat)).toEqual(["error multiplies n2, n3"]);
    expect(verdict({ ...beat, loops: ["[up to 9 times] n2 n3"] })).toEqual([]);
    expect(verdict({ ...beat, sims: ["n3 splits one"] })).toEqual([]);
  });

  test("by attempt the least of the odds counts: growth must be certain", () => {
    expect(verdict({ ...pump, sims: ["n3 -> n2 90%, 10%"] })).toEqual([]);
    expect(verdict({ ...pump, sims: ["n3 -> n2 90%, 60%"] })).toEqual(["error multiplies n2, n3"]);
  });

  test("through a join nothing is certain", () => {
    expect(verdict({ ...pump, sims: ["n3 joins all", "n3 -> n2 90%"] })).toEqual([]);
  });

  test("where no case comes nothing is said", () => {
    expect(verdict({ ...pump, edges: ["n1 n4", ...(pump.edges ?? []).slice(1)] })).toEqual([]);
  });
});
