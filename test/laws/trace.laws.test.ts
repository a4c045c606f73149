import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compile } from "#core/engine/compile";
import type { TraceColumns } from "#core/engine/results";
import { run } from "#core/engine/run";
import { mostEvents } from "#core/engine/trace";
import { walk } from "#core/engine/walk";
import { build, constant, type Plan } from "../engine/build.ts";
import { seedModel } from "../engine/seed.ts";
import { plans } from "./plans.ts";
import { groupBy, rowsOf, tokenOf } from "./rows.ts";

vi.setConfig({ testTimeout: 60_000 });

const any = plans({ many: true, drawn: true });
const seed = fc.nat({ max: 2 ** 31 });
const limit = fc.constantFrom(1, 3, 20, 100);

function traceOf(plan: Plan, cases: number, number: number, steps: number): TraceColumns {
  return run(build(plan), { cases, seed: number, limit: steps, trace: cases }).trace!;
}

describe("the trace", () => {
  test("T1: its events are ordered by (time, start, case, token), and no token goes back in time", () => {
    fc.assert(
      fc.property(any, seed, limit, (plan, number, steps) => {
        const model = build(plan);
        const rows = rowsOf(run(model, { cases: 8, seed: number, limit: steps, trace: 8 }).trace!);
        const starts = model.starts.map(({ node }) => model.nodes[node]!.id);
        rows.forEach((row, i) => {
          expect(row.arrival).toBeGreaterThanOrEqual(row.time);
          if (i === 0) return;
          const before = rows[i - 1]!;
          const order = [before, row].map((part) => [part.time, starts.indexOf(part.start), part.case, part.token]);
          const at = order[0]!.findIndex((value, j) => value !== order[1]![j]);
          if (at >= 0) expect(order[0]![at]).toBeLessThan(order[1]![at]!);
        });
        for (const path of [...groupBy(rows, tokenOf).values()]) {
          path.slice(1).forEach((row, i) => {
            expect(row.time).toBeGreaterThanOrEqual(path[i]!.arrival);
          });
        }
      }),
      { numRuns: 80 },
    );
  });

  test("each token begins once, goes from where it is to where its edge leads, and ends once", () => {
    fc.assert(
      fc.property(any, seed, limit, (plan, number, steps) => {
        for (const path of groupBy(rowsOf(traceOf(plan, 8, number, steps)), tokenOf).values()) {
          const [first, ...rest] = path;
          if (first!.token === 0) expect(first).toMatchObject({ from: null, edge: null });
          else
            expect(first!.edge === null ? first!.to : first!.from).toBe(
              first!.edge === null ? null : first!.edge.split("->")[0],
            );
          expect(path.filter(({ to }) => to === null)).toHaveLength(1);
          expect(path.at(-1)!.to).toBe(null);
          rest.forEach((row, i) => {
            expect(row.from).toBe(path[i]!.to);
            if (row.edge !== null) expect(row.edge.replace(/#.*/, "")).toBe(`${row.from}->${row.to}`);
          });
          for (const { outcome, to } of path) if (to !== null) expect(outcome).toBe(null);
        }
      }),
      { numRuns: 80 },
    );
  });

  test("every token that is born of a split was sent by one that ended there", () => {
    fc.assert(
      fc.property(any, seed, (plan, number) => {
        const rows = rowsOf(traceOf(plan, 8, number, 60));
        const paths = [...groupBy(rows, tokenOf).values()];
        const births = paths.filter(([first]) => first!.token > 0).length;
        const splits = paths.filter(
          (path) => path.at(-1)!.outcome === null && plan.nodes[path.at(-1)!.from!]!.splits === "all",
        );
        const sent = splits.reduce((sum, path) => {
          const node = path.at(-1)!.from!;
          const out = Object.keys(plan.edges).filter(
            (edge) => edge.startsWith(`${node}->`) && !plan.edges[edge]!.implicit,
          ).length;
          return sum + (plan.nodes[node]!.joins ? 0 : out);
        }, 0);
        const joins = Object.values(plan.nodes).some((node) => node.joins);
        if (!joins) expect(births).toBe(sent);
      }),
      { numRuns: 80 },
    );
  });

  test("replayed, it gives the visits, passes and outcomes that the walk counted for those cases", () => {
    fc.assert(
      fc.property(any, seed, limit, (plan, number, steps) => {
        const model = build(plan);
        const program = compile(model);
        const results = run(model, { cases: 8, seed: number, limit: steps, trace: 8 });
        const rows = rowsOf(results.trace!);
        for (const [start, result] of results.starts.entries()) {
          const own = rows.filter((row) => row.start === result.start);
          const tally = walk(program, start, 0, 8, number, steps);
          for (const [node, id] of program.nodes.id.entries()) {
            const joins = program.nodes.joins[node]!;
            const arrived = own.filter((row) => row.to === id);
            // At a join an arrival is a visit once the token has gone on or ended in some other way than waiting.
            const waits = own.filter((row) => row.from === id && row.to === null && row.outcome?.startsWith("stuck"));
            if (joins === 0) expect(arrived.length).toBe(tally.visits[node]);
            else expect(arrived.length).toBeGreaterThanOrEqual(tally.visits[node]! + waits.length);
          }
          for (const [edge, id] of program.edges.id.entries()) {
            expect(own.filter((row) => row.edge === id).length).toBe(tally.passes[edge]);
          }
          const sets = groupBy(
            own.filter(({ outcome }) => outcome !== null),
            (row) => row.case,
          );
          const rowsBySet = new Map<string, number>();
          for (const ends of sets.values()) {
            const set = [...new Set(ends.map(({ outcome }) => outcome))].sort().join();
            rowsBySet.set(set, (rowsBySet.get(set) ?? 0) + 1);
          }
          const counted = result.cases_by_outcome.map(
            ({ outcomes, count }) => [[...outcomes].sort().join(), count] as const,
          );
          expect(new Map(counted)).toEqual(rowsBySet);
        }
      }),
      { numRuns: 120 },
    );
  });

  test("its last event of a case is as long after the case's arrival as the sojourn time says", () => {
    fc.assert(
      fc.property(any, seed, limit, (plan, number, steps) => {
        const results = run(build(plan), { cases: 1, seed: number, limit: steps, trace: 1 });
        for (const { start, time } of results.starts) {
          const own = rowsOf(results.trace!).filter((row) => row.start === start);
          expect(Math.max(...own.map((row) => row.time)) - own[0]!.time).toBeCloseTo(time.max, 6);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("tracing changes nothing of the results, and a longer trace begins with the shorter one's cases", () => {
    const options = { cases: 50, seed: 3, limit: 100 };
    const { trace, ...traced } = run(seedModel(0.5), { ...options, trace: 20 });
    expect(traced).toEqual(run(seedModel(0.5), { ...options, trace: 0 }));
    const longer = rowsOf(run(seedModel(0.5), { ...options, trace: 50 }).trace!);
    expect(longer.filter((row) => row.case < 20)).toEqual(rowsOf(trace!));
    expect(run(seedModel(0.5), { ...options, trace: 1000 }).trace!.case.at(-1)).toBeLessThan(50);
  });

  test("S2: cases are numbered on from the warm-up, and the clock begins with the first counted one", () => {
    const { trace } = run(seedModel(0.5), {
      cases: 3,
      seed: 3,
      limit: 100,
      trace: 3,
      warmup: { value: 40, unit: "cases" },
    });
    const born = rowsOf(trace!).filter(({ from }) => from === null);
    expect(born.map((row) => [row.case, row.time])).toEqual([
      [40, 0],
      [41, 1],
      [42, 2],
    ]);
  });

  test("travel and service show: a token leaves when its service is done and arrives when its way is", () => {
    const trace = traceOf(
      { nodes: { a: { takes: constant(2) }, b: { takes: constant(3) } }, edges: { "a->b": { takes: constant(5) } } },
      1,
      1,
      10,
    );
    expect([trace.time, trace.arrival]).toEqual([
      [0, 2, 10],
      [0, 7, 10],
    ]);
  });

  test("it ends before the case that would exceed the most events, at each start for itself", () => {
    const { trace } = run(
      build({
        nodes: { a: { shape: "circle" }, b: {}, c: { shape: "circle" }, d: {} },
        edges: { "a->b": {}, "b->b": {}, "c->d": {} },
      }),
      { cases: 200, seed: 1, limit: 5000, trace: 200 },
    );
    expect(trace!.time.length).toBeLessThanOrEqual(mostEvents);
    const cases = (start: string): number => new Set(trace!.case.filter((_, i) => trace!.start[i] === start)).size;
    expect(cases("a")).toBe(Math.floor(mostEvents / 2 / 5001));
    expect(cases("c")).toBe(200);
  });
});
