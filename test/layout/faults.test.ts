import { describe, expect, test } from "vitest";
import { parse } from "#core/language/parse";
import { layout } from "#core/layout/layout";
import { lower } from "#core/model/lower";
import { readFixtures, readShared, type Sample } from "../diagrams.ts";
import { inventDiagram } from "./fuzz.ts";
import { faults, measureLayout, sumMetrics } from "./metrics.ts";

const invented = Array.from(
  { length: 400 },
  (_, seed): Sample => ({ name: `fuzz ${seed}`, source: inventDiagram(seed) }),
);

const sets: readonly (readonly [name: string, samples: readonly Sample[]])[] = [
  ["fixtures", readFixtures()],
  ["diagrams", readShared("diagrams")],
  ["corpus", readShared("corpus")],
  ["fuzz", invented],
];

/** Crossings that the drawings of a set have in all: no change may add to them unseen. */
const crossings: Readonly<Record<"horizontal" | "vertical", Readonly<Record<string, number>>>> = {
  horizontal: { fixtures: 0, diagrams: 122, corpus: 19, fuzz: 1668 },
  vertical: { fixtures: 0, diagrams: 119, corpus: 18, fuzz: 1674 },
};

for (const orientation of ["horizontal", "vertical"] as const) {
  describe(`drawings with ${orientation} lanes`, () => {
    for (const [set, samples] of sets) {
      test.skipIf(samples.length === 0)(
        `no fault in any drawing of ${set}, and no more crossings than on record`,
        { timeout: 240_000 },
        () => {
          const measured = samples.map(({ name, source }) => {
            const { model } = lower(parse(source).tree);
            const said: string[] = [];
            const metrics = measureLayout(model, layout(model, { orientation, odds: true }), (what) => said.push(what));
            return { name, metrics, said };
          });
          const total = sumMetrics(measured.map(({ metrics }) => metrics));
          console.log(
            `${orientation} ${set} (${samples.length}): ${JSON.stringify({ ...total, length: Math.round(total.length) })}`,
          );
          const faulty = measured.filter(({ metrics }) => faults(metrics) > 0);
          expect(faulty.map(({ name, said }) => `${name}: ${said.slice(0, 3).join("; ")}`)).toEqual([]);
          expect(total.crossings).toBeLessThanOrEqual(crossings[orientation][set]!);
        },
      );
    }
  });
}

test("the metrics see a fault that is put into a drawing without any", () => {
  const [seed] = readFixtures().filter(({ name }) => name === "fixtures/seed.fz");
  const { model } = lower(parse(seed?.source ?? "").tree);
  const good = layout(model);
  const { n7, n8 } = good.nodes;
  if (n7 === undefined || n8 === undefined) throw new Error("the seed has n7 and n8");
  const edge = good.edges["n8->n9"]!;
  const slanted = edge.points.map(([x, y], at): readonly [number, number] => [x, at === 0 ? y + 9 : y]);
  expect(faults(measureLayout(model, good))).toBe(0);
  expect(measureLayout(model, { ...good, nodes: { ...good.nodes, n7: n8 } }).overlaps).toBe(1);
  expect(measureLayout(model, { ...good, nodes: { ...good.nodes, n7: { ...n7, y: -500 } } }).outside).toBe(1);
  expect(
    measureLayout(model, { ...good, edges: { ...good.edges, "n8->n9": { ...edge, points: slanted } } }).slanted,
  ).toBeGreaterThan(0);
  expect(measureLayout(model, { ...good, edges: { ...good.edges, "n8->n10": edge } }).collinear).toBeGreaterThan(0);
  expect(measureLayout(model, { ...good, edges: { ...good.edges, "n8->n10": edge } }).handles).toBeGreaterThan(0);
});

test("the same model has the same drawing, to the byte, whatever was drawn before it", () => {
  const all = [...readFixtures(), ...readShared("corpus")];
  const draw = ({ source }: Sample): string => JSON.stringify(layout(lower(parse(source).tree).model, { odds: true }));
  const forward = all.map(draw);
  expect([...all].reverse().map(draw).reverse()).toEqual(forward);
});
