import { expect, test } from "vitest";
import { findGaps } from "#core/render/gaps";

const upright = (x: number) => ({
  points: [
    [x, 0],
    [x, 100],
  ] as const,
  label: null,
});
const level = (y: number) => ({
  points: [
    [0, y],
    [100, y],
  ] as const,
  label: null,
});

test("a gap is as wide as the edge that passes over needs", () => {
  const edges = { over: level(50), under: upright(50) };
  const gaps = (width: number) => findGaps({ edges, orientation: "horizontal" }, () => width).get("under");
  const [thin, thick] = [gaps(1.6)?.[0], gaps(4.5)?.[0]];
  expect(thin).toEqual({ piece: 0, from: 46, to: 54 });
  expect(thick!.to - thick!.from).toBeCloseTo(thin!.to - thin!.from + 2.9, 9);
});

test("gaps that would leave a speck between them are one, others stay apart", () => {
  const gaps = (distance: number) =>
    findGaps(
      { edges: { a: level(40), b: level(40 + distance), under: upright(50) }, orientation: "horizontal" },
      () => 1.6,
    ).get("under");
  expect(gaps(9)).toEqual([{ piece: 0, from: 36, to: 53 }]);
  expect(gaps(13)).toHaveLength(2);
});

test("only an edge that gives way has gaps", () => {
  const edges = { over: level(50), under: upright(50), free: upright(200) };
  expect([...findGaps({ edges, orientation: "horizontal" }, () => 1.6).keys()]).toEqual(["under"]);
  expect([...findGaps({ edges, orientation: "vertical" }, () => 1.6).keys()]).toEqual(["over"]);
});
