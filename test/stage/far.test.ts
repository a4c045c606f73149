import { describe, expect, test } from "vitest";
import type { Box } from "#core/layout/geometry";
import { layout } from "#core/layout/layout";
import { measure } from "#core/layout/measure";
import { chooseDetail, thinLine } from "../../web/stage/detail.ts";
import { chooseKeyLabels, farLine } from "../../web/stage/far.ts";
import { leastScale } from "../../web/stage/fit.ts";
import { understand } from "../render/drawn.ts";
import { inventProcess } from "./process.ts";

const model = understand(inventProcess(120));
const drawing = layout(model, { density: "compact", odds: true });

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test("text is written out down to the scale at which it is 11 px high, and no further", () => {
  for (const density of ["standard", "compact"] as const) {
    const least = leastScale({ density });
    expect(chooseDetail({ density }, least)).toBe("full");
    expect(chooseDetail({ density }, least * 0.99)).toBe("far");
  }
});

test("a thin line is a pixel wide on the stage, give or take a tenth", () => {
  for (let scale = 0.03; scale < 1; scale *= 1.07) expect(Math.abs(thinLine(scale) * scale - 1)).toBeLessThan(0.1);
});

describe("labels for afar", () => {
  test.each([0.85, 0.7, 0.5, 0.3, 0.15, 0.07])("at %f keep off nodes and one another, and in their nodes", (scale) => {
    const labels = chooseKeyLabels(model, drawing, scale);
    const boxes = labels.map(({ lines, x, y }): Box => {
      const width = Math.max(...lines.map((line) => measure(line, 11, 600)));
      return { x: x - width / 2, y: y - farLine / 2, width, height: farLine * lines.length };
    });
    for (const [i, { id, inside }] of labels.entries()) {
      for (const [node, { x, y, width, height }] of Object.entries(drawing.nodes)) {
        const box = { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
        if (!inside || node !== id) expect(meet(boxes[i]!, box), `${id} and ${node}`).toBe(false);
        else if (drawing.nodes[id] === undefined) throw new Error(id);
        else {
          expect(boxes[i]!.x).toBeGreaterThanOrEqual(box.x);
          expect(boxes[i]!.x + boxes[i]!.width).toBeLessThanOrEqual(box.x + box.width);
        }
      }
      for (let k = 0; k < i; k++) expect(meet(boxes[i]!, boxes[k]!), `${id} and ${labels[k]!.id}`).toBe(false);
    }
    expect(labels.length).toBeGreaterThan(0);
  });

  test("get fewer the farther one is, and the start is still named when most others are not", () => {
    const count = [0.85, 0.6, 0.4, 0.2, 0.1].map((scale) => chooseKeyLabels(model, drawing, scale).length);
    for (let i = 1; i < count.length; i++) expect(count[i]).toBeLessThanOrEqual(count[i - 1]!);
    expect(chooseKeyLabels(model, drawing, 0.4).map(({ id }) => id)).toContain("n1");
  });
});
