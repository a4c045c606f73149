import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "#core/language/parse";
import type { Layout, Point } from "#core/layout/geometry";
import { type LayoutOptions, layout } from "#core/layout/layout";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { readFixtures } from "../diagrams.ts";
import { faults, measureLayout } from "./metrics.ts";

const understand = (source: string): Model => lower(parse(source).tree).model;

const seed = understand(readFixtures().find(({ name }) => name === "fixtures/seed.fz")!.source);

const variants: readonly LayoutOptions[] = (["horizontal", "vertical"] as const).flatMap((orientation) =>
  (["standard", "compact"] as const).map((density) => ({ orientation, density, odds: true })),
);

function expectFaultless(model: Model): void {
  for (const options of variants) {
    const said: string[] = [];
    const metrics = measureLayout(model, layout(model, options), (what) => said.push(what));
    expect({ options, faults: faults(metrics), said }).toEqual({ options, faults: 0, said: [] });
  }
}

const middleY = (drawn: Layout, id: string): number => drawn.nodes[id]!.y + drawn.nodes[id]!.height / 2;
const middleX = (drawn: Layout, id: string): number => drawn.nodes[id]!.x + drawn.nodes[id]!.width / 2;

function isInside(outlines: readonly (readonly Point[])[], x: number, y: number): boolean {
  let inside = false;
  for (const outline of outlines) {
    outline.forEach(([x0, y0], k) => {
      const [x1, y1] = outline[(k + 1) % outline.length]!;
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) inside = !inside;
    });
  }
  return inside;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

describe("the seed's drawing", () => {
  const drawn = layout(seed);

  test("no two edges cross, and they turn no more often than in the drawing that it was designed by", () => {
    const { crossings, bends } = measureLayout(seed, drawn);
    expect(crossings).toBe(0);
    expect(bends).toBeLessThanOrEqual(12);
  });

  test("each lane's main line is straight", () => {
    for (const line of [
      ["n1", "n2", "n3"],
      ["n6", "n7", "n8", "n9"],
      ["n10", "n11", "n12"],
      ["n13", "n14", "n15", "n16", "n18", "n19"],
    ]) {
      expect(new Set(line.map((id) => middleY(drawn, id))).size).toBe(1);
    }
    for (const id of ["n1->n2", "n3->n6", "n8->n9", "n8->n10", "n12->n4", "n15->n17"]) {
      expect(drawn.edges[id]!.points).toHaveLength(2);
    }
  });

  test("the loop's frame holds its nodes and the edge that repeats it, foreign nodes are notched out", () => {
    const { outlines } = drawn.loops[0]!;
    expect(outlines).toHaveLength(1);
    const holds = (id: string): boolean => isInside(outlines, middleX(drawn, id), middleY(drawn, id));
    expect(seed.nodes.filter(({ id }) => holds(id)).map(({ id }) => id)).toEqual(["n7", "n8", "n10", "n11"]);
    for (const [x, y] of drawn.edges["n11->n7"]!.points.slice(1, -1)) expect(isInside(outlines, x, y)).toBe(true);
  });

  test("the loop's badge stands astride the upper border of its frame", () => {
    const { outlines, badge } = drawn.loops[0]!;
    const top = Math.min(...outlines[0]!.map(([, y]) => y));
    expect(badge.y + badge.height / 2).toBe(top);
  });

  test("compact, with room for odds chips, its text is at least 11 px on the stage of a 1440 page", () => {
    const compact = layout(seed, { density: "compact", odds: true });
    expect(compact.nodes.n2!.width).toBe(112);
    expect((1068 / compact.width) * 12).toBeGreaterThanOrEqual(11);
  });

  test("an odds chip stands right after its decision, and leaves the arrowhead free", () => {
    const compact = layout(seed, { density: "compact", odds: true });
    for (const [edge, from, to] of [
      ["n8->n9", "n8", "n9"],
      ["n15->n16", "n15", "n16"],
    ] as const) {
      const label = compact.edges[edge]!.label!;
      const { x, width } = compact.nodes[from]!;
      expect(label.x - x - width).toBeGreaterThanOrEqual(2);
      expect(label.x - x - width).toBeLessThanOrEqual(8);
      expect(compact.nodes[to]!.x - label.x - label.width).toBeGreaterThanOrEqual(10);
    }
  });

  test("upright, what left to the right leaves downward, and lanes stand side by side", () => {
    const upright = layout(seed, { orientation: "vertical" });
    expect(middleX(upright, "n7")).toBe(middleX(upright, "n8"));
    expect(middleY(upright, "n8")).toBeGreaterThan(middleY(upright, "n7"));
    expect(upright.lanes.Delivery!.x).toBe(upright.lanes.Sender!.x + upright.lanes.Sender!.width);
    expect(measureLayout(seed, upright).crossings).toBe(0);
  });
});

