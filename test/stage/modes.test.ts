import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "#core/engine/compile";
import { run } from "#core/engine/run";
import { tellCase } from "#core/engine/tell-case";
import { arrangeTrace, listCases, pickRows } from "../../web/play/modes.ts";
import { readMoment, writeMoment } from "../../web/play/moment.ts";
import { pickCase } from "../../web/play/pick-case.ts";
import { composeLines, drawDigits, listDraws, retell } from "../../web/play/story-lines.ts";
import { chartLegs } from "../../web/stage/chart.ts";
import { build } from "../engine/build.ts";
import { seedModel } from "../engine/seed.ts";
import { plans } from "../laws/plans.ts";

const any = plans({ many: true, drawn: true });
const seed = fc.nat({ max: 2 ** 31 });

function walk(plan: Parameters<typeof build>[0], number: number) {
  const model = build(plan);
  const trace = run(model, { cases: 6, seed: number, limit: 60, trace: 6 }).trace!;
  return { model, trace };
}

describe("a mode", () => {
  test("all at once lets every case begin at 0 and keeps each event's distance from its case's begin", () => {
    fc.assert(
      fc.property(any, seed, (plan, number) => {
        const { trace } = walk(plan, number);
        const all = arrangeTrace(trace, "all", null);
        expect(all.time).toHaveLength(trace.time.length);
        for (const each of listCases(all)) expect(each.begun).toBe(0);
        for (const name of listCases(trace)) expect(pickRows(all, name)).toEqual(pickRows(trace, name));
        all.time.slice(1).forEach((time, i) => {
          expect(time).toBeGreaterThanOrEqual(all.time[i]!);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("one case has the rows of that case alone, the others none or all", () => {
    fc.assert(
      fc.property(any, seed, (plan, number) => {
        const { trace } = walk(plan, number);
        const cases = listCases(trace);
        const rows = cases.map((name) => arrangeTrace(trace, "one", name).time.length);
        expect(rows.reduce((sum, each) => sum + each, 0)).toBe(trace.time.length);
        expect(arrangeTrace(trace, "stream", cases[0] ?? null)).toBe(trace);
      }),
      { numRuns: 60 },
    );
  });

  test("a followed case keeps its very legs, in the time of all", () => {
    fc.assert(
      fc.property(any, seed, (plan, number) => {
        const { model, trace } = walk(plan, number);
        const legs = chartLegs(model, trace);
        const parts = listCases(trace).map((name) => {
          const start = model.starts.findIndex(({ node }) => model.nodes[node]!.id === name.start);
          const picked = pickCase(legs, start, name.case);
          expect([picked.duration, picked.pace]).toEqual([legs.duration, legs.pace]);
          for (const token of picked.tokens) expect([token.start, token.case]).toEqual([start, name.case]);
          return picked.count;
        });
        expect(parts.reduce((sum, each) => sum + each, 0)).toBe(legs.count);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a story in lines", () => {
  test("S7: a story told by the rows of its trace has the times that it had without", () => {
    fc.assert(
      fc.property(any, seed, (plan, number) => {
        const { model, trace } = walk(plan, number);
        const program = compile(model);
        for (const name of listCases(trace)) {
          const start = model.starts.findIndex(({ node }) => model.nodes[node]!.id === name.start);
          const story = tellCase(model, program, start, name.case, number, 60);
          if (story.outcomes.some(({ id }) => id === "limit" || id.includes(":"))) continue;
          const retold = retell(story, pickRows(trace, name));
          for (const token of new Set(story.visits.map((visit) => visit.token))) {
            const before = story.visits.filter((visit) => visit.token === token);
            const after = retold.filter((visit) => visit.token === token);
            expect(after.map(({ node, edge }) => [node, edge])).toEqual(before.map(({ node, edge }) => [node, edge]));
            after.forEach(({ until }, k) => {
              expect(until).toBeCloseTo(before[k]!.until, 4);
            });
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("L4: the six attempts of a failed case are told as two, a fold and the end, and no draw is lost", () => {
    const model = seedModel(0);
    const story = tellCase(model, compile(model), 0, 0, 1, 10_000);
    const lines = composeLines(story.visits);
    expect(lines.filter(({ again }) => again > 0)).toHaveLength(1);
    expect(lines.length).toBeLessThan(8);
    expect(listDraws(story.visits).flatMap(({ draws }) => draws)).toHaveLength(6);
  });

  test("a draw is written with as many digits as tell it from its thresholds", () => {
    const options = [
      { edge: 0, upTo: 0.7 },
      { edge: 1, upTo: 1 },
    ];
    expect(drawDigits({ value: 0.81, options, taken: 1 })).toBe(2);
    expect(drawDigits({ value: 0.70004, options, taken: 1 })).toBe(5);
    expect(drawDigits({ value: 0.69999, options, taken: 0 })).toBe(2);
  });
});

describe("a link to a moment", () => {
  test("gives back the time to a thousandth, the mode and the case that were written", () => {
    const name = fc.record({ start: fc.string({ minLength: 1 }), case: fc.nat() });
    const mode = fc.constantFrom("stream" as const, "one" as const, "all" as const, "heat" as const);
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), mode, fc.option(name), (thousandths, each, chosen) => {
        const moment = { time: thousandths / 1000, mode: each, chosen };
        expect(readMoment(writeMoment(moment))).toEqual(moment);
      }),
    );
  });

  test.each(["", "?t=", "?t=-1", "?t=soon", "?t=Infinity", "?mode=one"])("is none in %j", (search) => {
    expect(readMoment(search)).toBe(null);
  });
});
