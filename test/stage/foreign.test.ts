import { describe, expect, test } from "vitest";
import { layout } from "#core/layout/layout";
import { measure } from "#core/layout/measure";
import { listForeign, measureBy } from "../../web/stage/foreign.ts";
import { understand } from "../render/drawn.ts";

describe("text that the table of Inter's widths lacks", () => {
  test("is found stretch by stretch and character by character; the rest is left to the table", () => {
    expect(listForeign(["Order Größe Ελλάδα Привет → 5 ≥ 3"])).toEqual([]);
    expect(listForeign(["Check 受注 now"])).toEqual(["受注", "受", "注"]);
    expect(listForeign(["e\u0301"])).toEqual([]);
  });

  test("is as wide as it was measured; the table holds for all else", () => {
    const wide = measureBy({ 受注: [3, 4], 受: [1, 1.5], 注: [1, 1.5] });
    for (const text of ["", "Order", "Größe → 5"]) expect(wide(text, 13, 500)).toBeCloseTo(measure(text, 13, 500), 9);
    expect(wide("A 受注 B", 10, 500)).toBeCloseTo(measure("A ", 10, 500) + measure(" B", 10, 500) + 30, 9);
    expect(wide("A 受注 B", 10, 600)).toBeCloseTo(measure("A ", 10, 600) + measure(" B", 10, 600) + 40, 9);
  });

  test("that was measured only in part takes as much as its characters", () => {
    const some = measureBy({ กขค: [5, 5], ก: [1, 1], ข: [2, 2] });
    expect(some("กข", 10, 500)).toBeCloseTo(30, 9);
    expect(some("กค", 10, 500)).toBeCloseTo(10 + measure("ค", 10, 500), 9);
  });

  test("makes a pill of a circle that would be too narrow for it", () => {
    const model = understand('Main { # Main\nn1: circle label:"ꦲꦤꦕꦫꦏ"\n}\n');
    const guessed = layout(model).nodes.n1!;
    const measured = layout(model, { measure: measureBy({ ꦲꦤꦕꦫꦏ: [8, 8] }) }).nodes.n1!;
    expect(measured.width).toBeGreaterThan(guessed.width);
  });
});
