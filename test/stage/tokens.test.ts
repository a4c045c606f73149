import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartLegs } from "../../web/stage/chart.ts";
import { Doing } from "../../web/stage/legs.ts";
import { createPlacement, trailDots, trailGap, Way } from "../../web/stage/placement.ts";
import { findLead, placeTokens, prepareTokens } from "../../web/stage/tokens.ts";
import { draw, type Row, sorted, trace, walk } from "./fixture.ts";

// a -> b -> d? -> c -> e, and d? -> b again; b and c take a second.
const spots = [
  ["a", "circle", 100, 200],
  ["b", "rectangle", 300, 200],
  ["d", "diamond", 500, 200],
  ["c", "rectangle", 700, 100],
  ["e", "circle", 900, 100],
] as const;
const links = [
  ["a", "b"],
  ["b", "d"],
  ["d", "c", "Yes"],
  ["d", "b", "No"],
  ["c", "e"],
] as const;
const { model, layout } = draw(spots, links);
const once = ["a", "b", "d", "c", "e"];
const twice = ["a", "b", "d", "b", "d", "c", "e"];

function prepare(rows: readonly Row[]) {
  return prepareTokens(model, layout, chartLegs(model, trace(sorted(rows))));
}

const oneCase = walk(once, 0, { serves: "bc" });

/** Cases that arrive at some times, each once or twice round. */
const streams = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.boolean(), fc.constantFrom(0.25, 1, 3)), {
    minLength: 1,
    maxLength: 12,
  })
  .map((cases) =>
    cases.flatMap(([at, again, stay], i) => walk(again ? twice : once, at / 4, { case: i, stay, serves: "bc" })),
  );
const moments = fc.double({ min: 0, max: 30, noNaN: true });

const shown = (placed: ReturnType<typeof placeTokens>) =>
  placed.dots + [...placed.serving, ...placed.crowds].reduce((sum, { count }) => sum + count, 0);

/** All that a placement says of its dots and no more: its columns are longer. */
const seen = ({
  dots,
  places,
  start,
  token,
  trail,
  way,
  close,
  bends,
  serving,
  crowds,
}: ReturnType<typeof placeTokens>) => ({
  dots: Array.from({ length: dots }, (_, i) => ({
    place: places.slice(2 * i, 2 * i + 2),
    about: [start[i], token[i], trail[i], way[i], close[i]],
    bends: way[i] === Way.bent ? bends.slice(2 * i * trailDots, 2 * (i * trailDots + trail[i]!)) : null,
  })),
  serving: serving.map((each) => ({ ...each })),
  crowds: crowds.map((each) => ({ ...each })),
});

