import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compile } from "#core/engine/compile";
import { run } from "#core/engine/run";
import { survey } from "#core/engine/survey";
import { type Story, tellCase } from "#core/engine/tell-case";
import { plans } from "../laws/plans.ts";
import { groupBy, type Row, rowsOf } from "../laws/rows.ts";
import { build } from "./build.ts";
import { seedModel } from "./seed.ts";

vi.setConfig({ testTimeout: 60_000 });

const any = plans({ many: true, drawn: true });
const seed = fc.nat({ max: 2 ** 31 });
const limit = fc.constantFrom(1, 3, 20, 100);
const cases = 8;

/** One departure of a token, in seconds since its case's arrival. */
interface Move {
  readonly token: number;
  readonly way: string;
  readonly time: number;
}

/** What the rows of one case say of where each token went; how a split sends its children is not chosen by them. */
function moves(rows: readonly Row[], birth: number): Move[] {
  const sent = new Set<number>();
  return rows
    .filter(({ token, edge }) => {
      const first = !sent.has(token);
      sent.add(token);
      return edge !== null && (token === 0 || !first);
    })
    .map(({ token, from, edge, time }) => ({ token, way: `${token} ${from} ${edge}`, time: time - birth }))
    .sort((a, b) => a.token - b.token);
}

/** The same of a story. */
function told({ visits }: Story): Move[] {
  return visits
    .filter(({ edge }) => edge !== null)
    .map(({ token, node, edge, until }) => ({ token, way: `${token} ${node} ${edge}`, time: until }))
    .sort((a, b) => a.token - b.token);
}

/** Whether a departure is a token's last, and one more than the trace has of it: the limit came before it arrived (S8). */
function isCutOff(mine: readonly Move[], traced: readonly Move[], i: number): boolean {
  const of = (moves: readonly Move[]) => moves.filter(({ token }) => token === mine[i]!.token).length;
  return mine[i + 1]?.token !== mine[i]!.token && of(mine) === of(traced) + 1;
}

describe("the story of a case", () => {
  test("S7, S8: goes the way of the same case in the trace, edge by edge and moment by moment; what the limit cuts off alone is not there", () => {
    fc.assert(
      fc.property(any, seed, limit, (plan, number, steps) => {
        const model = build(plan);
        const program = compile(model);
        const all = rowsOf(run(model, { cases, seed: number, limit: steps, trace: cases }).trace!);
        for (const rows of groupBy(all, (row) => `${row.start} ${row.case}`).values()) {
          const { start, case: each, time: birth } = rows[0]!;
          const index = program.starts.findIndex(({ node }) => program.nodes.id[node] === start);
          const story = tellCase(model, program, index, each, number, steps);
          const outcomes = new Set(rows.flatMap(({ outcome }) => (outcome === null ? [] : [outcome])));
          expect(new Set(story.outcomes.map(({ id }) => id))).toEqual(outcomes);
          const [traced, mine] = [moves(rows, birth), told(story)];
          const shown = outcomes.has("limit") ? mine.filter((_, i) => !isCutOff(mine, traced, i)) : mine;
          expect(shown.map(({ way }) => way)).toEqual(traced.map(({ way }) => way));
          shown.forEach(({ time }, i) => {
            expect(time).toBeCloseTo(traced[i]!.time, 5);
          });
        }
      }),
      { numRuns: 80 },
    );
  });

  test("S3, L5, L6: each draw lies between the thresholds of the edge that was taken", () => {
    let draws = 0;
    fc.assert(
      fc.property(any, seed, (plan, number) => {
        const model = build(plan);
        const program = compile(model);
        program.starts.forEach((_, i) => {
          for (let each = 0; each < cases; each++) {
            for (const visit of tellCase(model, program, i, each, number, 60).visits) {
              for (const [k, { value, options, taken }] of visit.draws.entries()) {
                draws++;
                expect(value).toBeGreaterThanOrEqual(0);
                expect(value).toBeLessThan(1);
                if (options.length === 0) continue;
                expect(value).toBeLessThan(options[taken]!.upTo);
                if (taken > 0) expect(value).toBeGreaterThanOrEqual(options[taken - 1]!.upTo);
                const edge = options[taken]!.edge;
                const goesOn = edge < 0 || (k === 0 && visit.draws.length > 1);
                expect(edge < 0 ? null : program.edges.id[edge]).toBe(goesOn ? null : visit.edge);
              }
            }
          }
        });
      }),
      { numRuns: 150 },
    );
    expect(draws).toBeGreaterThan(500);
  });

  test("L4: a failed case of the seed has six draws of 70% or more and a counter that was used up", () => {
    const model = seedModel(0.7);
    const program = compile(model);
    const found = survey(model, program, 0, 0, 20_000, 1, 10_000, Infinity);
    const failed = found.outcomes.find(({ label }) => label === "Failed")!;
    const story = tellCase(model, program, 0, failed.first[0]!.case, 1, 10_000);
    const draws = story.visits.flatMap((visit) => visit.draws);
    expect(draws).toHaveLength(6);
    for (const { value } of draws) expect(value).toBeGreaterThanOrEqual(0.7);
    expect(story.visits.filter(({ counter }) => counter !== null).map(({ counter }) => counter!.repeats)).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
  });

  test("refuses a start that is not there and a case that is no number of one", () => {
    const model = seedModel(0.7);
    const program = compile(model);
    expect(() => tellCase(model, program, 9, 0, 1, 100)).toThrow(RangeError);
    expect(() => tellCase(model, program, 0, -1, 1, 100)).toThrow(RangeError);
    expect(() => tellCase(model, program, 0, 0.5, 1, 100)).toThrow(RangeError);
  });
});

describe("a survey of cases", () => {
  test("T5: counts outcomes as a run does, and its percentiles and its longest are cases of those times", () => {
    fc.assert(
      fc.property(any, seed, (plan, number) => {
        const model = build(plan);
        const program = compile(model);
        const results = run(model, { cases: 40, seed: number, limit: 60, trace: 0 });
        results.starts.forEach((result, i) => {
          const found = survey(model, program, i, 0, 40, number, 60, Infinity);
          expect(found.cases).toBe(40);
          for (const { id, count, first } of found.outcomes) {
            expect(count).toBe(result.outcomes.find((one) => one.id === id)!.count);
            for (const each of first) {
              const story = tellCase(model, program, i, each.case, number, 60);
              expect(story.outcomes.map((one) => one.id)).toContain(id);
              expect([story.steps, story.time]).toEqual([each.steps, each.time]);
            }
          }
          expect(found.longest!.time).toBeCloseTo(result.time.max, 5);
          expect(found.p50!.time).toBeLessThanOrEqual(found.p95!.time);
          expect(found.p95!.time).toBeLessThanOrEqual(found.longest!.time);
        });
      }),
      { numRuns: 60 },
    );
  });
});
