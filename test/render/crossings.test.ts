import { describe, expect, test } from "vitest";
import type { Layout, Point } from "#core/layout/geometry";
import { layout } from "#core/layout/layout";
import { findCrossings } from "#core/render/crossings";
import { readFixtures, readShared } from "../diagrams.ts";
import { inventDiagram } from "../layout/fuzz.ts";
import { understand } from "./drawn.ts";

function plain(edges: Readonly<Record<string, readonly Point[]>>, orientation: Layout["orientation"] = "horizontal") {
  return {
    orientation,
    edges: Object.fromEntries(Object.entries(edges).map(([id, points]) => [id, { points, label: null }])),
  };
}

const cross = {
  level: [
    [0, 10],
    [40, 10],
  ],
  upright: [
    [20, 30],
    [20, 0],
  ],
} as const;

describe("findCrossings", () => {
  test("lets what runs across the lanes' direction give way to what runs along it", () => {
    expect(findCrossings(plain(cross))).toEqual([{ under: "upright", piece: 0, along: 20, over: "level" }]);
    expect(findCrossings(plain(cross, "vertical"))).toEqual([{ under: "level", piece: 0, along: 20, over: "upright" }]);
  });

  test("does not count what only touches, nor an edge that crosses itself", () => {
    const touching = {
      ...cross,
      upright: [
        [20, 30],
        [20, 10],
      ] as const,
    };
    expect(findCrossings(plain(touching))).toEqual([]);
    const own: Point[] = [
      [0, 10],
      [40, 10],
      [40, 30],
      [20, 30],
      [20, 0],
    ];
    expect(findCrossings(plain({ own }))).toEqual([]);
  });

  test("tells each crossing of two edges once, in order along the one that gives way", () => {
    const sources = [...readFixtures(), ...readShared("diagrams").slice(0, 6)].map(({ source }) => source);
    sources.push(...Array.from({ length: 16 }, (_, seed) => inventDiagram(seed)));
    let found = 0;
    for (const source of sources) {
      for (const orientation of ["horizontal", "vertical"] as const) {
        const drawn = layout(understand(source), { orientation });
        const crossings = findCrossings(drawn);
        found += crossings.length;
        expect(crossings.map(({ under, over, piece, along }) => `${under} ${piece} ${along} ${over}`).sort()).toEqual(
          countPairs(drawn),
        );
        const byPiece = new Map<string, number>();
        for (const { under, piece, along } of crossings) {
          expect(along).toBeGreaterThanOrEqual(byPiece.get(`${under} ${piece}`) ?? 0);
          byPiece.set(`${under} ${piece}`, along);
        }
      }
    }
    expect(found).toBeGreaterThan(20);
  });
});

/** The same by trying every pair of pieces. */
function countPairs({ edges, orientation }: Layout): string[] {
  const flow = orientation === "horizontal" ? 0 : 1;
  const pieces = Object.entries(edges).flatMap(([id, { points }]) =>
    points.slice(1).map((to, piece) => ({ id, piece, from: points[piece]!, to })),
  );
  const inside = (value: number, a: number, b: number) => value > Math.min(a, b) && value < Math.max(a, b);
  return pieces
    .flatMap((under) =>
      pieces.flatMap((over) => {
        if (under.id === over.id || under.from[flow] !== under.to[flow] || over.from[1 - flow] !== over.to[1 - flow])
          return [];
        const [x, y] = [under.from[flow]!, over.from[1 - flow]!];
        if (!inside(x, over.from[flow]!, over.to[flow]!) || !inside(y, under.from[1 - flow]!, under.to[1 - flow]!))
          return [];
        return [`${under.id} ${under.piece} ${Math.abs(y - under.from[1 - flow]!)} ${over.id}`];
      }),
    )
    .sort();
}