describe("tokens", () => {
  test("are a pure function of trace and time: the same answer whatever was asked before", () => {
    fc.assert(
      fc.property(streams, fc.array(moments, { minLength: 1, maxLength: 8 }), (rows, times) => {
        const asked = prepare(rows);
        const answers = times.map((time) => seen(placeTokens(asked, time)));
        const room = createPlacement();
        for (const [i, time] of [...times.entries()].reverse()) {
          expect(seen(placeTokens(asked, time, room))).toEqual(answers[i]);
          expect(seen(placeTokens(prepare(rows), time))).toEqual(answers[i]);
        }
      }),
    );
  });

  test("are shown exactly once each: as many as were born less as many as are gone", () => {
    fc.assert(
      fc.property(streams, moments, (rows, time) => {
        const choreography = prepare(rows);
        const alive = choreography.legs.tokens.filter((token) => token.born <= time && time < token.gone).length;
        const placed = placeTokens(choreography, time);
        expect(shown(placed)).toBe(alive);
        expect(new Set(placed.token.slice(0, placed.dots)).size).toBe(placed.dots);
      }),
    );
  });

  test("have legs that follow one another from birth until they are gone, without gap or overlap", () => {
    fc.assert(
      fc.property(streams, (rows) => {
        const { legs } = prepare(rows);
        legs.tokens.forEach((token, index) => {
          let at = token.born;
          for (let i = 0; i < legs.count; i++) {
            if (legs.token[i] !== index) continue;
            expect(legs.from[i]).toBe(at);
            at = legs.until[i]!;
          }
          expect(at).toBe(token.gone);
        });
      }),
    );
  });

  test("lie on an edge of their way or inside a node that it passes", () => {
    const onSegment = (x: number, y: number, [ax, ay]: readonly number[], [bx, by]: readonly number[]) =>
      x >= Math.min(ax!, bx!) - 9 &&
      x <= Math.max(ax!, bx!) + 9 &&
      y >= Math.min(ay!, by!) - 9 &&
      y <= Math.max(ay!, by!) + 9;
    const onDrawing = (x: number, y: number) =>
      Object.values(layout.edges).some(({ points }) =>
        points.some((p, i) => i > 0 && onSegment(x, y, points[i - 1]!, p)),
      ) || Object.values(layout.nodes).some((b) => x >= b.x && x <= b.x + b.width && y >= b.y && y <= b.y + b.height);
    fc.assert(
      fc.property(streams, moments, (rows, time) => {
        const { dots, places, trail, way, bends } = placeTokens(prepare(rows), time);
        for (let i = 0; i < dots; i++) {
          const [x, y] = [places[2 * i]!, places[2 * i + 1]!];
          expect(onDrawing(x, y)).toBe(true);
          for (let k = 1; k <= trail[i]!; k++) {
            const at = 2 * (i * trailDots + k - 1);
            const back = k * trailGap;
            const [dx, dy] = [
              [-back, 0],
              [0, -back],
              [back, 0],
              [0, back],
            ][way[i]!] ?? [bends[at]! - x, bends[at + 1]! - y];
            expect(onDrawing(x + dx!, y + dy!)).toBe(true);
          }
        }
      }),
    );
  });

  test("T3: glide along edges without travel time in the first part of the stay that follows, then are served until they leave", () => {
    const choreography = prepare(oneCase);
    const early = placeTokens(choreography, 0.3);
    expect([early.dots, early.serving]).toEqual([1, []]);
    expect(early.places[0]).toBe(200);
    expect(early.places[1]).toBe(200);
    const served = placeTokens(choreography, 0.8);
    expect(served.dots).toBe(0);
    expect(served.serving).toEqual([{ node: 1, count: 1, progress: expect.closeTo(0.5, 9) }]);
    expect(placeTokens(choreography, 0.999_999).serving[0]!.progress).toBeCloseTo(1, 4);
  });

  test("glide through a node without service time, along the paths on both sides of it", () => {
    const choreography = prepare(oneCase);
    const path = Array.from({ length: 40 }, (_, i) => [
      ...placeTokens(choreography, 1 + (0.6 * i) / 40).places.slice(0, 2),
    ]);
    expect(path[0]).toEqual([350, 200]);
    expect(path.some(([x, y]) => x! > 460 && x! < 540 && y === 200)).toBe(true);
    expect(path.at(-1)![0]).toBeGreaterThan(630);
    for (let i = 1; i < path.length; i++) expect(path[i]![0]).toBeGreaterThanOrEqual(path[i - 1]![0]!);
  });

  test("end with a glide that takes a short time after their last event, and the duration includes it", () => {
    const { legs } = prepare(oneCase);
    expect(legs.pace.tail).toBeCloseTo(0.6, 9);
    expect(legs.duration).toBeCloseTo(2 + 0.6, 9);
    expect(legs.doing[legs.count - 1]).toBe(Doing.gliding);
  });

  test("keep the true time on edges that take travel time", () => {
    const rows: Row[] = [
      { time: 0, to: "a" },
      { time: 0, arrival: 10, from: "a", to: "b" },
      { time: 10, from: "b", outcome: "b" },
    ];
    const choreography = prepare(rows);
    expect([...placeTokens(choreography, 5).places.slice(0, 2)]).toEqual([200, 200]);
    expect([...placeTokens(choreography, 2.5).places.slice(0, 2)]).toEqual([175, 200]);
  });

  test("are close where they all but cover one another, and only the last of those has a trail", () => {
    const rows = (apart: number) =>
      sorted([0, 1, 2].flatMap((i) => walk(["a", "b"], i * apart, { case: i, serves: "b" })));
    // The glide from a to b is 100 long and takes 0.6 s.
    const crowd = placeTokens(prepare(rows(0.01)), 0.5);
    expect([...crowd.close.slice(0, 3)]).toEqual([0, 1, 1]);
    expect([...crowd.trail.slice(0, 3)]).toEqual([0, 0, trailDots]);
    const apart = placeTokens(prepare(rows(0.1)), 0.5);
    expect([...apart.close.slice(0, 3)]).toEqual([0, 0, 0]);
    expect([...apart.trail.slice(0, 3)]).toEqual([trailDots, trailDots, trailDots]);
  });

  test("are led by the one that was born first", () => {
    const choreography = prepare([...oneCase, ...walk(once, 0.5, { case: 1, serves: "bc" })]);
    expect(findLead(choreography, 0.8)).toEqual({ x: 300, y: 200 });
    expect(findLead(choreography, 1.8)).toEqual({ x: 700, y: 100 });
    expect(findLead(choreography, 100)).toBeNull();
  });

  test("are told apart by their start", () => {
    const two = draw(
      [
        ["a", "circle", 0, 0],
        ["z", "circle", 0, 200],
        ["b", "rectangle", 200, 0],
      ],
      [
        ["a", "b"],
        ["z", "b"],
      ],
    );
    const rows = sorted([...walk(["a", "b"], 0, { serves: "b" }), ...walk(["z", "b"], 0, { serves: "b", start: "z" })]);
    const placed = placeTokens(prepareTokens(two.model, two.layout, chartLegs(two.model, trace(rows))), 0.2);
    expect([...placed.start.slice(0, placed.dots)].sort()).toEqual([0, 1]);
  });
});

