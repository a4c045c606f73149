import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Point } from "#core/layout/geometry";
import { edgeWidth, pointArrow } from "#core/render/arrow";
import { placeCaption } from "#core/render/captions";
import { distance, flatten, roundedPath } from "#core/render/corners";
import { between, easeLayout } from "../../web/stage/between.ts";
import { clampView, fitView, followView, leastScale } from "../../web/stage/fit.ts";
import { countUpTo, indexIntervals } from "../../web/stage/intervals.ts";
import { measureTracks, placeOnTrack } from "../../web/stage/tracks.ts";
import { draw } from "./fixture.ts";

/** Paths of right angles. */
const paths = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 8 }).map((lengths) => {
  const points: Point[] = [[0, 0]];
  lengths.forEach((length, i) => {
    const [x, y] = points.at(-1)!;
    points.push(i % 2 === 0 ? [x + length, y] : [x, y + length]);
  });
  return points;
});

describe("a rounded path", () => {
  test("begins and ends where the path does and never leaves its corners by more than the radius", () => {
    fc.assert(
      fc.property(paths, (points) => {
        const flat = flatten(points);
        expect(flat[0]).toEqual(points[0]);
        expect(flat.at(-1)).toEqual(points.at(-1));
        for (const [x, y] of flat) {
          const near = points.some((p, i) => {
            const [ax, ay] = points[Math.max(0, i - 1)]!;
            const dx = Math.max(Math.min(ax, p[0]) - x, 0, x - Math.max(ax, p[0]));
            const dy = Math.max(Math.min(ay, p[1]) - y, 0, y - Math.max(ay, p[1]));
            return Math.hypot(dx, dy) < 9;
          });
          expect(near).toBe(true);
        }
      }),
    );
  });

  test("is one line without corners and empty without points", () => {
    expect(
      roundedPath([
        [0, 0],
        [10, 0],
      ]),
    ).toBe("M0,0L10,0");
    expect(roundedPath([[0, 0]])).toBe("");
  });
});

describe("an arrow", () => {
  test("has its tip where the edge ends, and its line ends inside the head", () => {
    fc.assert(
      fc.property(paths, fc.double({ min: 1.2, max: 4.5, noNaN: true }), (points, width) => {
        const { line, head } = pointArrow(points, width);
        const tip = points.at(-1)!;
        expect(head.startsWith(`M${tip[0]},${tip[1]}L`)).toBe(true);
        const gap = distance(line.at(-1)!, tip);
        expect(gap).toBeGreaterThan(0 - 1e-9);
        expect(gap).toBeLessThanOrEqual(distance(points.at(-2)!, tip));
      }),
    );
  });

  test("grows with the square root of the passes, from 1.2 to 4.5 pixels", () => {
    expect([0, 1e-6, 100].map(edgeWidth)).toEqual([1.2, 1.2, 4.5]);
    expect(edgeWidth(1) / edgeWidth(0.25)).toBeCloseTo(2, 9);
  });
});

describe("a track", () => {
  const { model, layout } = draw(
    [
      ["a", "circle", 100, 100],
      ["b", "circle", 400, 300],
      ["c", "circle", 900, 300],
    ],
    [
      ["a", "b"],
      ["b", "c"],
    ],
  );
  const tracks = measureTracks(model, layout);
  const out = new Float64Array(2);

  test("is walked at even speed from the first point to the last", () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1), fc.double({ min: 0, max: 0.99, noNaN: true }), (edge, u) => {
        const length = tracks.length[edge]!;
        placeOnTrack(tracks, edge, u * length, out, 0);
        const here: Point = [out[0]!, out[1]!];
        placeOnTrack(tracks, edge, u * length + 0.01, out, 0);
        expect(distance(here, [out[0]!, out[1]!])).toBeCloseTo(0.01, 3);
      }),
    );
    placeOnTrack(tracks, 0, -5, out, 0);
    expect([...out]).toEqual([150, 100]);
    placeOnTrack(tracks, 0, 1e9, out, 0);
    expect([...out]).toEqual([350, 300]);
  });
});

describe("an index of intervals", () => {
  test("finds exactly those that hold a moment, half open, in order", () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(spans, fc.integer({ min: -1, max: 62 }), (list, time) => {
        const sorted = list.toSorted((a, b) => a[0] - b[0]);
        const from = Float64Array.from(sorted, ([at]) => at);
        const until = Float64Array.from(sorted, ([at, length]) => at + length);
        const found: number[] = [];
        const room = new Int32Array(from.length);
        const count = indexIntervals(from, until).at(time, room);
        found.push(...room.slice(0, count));
        expect(found).toEqual(sorted.flatMap(([at, length], i) => (at <= time && time < at + length ? [i] : [])));
      }),
    );
  });

  test("refuses intervals that are not sorted", () => {
    expect(() => indexIntervals(Float64Array.of(2, 1), Float64Array.of(3, 3))).toThrow(RangeError);
  });

  test("counts how many values are at most a time", () => {
    expect([0, 1, 1.5, 9].map((time) => countUpTo(Float64Array.of(1, 1, 2), time))).toEqual([0, 2, 2, 3]);
  });
});

