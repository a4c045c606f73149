import { expect, test } from "vitest";
import { seedPage } from "../diagrams.ts";
import { understand } from "./understand.ts";

const line = { nodes: ["n1 circle Start", "n2 rectangle Work", "n3 circle End"], edges: ["n1 n2", "n2 n3"] };
const startIds = ({ model, ids }: ReturnType<typeof understand>) => ids(model.starts.map(({ node }) => node));

test("S1: a circle without incoming edges and with an outgoing one is a start", () => {
  const told = understand(line);
  expect(told.model.starts.map(({ node, implicit }) => [node, implicit])).toEqual([[0, false]]);
  expect(told.node("n1").role).toBe("start");
  expect(told.codes).toEqual([]);
});

test("S1: in a lane without a start circle each other node without incoming edges is an implicit start, in order of declaration", () => {
  const told = understand({
    nodes: ["A/n1 circle", "A/n2 rectangle", "B/n5 diamond", "B/n3 rectangle", "B/n4 circle"],
    edges: ["n1 n2", "n5 n4", "n3 n4"],
  });
  expect(told.model.starts.map(({ node, implicit }) => [told.ids([node])[0], implicit])).toEqual([
    ["n1", false],
    ["n5", true],
    ["n3", true],
  ]);
  expect(told.diagnostics.map(({ code, severity, args }) => [code, severity, args.node])).toEqual([
    ["flow/implicit-start", "info", "n5"],
    ["flow/implicit-start", "info", "n3"],
  ]);
});

test("S1: the seed as pasted has one note, on n13, whose fixes connect n7 to it or start no cases there", () => {
  const told = understand(seedPage);
  expect(startIds(told)).toEqual(["n1", "n13"]);
  expect(told.codes).toEqual(["flow/implicit-start"]);
  const { span, fixes } = told.finding("flow/implicit-start");
  expect(told.source.slice(span.from, span.to)).toBe("n13");
  expect(fixes.map(({ code, args }) => [code, args])).toEqual([
    ["connect", { from: "n7", label: "POST to subscriber URL", to: "n13" }],
    ["arrives-never", { node: "n13" }],
  ]);
});

test("S1: connecting writes one edge line into the lane of its source", () => {
  const told = understand(seedPage);
  const mended = told.take(told.finding("flow/implicit-start").fixes[0]);
  expect(mended.codes).toEqual([]);
  expect(startIds(mended)).toEqual(["n1"]);
  const edge = mended.edge("n7->n13");
  expect([edge.fromHandle, edge.toHandle, mended.node("n7").passing.kind]).toEqual(["bottom", "top", "all"]);
  const lines = mended.source.split("\n");
  const at = lines.indexOf("n7.handle(bottom) -> Receiver.n13.handle(top)");
  expect(lines[at - 1]).toBe("n7.handle(right) -> n8.handle(left)");
  expect(lines).toHaveLength(told.source.split("\n").length + 1);
});

test("S1: told to start never, n13 starts no cases and is no news", () => {
  const told = understand(seedPage);
  const mended = told.take(told.finding("flow/implicit-start").fixes[1]);
  expect(mended.source).toContain("// sim n13 arrives never");
  expect(mended.codes).toEqual([]);
  expect(startIds(mended)).toEqual(["n1"]);
});

test("S1: a file that stands on one line and one with CRLF are connected too", () => {
  const whole = `A { # A
n1: circle label:"Start" n2: rectangle label:"Notify partner" n1.handle(right) -> n2.handle(left) } B { # B
n3: rectangle label:"Partner notified" n4: circle n3.handle(right) -> n4.handle(left) }`;
  for (const source of [whole, whole.replaceAll("\n", "\r\n")]) {
    const told = understand(source);
    const mended = told.take(told.finding("flow/implicit-start").fixes[0]);
    expect(mended.edge("n2->n3").to).toBe(2);
    expect(mended.codes).toEqual([]);
    expect(/[^\r]\n/.test(mended.source)).toBe(!source.includes("\r"));
  }
});

test("S1: connecting never closes a cycle: what lies behind the node is no source", () => {
  const told = understand({
    nodes: [
      "A/n1 circle",
      "A/n2 rectangle Pack parcel",
      "B/n3 rectangle Ship parcel",
      "B/n4 rectangle Track shipped parcel",
    ],
    edges: ["n1 n2", "n3 n4"],
  });
  expect(told.finding("flow/implicit-start").fixes[0]?.args).toMatchObject({ from: "n2", to: "n3" });
  const alone = understand({ nodes: ["n3 rectangle", "n4 rectangle"], edges: ["n3 n4"] });
  expect(alone.finding("flow/implicit-start").fixes.map(({ code }) => code)).toEqual(["arrives-never"]);
});

