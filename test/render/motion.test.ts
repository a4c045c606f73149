import { describe, expect, test } from "vitest";
import { run } from "#core/engine/run";
import { layout } from "#core/layout/layout";
import { chooseCases } from "#core/render/choose";
import { readJourneys } from "#core/render/journeys";
import { planMotion } from "#core/render/rides";
import { layRoads } from "#core/render/roads";
import { readFixtures, readShared, seedPage } from "../diagrams.ts";
import { inventDiagram } from "../layout/fuzz.ts";
import { draw, understand } from "./drawn.ts";
import { type Element, readXml, walk } from "./read-xml.ts";

function plan(source: string) {
  const model = understand(source);
  const { trace } = run(model, { cases: 100, seed: 1, limit: 1000, trace: 100 });
  const cases = chooseCases(readJourneys(trace!));
  const joins = model.nodes.filter(({ joinsAll, incoming }) => joinsAll && incoming.length > 1).map(({ id }) => id);
  const roads = layRoads(model, layout(model));
  return { model, cases, roads, motion: planMotion(cases, new Set(joins), roads) };
}

const sources = [
  ...[...readFixtures(), ...readShared("diagrams").slice(0, 6)].map(({ source }) => source),
  ...Array.from({ length: 10 }, (_, seed) => inventDiagram(seed)),
];

const plans = sources.map(plan);
const planOfSeed = plan(seedPage);

describe("the cases that are shown", () => {
  const { cases } = planOfSeed;

  test("are few, of every start, none too long to be watched", () => {
    expect(new Set(cases.map(({ start }) => start))).toEqual(new Set(["n1", "n13"]));
    expect(cases.length).toBeLessThanOrEqual(6);
    for (const { edges } of cases) expect(edges.length).toBeLessThanOrEqual(20);
  });

  test("show a first success, a retry, a delivery that is processed and one that is rejected", () => {
    const ways = cases.map(({ edges }) => edges.join(" "));
    expect(ways.some((way) => way.includes("n8->n9") && !way.includes("n11->n7"))).toBe(true);
    expect(ways.some((way) => way.includes("n11->n7"))).toBe(true);
    expect(ways.some((way) => way.includes("n15->n16"))).toBe(true);
    expect(ways.some((way) => way.includes("n15->n17"))).toBe(true);
  });

  test("stay few and short where cases are endless or many", () => {
    for (const { cases: some } of plans) {
      expect(some.length).toBeLessThanOrEqual(6);
      for (const { journeys } of some) {
        expect(journeys.length).toBeLessThanOrEqual(12);
        for (const { hops } of journeys) expect(hops.length).toBeLessThanOrEqual(21);
      }
    }
  });
});

describe("a ride", () => {
  test("never goes back in time or place, and lies within its path and the whole", () => {
    for (const { motion } of plans) {
      for (const { stops, length } of motion.rides) {
        let before = { time: 0, place: 0 };
        for (const stop of stops) {
          expect(stop.time).toBeGreaterThanOrEqual(before.time - 1e-9);
          expect(stop.place).toBeGreaterThanOrEqual(before.place - 1e-9);
          before = stop;
        }
        expect(before.place).toBeLessThanOrEqual(length + 1e-9);
        expect(before.time).toBeLessThan(motion.duration);
      }
      for (const { from, until } of motion.stays) expect(until).toBeGreaterThan(from);
    }
  });

  test("follows the edges that its token took, all of them, in order", () => {
    const { cases, motion, roads } = planOfSeed;
    const paths = motion.rides.map(({ path }) => path);
    expect(paths.length).toBe(cases.length);
    cases.forEach(({ edges }, i) => {
      const whole = edges.map((edge) => roads.get(edge)!.path).join("");
      expect(paths[i]!.replace(/^M[^L]*/, "")).toBe(whole);
    });
  });

  test("goes at a pace that the eye can follow", () => {
    for (const { stops } of planOfSeed.motion.rides) {
      for (let i = 1; i < stops.length; i++) {
        const [a, b] = [stops[i - 1]!, stops[i]!];
        // Four times as fast below nodes; the longest ways may be faster, so that nobody waits for them.
        if (b.place > a.place + 1e-6) expect((b.place - a.place) / (b.time - a.time)).toBeLessThan(4 * 500);
      }
    }
  });
});

describe("the animation", () => {
  const root = readXml(draw(seedPage, { animate: true }));
  const animations = [...walk(root)].filter(({ name }) => name.startsWith("animate"));
  const list = (element: Element, key: string) => (element.attributes.get(key) ?? "").split(";");

  test("has a moment for every value, from 0 to 1, in order, and repeats for ever in step", () => {
    expect(animations.length).toBeGreaterThan(20);
    for (const one of animations) {
      const moments = list(one, "keyTimes").map(Number);
      const values = list(one, one.name === "animateMotion" ? "keyPoints" : "values");
      expect(values.length).toBe(moments.length);
      expect(moments[0]).toBe(0);
      if (one.attributes.get("calcMode") !== "discrete") expect(moments.at(-1)).toBe(1);
      expect([...moments].sort((a, b) => a - b)).toEqual(moments);
      expect(one.attributes.get("repeatCount")).toBe("indefinite");
      expect(one.attributes.get("dur")).toBe(animations[0]!.attributes.get("dur"));
    }
  });

  test("takes no more than half a minute, and less than 150 kB of text", () => {
    expect(Number.parseFloat(animations[0]!.attributes.get("dur")!)).toBeLessThan(30);
    expect(draw(seedPage, { animate: true, flow: true, theme: "dark" }).length).toBeLessThan(150_000);
  });

  test("is not there for who wants no motion, nor where nothing moves", () => {
    expect(draw(seedPage, { animate: true })).toContain(
      "@media (prefers-reduced-motion:reduce){.motion{display:none}}",
    );
    for (const still of [draw(seedPage), draw("A {\nn1: circle\n}\n", { animate: true })]) {
      expect(still).not.toMatch(/animate|<style/);
    }
  });

  test("hides tokens where no animation plays", () => {
    const tokens = [...walk(root)].filter(({ children }) =>
      children.some((child) => typeof child !== "string" && child.name === "animateMotion"),
    );
    expect(tokens.length).toBeGreaterThan(3);
    for (const { attributes } of tokens) expect(attributes.get("opacity")).toBe("0");
  });
});
