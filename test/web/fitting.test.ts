import { describe, expect, test } from "vitest";
import { measure } from "#core/layout/measure";
import { fitLayout, railSize, suits } from "../../web/fitting.ts";
import { leastScale } from "../../web/stage/fit.ts";
import { readFixtures } from "../diagrams.ts";
import { understand } from "../render/drawn.ts";
import { inventProcess } from "../stage/process.ts";

const seed = understand(readFixtures().find(({ name }) => name === "fixtures/seed.fz")!.source);
const drawIn = (width: number, height: number, start: string | null = "n1", model = seed) =>
  fitLayout(model, { room: { width, height }, start, measure, before: null });

describe("a drawing in a room", () => {
  test("is standard where its text can be read whole, compact where not, upright where it is narrow", () => {
    expect(drawIn(4000, 2000).manner).toBe("standard");
    expect(drawIn(1000, 500).manner).toBe("compact");
    expect(drawIn(390, 600).manner).toBe("upright");
    expect(drawIn(390, 600).layout.orientation).toBe("vertical");
  });

  test("folds the lanes that the start's cases never come to only where there is not room for all", () => {
    const { whole, folded } = drawIn(1150, 560);
    expect(folded).toBe(false);
    const k = leastScale({ density: "compact" });
    const short = drawIn(whole!.width * k, whole!.height * k - 60);
    expect(short.folded).toBe(true);
    expect(Object.keys(short.layout.lanes)).toEqual(["Sender", "Delivery"]);
    expect(short.layout.height * k).toBeLessThanOrEqual(whole!.height * k - 60 - railSize + 24);
    expect(Object.keys(drawIn(whole!.width * k, 300, "n13").layout.lanes)).toEqual(["Sender", "Receiver"]);
  });

  test("folds nothing where all lanes were asked for, or every lane is reached", () => {
    expect(drawIn(700, 300, null).folded).toBe(false);
    expect(drawIn(700, 300, "n1", understand(inventProcess(30))).folded).toBe(false);
  });

  test("is made again in another room just where it would come out in another manner", { timeout: 60_000 }, () => {
    const rooms = [400, 620, 1150, 1800].flatMap((width) => [250, 560, 1500].map((height) => ({ width, height })));
    for (const start of ["n1", null]) {
      const made = rooms.map(({ width, height }) => drawIn(width, height, start));
      rooms.forEach((room, i) => {
        expect(suits(made[i]!, seed, room, start), JSON.stringify(room)).toBe(true);
        rooms.forEach((other, k) => {
          const same = made[i]!.manner === made[k]!.manner && made[i]!.folded === made[k]!.folded;
          if (!same) expect(suits(made[i]!, seed, other, start), JSON.stringify([room, other])).toBe(false);
        });
      });
    }
  });

  test("of very many nodes is not tried in the standard manner, and answers the same with a room of its own size", () => {
    const large = understand(inventProcess(200));
    const made = drawIn(1000, 500, "n1", large);
    expect([made.manner, made.standard, made.folded]).toEqual(["compact", null, false]);
    expect(suits(made, large, { width: 900, height: 480 }, "n1")).toBe(true);
    expect(suits(made, large, { width: 9000, height: 4800 }, "n1")).toBe(false);
  });
});