test("S1: in a lane with a start circle another node without incoming edges is unreachable", () => {
  const told = understand({ nodes: [...line.nodes, "n4 rectangle Work again"], edges: [...line.edges, "n4 n3"] });
  expect(startIds(told)).toEqual(["n1"]);
  const { severity, args, fixes } = told.finding("flow/unreachable");
  expect([severity, args.nodes]).toEqual(["warning", "n4"]);
  expect(fixes.map(({ code }) => code)).toEqual(["connect", "arrives"]);
  expect(startIds(told.take(fixes[1]))).toEqual(["n1", "n4"]);
  expect(told.take(fixes[0]).codes).not.toContain("flow/unreachable");
});

test("S1: a circle with an incoming edge is no start circle, and gives its lane none", () => {
  const told = understand({ nodes: ["n1 rectangle", "n2 circle", "n3 rectangle"], edges: ["n1 n2", "n2 n3"] });
  expect(startIds(told)).toEqual(["n1"]);
});

test("S1: `arrives` makes any node a start, and it is no implicit one", () => {
  const told = understand({ ...line, sims: ["n2 arrives poisson 2/s"] });
  expect(told.model.starts.map(({ node, implicit, arrival }) => [node, implicit, arrival])).toEqual([
    [0, false, { kind: "every", seconds: 1 }],
    [1, false, { kind: "poisson", rate: 2 }],
  ]);
});

test("S1: an implicit start whose arrivals are given stays implicit and is no news", () => {
  const told = understand({ nodes: ["n1 rectangle", "n2 circle"], edges: ["n1 n2"], sims: ["n1 arrives every 5s"] });
  expect(told.model.starts.map(({ implicit }) => implicit)).toEqual([true]);
  expect(told.codes).toEqual([]);
});

test("S1: an isolated node is never a start, with a warning", () => {
  const told = understand({ ...line, nodes: [...line.nodes, "Other/n4 circle Alone", "Other/n5 rectangle Lost"] });
  expect(startIds(told)).toEqual(["n1"]);
  expect(told.codes).toEqual(["flow/isolated", "flow/isolated"]);
  expect(told.node("n4").role).toBe("isolated");
});

test("S1: unless there is no edge at all", () => {
  const told = understand({ nodes: ["n1 taskbox", "n2 rectangle"] });
  expect(startIds(told)).toEqual(["n1", "n2"]);
  expect(told.outcomes()).toEqual(["n1: n1", "n2: n2"]);
});

test("S1: no start anywhere: the first declared node with an edge starts, with a warning", () => {
  const told = understand({
    nodes: ["n9 rectangle", "n1 rectangle", "n2 diamond", "n3 circle"],
    edges: ["n1 n2", "n2 n1", "n2 n3"],
  });
  expect(startIds(told)).toEqual(["n1"]);
  expect(told.finding("flow/no-start").args).toEqual({ node: "n1" });
});

test("S1: a self-loop counts as an incoming edge", () => {
  const told = understand({
    nodes: ["n1 diamond", "n2 rectangle", "n3 circle"],
    edges: ["n1 n1 again", "n1 n3", "n2 n3"],
  });
  expect(startIds(told)).toEqual(["n2"]);
  expect(told.finding("flow/unreachable").args.nodes).toBe("n1");
});

test("S1: all starts told never: no start, and a warning whose fix takes the line out", () => {
  const told = understand({ ...line, sims: ["n1 arrives never"] });
  expect(told.model.starts).toEqual([]);
  const { severity, fixes } = told.finding("flow/no-arrivals");
  expect(severity).toBe("warning");
  expect(startIds(told.take(fixes[0]))).toEqual(["n1"]);
});

test("S1: `arrives never` at a node that is no start has no effect, with a warning", () => {
  const told = understand({ ...line, sims: ["n2 arrives never"] });
  expect(startIds(told)).toEqual(["n1"]);
  expect(told.codes).toEqual(["flow/never-idle"]);
});

test("S1: a cycle that nothing leads to is told as one warning", () => {
  const told = understand({
    nodes: [...line.nodes, "n4 rectangle", "n5 diamond", "n6 circle"],
    edges: [...line.edges, "n4 n5", "n5 n4", "n5 n6"],
  });
  expect(told.finding("flow/unreachable").args.nodes).toBe("n4, n5");
});