describe("between two layouts", () => {
  const spots = [
    ["a", "circle", 100, 100],
    ["b", "rectangle", 400, 100],
    ["c", "circle", 700, 300],
  ] as const;
  const links = [
    ["a", "b"],
    ["b", "c"],
  ] as const;
  const one = draw(spots, links).layout;
  const other = draw(
    [
      ["a", "circle", 100, 100],
      ["b", "rectangle", 400, 300],
      ["c", "circle", 700, 300],
    ],
    links,
  ).layout;

  test("lies the first at 0 and the second itself at 1", () => {
    expect(between(one, other, 1)).toBe(other);
    expect(between(one, other, 0).nodes).toEqual(one.nodes);
  });

  test("every edge stays on the outlines of its nodes while both move", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (u) => {
        const { edges, nodes } = between(one, other, u);
        const b = nodes.b!;
        expect(edges["a->b"]!.points.at(-1)![1]).toBeCloseTo(b.y + b.height / 2, 6);
        expect(edges["b->c"]!.points[0]![1]).toBeCloseTo(b.y + b.height / 2, 6);
        expect(edges["b->c"]!.points.at(-1)).toEqual([650, 300]);
      }),
    );
  });

  test("what only the second has stands at its place", () => {
    const fewer = draw(spots.slice(0, 2), links.slice(0, 1)).layout;
    expect(between(fewer, other, 0.5).nodes.c).toEqual(other.nodes.c);
  });

  test("time is eased from 0 to 1, never back", () => {
    expect([easeLayout(0), easeLayout(1)]).toEqual([0, 1]);
    for (let i = 1; i <= 50; i++) expect(easeLayout(i / 50)).toBeGreaterThanOrEqual(easeLayout((i - 1) / 50));
    expect(easeLayout(0.5)).toBeGreaterThan(0.5);
  });
});

describe("fit", () => {
  const { layout } = draw([["a", "circle", 100, 200]], []);
  const rooms = fc.record({ width: fc.integer({ min: 50, max: 3000 }), height: fc.integer({ min: 50, max: 2000 }) });

  test("never makes text smaller than 11 pixels", () => {
    fc.assert(
      fc.property(rooms, (room) => {
        expect(fitView(layout, room, { x: 100, y: 200 }).k * 12).toBeGreaterThanOrEqual(11 - 1e-9);
      }),
    );
    expect(leastScale(layout)).toBeCloseTo(11 / 12, 9);
  });

  test("shows all of a drawing that fits, but for a margin of 12 pixels, in the middle, and else begins at its start", () => {
    fc.assert(
      fc.property(rooms, fc.double({ min: 13, max: 987, noNaN: true }), (room, x) => {
        const view = fitView(layout, room, { x, y: 200 });
        const width = layout.width * view.k;
        if (width <= room.width + 24) expect(view.x).toBeCloseTo((room.width - width) / 2, 6);
        else {
          expect(view.x).toBeLessThanOrEqual(0);
          expect(view.x + width).toBeGreaterThanOrEqual(room.width - 1e-6);
          const seen = x * view.k + view.x;
          expect(seen).toBeGreaterThanOrEqual(0);
          expect(seen).toBeLessThanOrEqual(room.width);
        }
      }),
    );
  });

  test("following brings a point into sight and moves no farther than it must", () => {
    fc.assert(
      fc.property(
        rooms,
        fc.double({ min: 0, max: 1000, noNaN: true }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        (room, x, y) => {
          const view = fitView(layout, room, { x: 0, y: 0 });
          const next = followView(view, layout, room, { x, y });
          expect(next.k).toBe(view.k);
          expect(x * next.k + next.x).toBeLessThanOrEqual(Math.max(room.width, layout.width * view.k + view.x) + 1e-6);
          expect(x * next.k + next.x).toBeGreaterThanOrEqual(Math.min(0, view.x) - 1e-6);
          expect(followView(next, layout, room, { x, y })).toEqual(next);
        },
      ),
    );
  });

  test("the camera never loses the drawing", () => {
    fc.assert(
      fc.property(rooms, fc.integer({ min: -1e5, max: 1e5 }), fc.integer({ min: -1e5, max: 1e5 }), (room, x, y) => {
        const view = clampView({ k: 1, x, y }, layout, room);
        expect(view.x).toBeLessThan(room.width);
        expect(view.x + layout.width).toBeGreaterThan(0);
        expect(view.y).toBeLessThan(room.height);
        expect(view.y + layout.height).toBeGreaterThan(0);
      }),
    );
  });
});

describe("a caption", () => {
  const spots = [
    ["a", "rectangle", 200, 100],
    ["b", "rectangle", 500, 100],
    ["c", "rectangle", 500, 155],
  ] as const;
  const { layout } = draw(spots, [["a", "b"]]);

  test("stands in the middle below its node where that is free", () => {
    expect(placeCaption(layout, "a", 80)).toEqual({ x: 160, y: 123, width: 80, height: 14 });
  });

  test("stands above where another node is below, and nowhere where there is no room", () => {
    expect(placeCaption(layout, "b", 80)!.y).toBe(63);
    const full = draw([...spots, ["d", "rectangle", 500, 45]], []).layout;
    expect(placeCaption(full, "b", 80)).toBeNull();
  });

  test("stands beside an edge that leaves below, on the side without its label", () => {
    const edges = {
      "a->b": {
        points: [
          [200, 120],
          [200, 300],
        ] as Point[],
        label: { x: 205, y: 125, width: 40, height: 20 },
      },
    };
    const place = placeCaption({ ...layout, edges }, "a", 60)!;
    expect(place.x + place.width).toBeLessThanOrEqual(200);
    expect(place.y).toBe(123);
  });
});