describe("waiting", () => {
  // s splits to p and q, which join at j.
  const fork = draw(
    [
      ["s", "rectangle", 100, 200],
      ["p", "rectangle", 300, 100],
      ["q", "rectangle", 300, 300],
      ["j", "rectangle", 600, 200],
    ],
    [
      ["s", "p"],
      ["s", "q"],
      ["p", "j"],
      ["q", "j"],
    ],
    ["j"],
  );
  const rowsOf = (number: number, at: number, late: number): Row[] => {
    const about = { case: number, start: "s" };
    return [
      { ...about, time: at, to: "s" },
      { ...about, time: at, from: "s" },
      { ...about, token: 1, time: at, from: "s", to: "p" },
      { ...about, token: 2, time: at, from: "s", to: "q" },
      { ...about, token: 1, time: at + 1, from: "p", to: "j" },
      { ...about, token: 2, time: at + late, from: "q", to: "j" },
      { ...about, token: 2, time: at + late, from: "j" },
      { ...about, token: 1, time: at + late + 1, from: "j", outcome: "j" },
    ];
  };
  const prepareFork = (rows: readonly Row[]) =>
    prepareTokens(fork.model, fork.layout, chartLegs(fork.model, trace(sorted(rows))));

  test("S5: a token at a join stands on the edge it came by until the last one has come, then is served", () => {
    const choreography = prepareFork(rowsOf(0, 0, 5));
    const waiting = placeTokens(choreography, 4);
    expect(waiting.dots).toBe(1);
    expect([...waiting.places.slice(0, 2)]).toEqual([550 - 15, 200]);
    expect(waiting.serving).toEqual([{ node: 2, count: 1, progress: expect.any(Number) }]);
    const served = placeTokens(choreography, 5.9);
    expect(served.serving.filter(({ node }) => node === 3)).toHaveLength(1);
  });

  test("those beyond a line of five are counted, and nobody is counted twice", () => {
    const rows = Array.from({ length: 12 }, (_, i) => rowsOf(i, 0.01 * i, 30)).flat();
    const placed = placeTokens(prepareFork(rows), 20);
    const line = fork.model.edges.findIndex((edge) => edge.id === "p->j");
    expect(placed.dots).toBe(5);
    expect(placed.crowds).toEqual([{ edge: line, count: 7, x: expect.any(Number), y: expect.any(Number) }]);
    expect(placed.serving).toEqual([{ node: 2, count: 12, progress: expect.any(Number) }]);
  });

  test("S4: a split that takes no time hands the way to it on to the tokens that it makes", () => {
    const rows: Row[] = [
      { time: 0, start: "s", to: "s" },
      { time: 0, start: "s", from: "s" },
      { time: 0, start: "s", token: 1, from: "s", to: "p" },
      { time: 0, start: "s", token: 2, from: "s", to: "q" },
      { time: 1, start: "s", token: 1, from: "p", outcome: "p" },
      { time: 1, start: "s", token: 2, from: "q", outcome: "q" },
    ];
    const placed = placeTokens(prepareFork(rows), 0.3);
    expect(placed.dots).toBe(2);
    expect(placed.serving).toEqual([]);
  });
});
