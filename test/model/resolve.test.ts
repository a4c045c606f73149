import { expect, test } from "vitest";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import { edgeLimit, nodeLimit } from "#core/model/resolve";
import { understand } from "./understand.ts";

const three = { nodes: ["n1 circle Start", "n2 rectangle Work", "n3 circle End"], edges: ["n1 n2", "n2 n3"] };

test("order does not matter: an edge may stand before the nodes that it joins", () => {
  const { model, codes } = understand(
    "A { # A\nn1.handle(right) -> B.n2.handle(left)\nn1: circle\n}\nB { # B\nn2: circle\n}\n",
  );
  expect(codes).toEqual([]);
  expect(model.edges.map(({ id }) => id)).toEqual(["n1->n2"]);
});

test("a lane that is opened again continues, and keeps the first label that it was given", () => {
  const { model } = understand(
    "A {\nn1: circle\n}\nB { # Bee\nn2: circle\nn1.handle(right) -> n2.handle(left)\n}\nA { # Aye\nn3: rectangle\n}\nA { # Nay\n}\n",
  );
  expect(model.lanes.map(({ id, label, nodes }) => [id, label, nodes])).toEqual([
    ["A", "Aye", [0, 2]],
    ["B", "Bee", [1]],
  ]);
});

test("the second edge between the same two nodes is n1->n2#2, in order of declaration", () => {
  const { model } = understand({ ...three, edges: ["n1 n2 a", "n2 n3", "n1 n2 b", "n1 n2 c"] });
  expect(model.edges.map(({ id, label }) => `${id} ${label}`)).toEqual([
    "n1->n2 a",
    "n2->n3 ",
    "n1->n2#2 b",
    "n1->n2#3 c",
  ]);
});

test("an edge that repeats another in every field is dropped with a notice, and the fix removes its line", () => {
  const told = understand({ ...three, edges: ["n1 n2 a", "n2 n3", "n1 n2 a"] });
  expect(told.model.edges.map(({ id }) => id)).toEqual(["n1->n2", "n2->n3"]);
  const { severity, fixes } = told.finding("flow/duplicate-edge");
  expect(severity).toBe("info");
  expect(told.take(fixes[0]).codes).toEqual([]);
});

test("an edge to an unknown node is left out, with an error at the name and the nearest name as a fix", () => {
  const told = understand({ ...three, edges: ["n1 n2", "n2 n33"] });
  const { severity, span, args, fixes } = told.finding("flow/unknown-node");
  expect(severity).toBe("error");
  expect(told.source.slice(span.from, span.to)).toBe("n33");
  expect(args).toEqual({ node: "n33", suggestion: "n3" });
  expect(told.model.edges.map(({ id }) => id)).toEqual(["n1->n2"]);
  expect(told.take(fixes[0]).model.edges.map(({ id }) => id)).toEqual(["n1->n2", "n2->n3"]);
});

test("loops and simulation lines name nodes under the same rule", () => {
  const told = understand({
    ...three,
    loops: ["[twice] n2 n9"],
    sims: ["n9 takes 5s", "n1 -> n9 50%", "expect n9 >= 1%"],
  });
  expect(told.codes.filter((code) => code === "flow/unknown-node")).toHaveLength(4);
  expect(told.ids(told.loop(0).members)).toEqual(["n2"]);
  expect(told.model.expectations).toEqual([]);
});

test("an unknown lane is an error with the lane of the node as a fix, and the edge stands", () => {
  const told = understand("A { # A\nn1: circle\nn1.handle(right) -> Bee.n2.handle(left)\n}\nB { # B\nn2: circle\n}\n");
  const { fixes, args } = told.finding("flow/unknown-lane");
  expect(args).toEqual({ lane: "Bee", suggestion: "B" });
  expect(told.model.edges).toHaveLength(1);
  expect(told.take(fixes[0]).codes).toEqual([]);
});

test.each([
  ["a prefix that names another lane", "A.n2"],
  ["a missing prefix", "n2"],
])("%s is a warning whose fix writes the node's own lane", (_what, end) => {
  const told = understand(`A { # A\nn1: circle\nn1.handle(right) -> ${end}.handle(left)\n}\nB { # B\nn2: circle\n}\n`);
  const { severity, fixes } = told.finding("flow/lane-mismatch");
  expect(severity).toBe("warning");
  expect(told.model.edges).toHaveLength(1);
  const mended = told.take(fixes[0]);
  expect(mended.codes).toEqual([]);
  expect(mended.source).toContain("-> B.n2.handle(left)");
});

test("a node id that is taken is an error: another node is offered an id of its own, a copy its removal", () => {
  const other = understand({ ...three, nodes: [...three.nodes, "n2 diamond Other"] });
  expect(other.finding("flow/duplicate-node").fixes.map(({ code }) => code)).toEqual(["rename-node", "remove-line"]);
  expect(other.node("n2").label).toBe("Work");
  expect(other.take(other.finding("flow/duplicate-node").fixes[0]).node("n4").label).toBe("Other");
  const copy = understand({ ...three, nodes: [...three.nodes, "n2 rectangle Work"] });
  expect(copy.take(copy.finding("flow/duplicate-node").fixes[0]).codes).toEqual([]);
});

test("a diagram over the limits gives one error and nothing else", () => {
  const nodes = Array.from({ length: nodeLimit + 1 }, (_, i) => `n${i}: circle\n`).join("");
  const crowd = lower(parse(`A {\n${nodes}}\n`).tree);
  expect(crowd.diagnostics.map(({ code, args }) => [code, args])).toEqual([
    ["flow/too-many-nodes", { count: nodeLimit + 1, limit: nodeLimit }],
  ]);
  expect(crowd.model.nodes).toEqual([]);
  const { tree } = parse("A {\nn1: circle\nn1.handle(right) -> n1.handle(left)\n}\n");
  const edges = Array.from({ length: edgeLimit + 1 }, () => tree.edges[0]!);
  expect(lower({ ...tree, edges }).diagnostics.map(({ code }) => code)).toEqual(["flow/too-many-edges"]);
});

test("a diagram at the limits is read whole", () => {
  const nodes = Array.from({ length: nodeLimit }, (_, i) => `n${i}: circle\n`).join("");
  expect(lower(parse(`A {\n${nodes}}\n`).tree).model.nodes).toHaveLength(nodeLimit);
});

test("of each code the first 100 findings are told, and one note counts the others", () => {
  const nodes = Array.from({ length: 130 }, (_, i) => `n${i + 10} rectangle`);
  const { diagnostics, finding } = understand({ nodes: ["n1 circle", "n2 circle", ...nodes], edges: ["n1 n2"] });
  expect(diagnostics.filter(({ code }) => code === "flow/isolated")).toHaveLength(100);
  expect(finding("flow/more-findings").args).toEqual({ count: 30 });
});
