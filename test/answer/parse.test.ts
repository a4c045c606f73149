import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerParse } from "#core/answer/parse";
import { engineVersion } from "#core/version";
import { seedPage } from "../diagrams.ts";

const parsed = answerParse(seedPage, { locale: "en", layout: true });

describe("the answer to the seed's page", () => {
  test("has its fields in the order of the interface", () => {
    expect(Object.keys(parsed)).toEqual(["engine", "diagnostics", "model", "layout"]);
    expect(Object.keys(parsed.model)).toEqual(["lanes", "nodes", "edges", "loops", "starts", "settings"]);
    expect(parsed.engine).toBe(engineVersion);
  });

  test("names nodes and edges by id", () => {
    const { nodes, edges } = parsed.model;
    expect(nodes.find(({ id }) => id === "n8")).toMatchObject({ shape: "diamond", role: "decision" });
    expect(edges.find(({ id }) => id === "n8->n10")).toMatchObject({ from: "n8", to: "n10", repeat: false });
    for (const { from, to } of edges) {
      expect(nodes.some(({ id }) => id === from)).toBe(true);
      expect(nodes.some(({ id }) => id === to)).toBe(true);
    }
  });

  test("L1, L2, L4: tells the loop with its bound in repeats, its repeat edge and the decision that it counts for", () => {
    expect(parsed.model.loops).toEqual([
      expect.objectContaining({
        bound: 5,
        kind: "at most",
        repeatEdges: ["n11->n7"],
        counterDecisions: ["n11"],
        implicitRepeat: null,
      }),
    ]);
    expect(parsed.model.edges.find(({ id }) => id === "n11->n7")).toMatchObject({ repeat: true, by: "counter" });
  });

  test("S1, O2: tells both starts with what their cases can come to", () => {
    expect(
      parsed.model.starts.map(({ node, implicit, outcomes }) => [node, implicit, outcomes.map(({ label }) => label)]),
    ).toEqual([
      ["n1", false, ["Success", "Failed"]],
      ["n13", true, ["Rejected", "Processed"]],
    ]);
  });

  test("has every setting of a run with its default", () => {
    const { settings } = parsed.model;
    expect(settings).toMatchObject({ cases: 10_000, seed: 1, replications: 1, limit: 10_000, expectations: [] });
    expect(settings.warmup).toEqual({ value: 0, unit: "cases" });
    expect(settings.arrivals).toEqual({
      n1: { kind: "every", seconds: 1 },
      n13: { kind: "every", seconds: 1 },
    });
    expect(settings.nodes.n2).toEqual({ service: { family: "constant", value: 1 }, costPerVisit: 0, joinsAll: false });
    expect(Object.values(settings.lanes)).toContainEqual({ capacity: null, queue: null, costPerSecond: 0 });
  });

  test("has a box for each lane and node and a path for each edge in the drawing, asked for only", () => {
    const { layout, model } = parsed;
    expect(Object.keys(layout?.nodes ?? {}).sort()).toEqual(model.nodes.map(({ id }) => id).sort());
    expect(Object.keys(layout?.edges ?? {}).sort()).toEqual(model.edges.map(({ id }) => id).sort());
    expect(Object.keys(layout?.lanes ?? {}).sort()).toEqual(model.lanes.map(({ id }) => id).sort());
    expect(layout?.loops[0]?.outline.length).toBeGreaterThanOrEqual(4);
    expect(answerParse(seedPage, { locale: "en" })).not.toHaveProperty("layout");
  });
});

test("L6: an implicit repeat is told beside the loop, not among the edges, and is drawn", () => {
  const { model, layout } = answerParse(
    [
      "A {",
      "n1: circle",
      "n2: rectangle",
      "n3: circle",
      "n1.handle(right) -> n2.handle(left)",
      "n2.handle(right) -> n3.handle(left)",
      "loop [up to 3 times] n2",
      "}",
    ].join("\n"),
    { locale: "en", layout: true },
  );
  expect(model.loops[0]?.implicitRepeat).toEqual({ id: "n2->n2", from: "n2", to: "n2" });
  expect(model.edges.map(({ id }) => id)).toEqual(["n1->n2", "n2->n3"]);
  expect(layout?.edges).toHaveProperty("n2->n2");
});

test("ids that mean something to JavaScript are ids like others", () => {
  const { model, layout } = answerParse(
    "A {\n__proto__: circle\nconstructor: rectangle\n__proto__.handle(right) -> constructor.handle(left)\n}",
    { locale: "en", layout: true },
  );
  expect(Object.keys(model.settings.arrivals)).toEqual(["__proto__"]);
  expect(Object.keys(model.settings.nodes)).toEqual(["__proto__", "constructor"]);
  expect(Object.keys(layout?.nodes ?? {}).sort()).toEqual(["__proto__", "constructor"]);
});

test("any text has an answer that JSON holds without loss", () => {
  const line = fc.constantFrom(
    "A {",
    "}",
    "n1: circle",
    'n2: diamond label:"\ud800"',
    "n1.handle(right) -> n2.handle(left)",
    "loop [up to 2 times] n1 n2",
    "// sim n1 -> n2 50%",
    "// sim cases 1e9",
    "constructor: taskbox",
    "__proto__: circle",
    "n1.handle(top) -> __proto__.handle(left)",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(line, { maxLength: 20 }).map((lines) => lines.join("\n")),
  );
  fc.assert(
    fc.property(text, (source) => {
      const answer = answerParse(source, { locale: "fr", layout: true });
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    }),
  );
});
