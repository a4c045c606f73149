import { describe, expect, test } from "vitest";
import { parse } from "#core/language/parse";
import { type LayoutOptions, layout } from "#core/layout/layout";
import { keepPlaces } from "#core/layout/recall";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { readFixtures, readShared } from "../diagrams.ts";
import { appendNodes, countMoved } from "./editions.ts";
import { inventDiagram } from "./fuzz.ts";
import { faults, measureLayout } from "./metrics.ts";

const understand = (source: string): Model => lower(parse(source).tree).model;

const samples = [...readFixtures(), ...readShared("corpus"), ...readShared("diagrams")];
const seed = readFixtures().find(({ name }) => name === "fixtures/seed.fz")!.source;
const ways: readonly LayoutOptions[] = [{ odds: true }, { odds: true, orientation: "vertical", density: "compact" }];

describe("a drawing that starts from the one before", () => {
  test("is that one, to the byte, where nothing was edited; an appended node leaves at least 99% of the nodes in their columns, without a fault", {
    timeout: 120_000,
  }, () => {
    for (const { name, source } of samples) {
      for (const way of ways) {
        const model = understand(source);
        const before = layout(model, way);
        const again = layout(model, { ...way, before: keepPlaces(before) });
        expect(JSON.stringify(again) === JSON.stringify(before), name).toBe(true);
        for (const next of appendNodes(source, 2).map(understand)) {
          const after = layout(next, { ...way, before: keepPlaces(before) });
          const said: string[] = [];
          expect(faults(measureLayout(next, after, (what) => said.push(what))), `${name}: ${said[0]}`).toBe(0);
          expect(countMoved(before, after), name).toBeLessThanOrEqual(0.01 * Object.keys(before.nodes).length);
        }
      }
    }
  });

  test("has no fault after any edit: nodes and edges gone, others come", { timeout: 120_000 }, () => {
    for (let number = 0; number < 40; number++) {
      const source = inventDiagram(number);
      const lines = source.split("\n");
      const isEdge = (line: string): boolean => line.includes("->");
      // Every fifth edge is not there yet in the first text, and every seventh line gone in the second.
      const first = lines.filter((line, k) => !isEdge(line) || k % 5 !== 0).join("\n");
      const second = lines.filter((line, k) => !/^n\d/.test(line) || k % 7 !== 3).join("\n");
      for (const way of ways) {
        let before = layout(understand(first), way);
        for (const text of [source, second, source]) {
          const model = understand(text);
          const said: string[] = [];
          before = layout(model, { ...way, before: keepPlaces(before) });
          expect(faults(measureLayout(model, before, (what) => said.push(what))), `${number}: ${said[0]}`).toBe(0);
        }
      }
    }
  });

  test("depends on the model, the options and that drawing only, and changes none of them", () => {
    const before = layout(understand(seed), { odds: true });
    const kept = JSON.stringify(before);
    for (const text of appendNodes(seed, 5)) {
      const draw = (): string => JSON.stringify(layout(understand(text), { odds: true, before: keepPlaces(before) }));
      const drawn = draw();
      layout(understand(inventDiagram(7)), { before: keepPlaces(before) });
      expect(draw()).toBe(drawn);
    }
    expect(JSON.stringify(before)).toBe(kept);
  });

  test("is made anew where the other one shows another diagram, or runs in the other direction", () => {
    const model = understand(seed);
    const anew = JSON.stringify(layout(model));
    const other = layout(understand('Sender { # S\nn1: circle label:"Other"\nn2: circle label:"End"\n}\n'));
    expect(JSON.stringify(layout(model, { before: keepPlaces(other) }))).toBe(anew);
    expect(JSON.stringify(layout(model, { before: keepPlaces(layout(model, { orientation: "vertical" })) }))).toBe(
      anew,
    );
  });

  test("makes room for a node between two others, whose order it keeps", () => {
    const model = understand(seed);
    const before = layout(model);
    const between = seed
      .replace(
        "n7.handle(right) -> n8.handle(left)",
        "n7.handle(right) -> mid.handle(left)\nmid.handle(right) -> n8.handle(left)",
      )
      .replace(/^n8: /m, 'mid: rectangle label:"Between"\nn8: ');
    const after = layout(understand(between), { before: keepPlaces(before) });
    expect(countMoved(before, after)).toBe(0);
    const { n7, mid, n8 } = after.nodes;
    expect(n7!.x).toBeLessThan(mid!.x);
    expect(mid!.x).toBeLessThan(n8!.x);
    expect(mid!.y + mid!.height / 2).toBe(n7!.y + n7!.height / 2);
  });
});