describe("any diagram", () => {
  test("nothing, an empty lane, one node, and nodes without edges have a drawing", () => {
    expect(layout(understand("")).height).toBe(0);
    const empty = layout(understand("a { # Empty\n}\n"));
    expect(empty.lanes.a!.height).toBeGreaterThan(0);
    expectFaultless(understand('a { # A\nn1: circle label:"Only"\n}\nb { # B\n}\n'));
    const loose = Array.from({ length: 20 }, (_, k) => `n${k}: rectangle label:"Loose ${k}"`).join("\n");
    expectFaultless(understand(`a { # A\n${loose}\n}\n`));
  });

  test("every pair of handles joins two nodes, in both directions, and a node with itself", () => {
    const sides = ["left", "right", "top", "bottom"];
    for (const out of sides) {
      for (const into of sides) {
        const ends = `.handle(${out})`;
        expectFaultless(
          understand(`a { # A
n1: rectangle label:"One"
n2: diamond label:"Two?"
n3: circle label:"Three"
n1${ends} -> n2.handle(${into}) [label="there"]
n2${ends} -> n1.handle(${into}) [label="back"]
n2${ends} -> b.n4.handle(${into}) [label="below"]
n1${ends} -> n1.handle(${into}) [label="again"]
n3${ends} -> n3.handle(${into})
}
b { # B
n4: rectangle label:"Four"
n4${ends} -> a.n1.handle(${into}) [label="above"]
}
`),
        );
      }
    }
  });

  test("edges pull their ends into one column however many lanes they pass", () => {
    const bodies = new Map([
      [
        1,
        `a: circle
        b: rectangle
        c: rectangle
        d: rectangle
        e: rectangle
        a.handle(right) -> b.handle(left)
        b.handle(right) -> c.handle(left)
        c.handle(right) -> d.handle(left)
        d.handle(right) -> e.handle(left)
        a.handle(bottom) -> L2.f.handle(top)
        b.handle(bottom) -> L60.t.handle(top)
        e.handle(bottom) -> L61.u.handle(top)`,
      ],
      [2, "f: rectangle\nf.handle(bottom) -> L60.t.handle(top)"],
      [60, "t: rectangle\nt.handle(bottom) -> L61.u.handle(top)"],
      [61, "u: rectangle"],
    ]);
    const lanes = Array.from({ length: 61 }, (_, lane) => `L${lane + 1} {\n${bodies.get(lane + 1) ?? ""}\n}`);
    const drawn = layout(understand(lanes.join("\n")));
    expect(middleX(drawn, "t")).toBe(middleX(drawn, "b"));
    expect(middleX(drawn, "u")).toBe(middleX(drawn, "e"));
  });

  test("many edges between the same two nodes, all labelled, keep apart", () => {
    const edges = Array.from({ length: 9 }, (_, k) => `n1.handle(right) -> n2.handle(left) [label="way ${k}"]`);
    expectFaultless(
      understand(`a { # A\nn1: diamond label:"Which?"\nn2: circle label:"End"\n${edges.join("\n")}\n}\n`),
    );
  });

  test("labels of any length and script are wrapped to three lines at most, then cut", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 120 }),
        fc.constantFrom("circle", "rectangle", "diamond"),
        (label, shape) => {
          const text = label.replace(/["\\\r\n]/g, " ");
          const model = understand(`a { # A\nn1: ${shape} label:"${text}"\n}\n`);
          const { lines, nodes } = layout(model);
          expect(lines.n1!.length).toBeLessThanOrEqual(3);
          expect(nodes.n1!.width).toBeLessThanOrEqual(168);
        },
      ),
    );
  });

  test("text is measured by a function that is handed in", () => {
    const measured: string[] = [];
    const measure = (text: string, size: number): number => {
      measured.push(text);
      return text.length * size;
    };
    const wide = layout(seed, { measure });
    expect(measured).toContain("2xx");
    expect(wide.edges["n8->n9"]!.label!.width).toBeGreaterThan(layout(seed).edges["n8->n9"]!.label!.width);
  });

  test("a model is not changed by its drawing", () => {
    expect(() => layout(deepFreeze(understand(readFixtures()[0]!.source)))).not.toThrow();
  });

  test("ids that look like members of objects are ids", () => {
    const drawn = layout(understand('a { # A\n__proto__: rectangle label:"P"\nconstructor: rectangle label:"C"\n}\n'));
    expect(Object.keys(drawn.nodes)).toEqual(["__proto__", "constructor"]);
  });
});

describe("very large diagrams", () => {
  const lanes = (count: number, body: (lane: number) => string): string =>
    Array.from({ length: count }, (_, lane) => `L${lane} { # Lane ${lane}\n${body(lane)}\n}\n`).join("");

  test("a hub with 390 edges and 3,000 nodes in a row come back without a fault but crowded ports", {
    timeout: 30_000,
  }, () => {
    const hub = lanes(3, (lane) =>
      Array.from({ length: 130 }, (_, k) => {
        const id = `n${lane * 130 + k}`;
        return `${id}: rectangle label:"Step"\n${id}.handle(right) -> L0.n0.handle(left)`;
      }).join("\n"),
    );
    const star = understand(hub);
    const metrics = measureLayout(star, layout(star));
    expect(metrics.overlaps + metrics.outside + metrics.through + metrics.slanted + metrics.handles).toBe(0);
    const chain = understand(
      lanes(1, () =>
        Array.from(
          { length: 3000 },
          (_, k) => `n${k}: circle${k > 0 ? `\nn${k - 1}.handle(right) -> n${k}.handle(left)` : ""}`,
        ).join("\n"),
      ),
    );
    const drawn = layout(chain);
    expect(Object.values(drawn.edges).every(({ points }) => points.length === 2)).toBe(true);
  });
});
