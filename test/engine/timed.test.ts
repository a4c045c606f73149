import { describe, expect, test } from "vitest";
import type { Results } from "#core/engine/results";
import { type RunOptions, run } from "#core/engine/run";
import { build, constant, type Plan } from "./build.ts";

const options = { cases: 3, seed: 1, limit: 1000, trace: 0 };

/** n1 -> n2 -> n3: two seconds of service at n2, a case every second, one place in the lane. */
const desk = (lane: { capacity: number; queue?: number }, rest: Partial<Plan> = {}): Plan => ({
  nodes: {
    n1: { shape: "circle", lane: "Desk" },
    n2: { lane: "Desk", takes: constant(2) },
    n3: { shape: "circle", lane: "Desk" },
  },
  edges: { "n1->n2": {}, "n2->n3": {} },
  lanes: { Desk: lane },
  ...rest,
});

function results(plan: Plan, more: Partial<Omit<RunOptions, "budget">> = {}): Results {
  return run(build(plan), { ...options, ...more });
}

describe("one place and a case every second that takes two (T4)", () => {
  test("each waits for those before it, first come first served; all figures by hand", () => {
    const { starts, lanes, nodes, measured } = results(desk({ capacity: 1 }));
    // Served from 0, 2 and 4 to 6; the second waits 1 s, the third 2 s.
    expect(starts[0]!.time).toMatchObject({
      min: 2,
      p50: 3,
      max: 4,
      mean: 3,
      waiting: { mean: 1 },
      service: { mean: 2 },
    });
    expect(starts[0]!.flow).toEqual({ arrived: 3, departed: 3, turned_away: 0, in_flight: 0, throughput: 0.5 });
    expect(lanes.Desk).toEqual({ utilisation: 1, waiting: { mean: 1 }, queue: { mean: 0.5, max: 1 }, cost: 0 });
    expect(nodes).toEqual({ n2: { waiting: { mean: 1 }, queue: { mean: 0.5, max: 1 } } });
    expect(measured).toBe(6);
  });

  test("a full line turns the next away: it does not visit the node, and its outcome says so", () => {
    const { starts, lanes } = results(desk({ capacity: 1, queue: 0 }), { cases: 4 });
    const [start] = starts;
    expect(start!.cases_by_outcome).toEqual([
      { outcomes: ["n3"], count: 2 },
      { outcomes: ["turned-away:Desk"], count: 2 },
    ]);
    expect(start!.nodes.n2).toEqual({ passes: 0.5, reached: 0.5 });
    expect(start!.edges["n1->n2"]).toEqual({ passes: 1, reached: 1, share: 1 });
    expect(start!.flow).toMatchObject({ arrived: 4, departed: 2, turned_away: 2, in_flight: 0 });
    expect(lanes.Desk!.queue).toEqual({ mean: 0, max: 0 });
  });

  test("the trace tells arrival, begin and end of service, also where the fast kernel gives the figures", () => {
    const { trace } = results(desk({ capacity: 1 }), { trace: 3 });
    const served = trace!.time.flatMap((time, i) => (trace!.from[i] === "n2" ? [[trace!.begun![i], time]] : []));
    expect(served).toEqual([
      [0, 2],
      [2, 4],
      [4, 6],
    ]);
    const { trace: _, ...figures } = results(desk({ capacity: 1 }), { trace: 3 });
    expect(figures).toEqual(results(desk({ capacity: 1 })));
  });

  test("circles and diamonds need no place, whatever time they take", () => {
    const plan = desk({ capacity: 1 });
    const slow = {
      ...plan,
      nodes: { ...plan.nodes, n2: { shape: "circle", lane: "Desk", takes: constant(2) } },
    } as Plan;
    expect(results(slow).starts[0]!.time.max).toBe(2);
    expect(results(slow).lanes.Desk).toMatchObject({ utilisation: 0, queue: { mean: 0, max: 0 } });
  });
});

describe("arrivals, warm-up, replications (S2, T5)", () => {
  test("at once: that many cases come together and no more, and all of them count", () => {
    const plan = desk({ capacity: 2 });
    const crowd: Plan = {
      ...plan,
      nodes: { ...plan.nodes, n1: { ...plan.nodes.n1, start: { kind: "at once", count: 6 } } },
    };
    const { starts, measured, lanes } = results(crowd, { cases: 100, warmup: { value: 5, unit: "cases" } });
    expect(starts[0]).toMatchObject({ cases: 6, time: { min: 2, max: 6 } });
    expect(lanes.Desk).toMatchObject({ utilisation: 1, queue: { mean: 2, max: 4 } });
    expect(measured).toBe(6);
  });

  test("a start goes on until every other has its cases: the surplus takes part and is not counted", () => {
    const plan = desk({ capacity: 1 });
    const two: Plan = {
      ...plan,
      nodes: {
        ...plan.nodes,
        n4: { shape: "circle", lane: "Desk", start: { kind: "every", seconds: 10 } },
        n5: { lane: "Back" },
      },
      edges: { ...plan.edges, "n4->n5": {} },
    };
    const { starts } = results(two);
    expect(starts.map(({ cases }) => cases)).toEqual([3, 3]);
    // n4 has its third case at 20 s, where the next of n1 would come; 20 did before, of which one was done every 2 s.
    expect(starts[0]!.flow).toMatchObject({ arrived: 20, departed: 10, in_flight: 10 });
    expect(starts[0]!.time.max).toBe(4);
  });

  test("warm-up cases fill the line before the counted ones; resources are measured from the first of those", () => {
    const { starts, measured } = results(desk({ capacity: 1 }), { warmup: { value: 4, unit: "cases" } });
    // Case 4 comes at 4 s and is served from 8 s; case 6 is done at 14 s.
    expect(starts[0]!.time).toMatchObject({ min: 6, max: 8 });
    expect(starts[0]!.flow).toMatchObject({ arrived: 7, departed: 7, in_flight: 0 });
    expect(measured).toBe(10);
  });

  test("over replications means have Student intervals, and one replication has none", () => {
    const plan = desk({ capacity: 1 });
    const random: Plan = {
      ...plan,
      nodes: { ...plan.nodes, n2: { lane: "Desk", takes: { family: "exponential", mean: 0.5 } } },
    };
    const once = results(random, { cases: 200 });
    expect(JSON.stringify(once.lanes)).not.toContain("ci95");
    const often = results(random, { cases: 200, replications: 8 });
    expect(often.replications).toBe(8);
    expect(often.starts[0]!.cases).toBe(1600);
    const { mean, ci95 } = often.starts[0]!.time;
    expect(ci95![0]).toBeLessThan(mean);
    expect(ci95![1]).toBeGreaterThan(mean);
    const { utilisation, utilisation_ci95, queue, waiting } = often.lanes.Desk!;
    expect(utilisation_ci95![0]).toBeLessThan(utilisation!);
    expect(utilisation_ci95![1]).toBeGreaterThan(utilisation!);
    expect(queue.ci95![0]).toBeLessThan(queue.ci95![1]);
    expect(waiting.ci95![0]).toBeLessThan(waiting.ci95![1]);
  });

  test("without capacities replications are so many more cases, each replication with numbers of its own", () => {
    const { lanes: _, ...free } = desk({ capacity: 1 });
    const branch: Plan = { ...free, nodes: { ...free.nodes, n4: { shape: "diamond" }, n5: {}, n6: {} } };
    const plan = { ...branch, edges: { ...branch.edges, "n3->n4": {}, "n4->n5": {}, "n4->n6": {} } };
    const often = results(plan, { cases: 500, replications: 3 });
    expect(often.starts[0]!.cases).toBe(1500);
    const alone = [0, 1, 2].map(
      (turn) =>
        results(plan, { cases: 500, warmup: { value: turn * 2 ** 32, unit: "cases" } }).starts[0]!.outcomes[0]!.count,
    );
    expect(often.starts[0]!.outcomes[0]!.count).toBe(alone.reduce((a, b) => a + b, 0));
    expect(new Set(alone).size).toBeGreaterThan(1);
  });

  test("two tokens of a case wait for the same lane one after the other", () => {
    const { starts } = results(
      {
        nodes: {
          n1: { shape: "circle" },
          n2: { takes: constant(2) },
          n3: { takes: constant(3) },
          n4: { shape: "circle", joins: true },
        },
        edges: { "n1->n2": {}, "n1->n3": {}, "n2->n4": {}, "n3->n4": {} },
        lanes: { Main: { capacity: 1 } },
      },
      { cases: 1 },
    );
    // n3 waits 2 s for the lane, then the token from n2 waits 3 s at the join.
    expect(starts[0]!.time).toMatchObject({ mean: 5, waiting: { mean: 5 }, service: { mean: 5 } });
  });
});

describe("bounds", () => {
  test("a run with queues is given up when its budget is used up, always in the same way", () => {
    const model = build(desk({ capacity: 1 }));
    const order = { ...options, cases: 1000, budget: 2000 };
    expect(run(model, order)).toEqual({ kind: "over-budget", budget: 2000, start: "n1", cases: 0 });
    expect(run(model, { ...order, budget: 1e9 })).not.toHaveProperty("kind");
  });

  test("so is one whose line grows over its part of the budget", () => {
    const plan = desk({ capacity: 1 });
    const crowd: Plan = {
      ...plan,
      nodes: { ...plan.nodes, n1: { ...plan.nodes.n1, start: { kind: "at once", count: 5000 } } },
    };
    expect(run(build(crowd), { ...options, cases: 5000, budget: 1e6 })).toMatchObject({ kind: "over-budget" });
    expect(run(build(crowd), { ...options, cases: 5000, budget: 1e7 })).not.toHaveProperty("kind");
  });

  test.each([{ seed: -1 }, { limit: 0 }, { cases: 1.5 }, { replications: 0 }])("%j is a RangeError", (wrong) => {
    expect(() => results(desk({ capacity: 1 }), wrong)).toThrow(RangeError);
  });

  test("no case at all: every figure is there and is 0", () => {
    const none = results(desk({ capacity: 1 }), { cases: 0 });
    expect(JSON.stringify(none.starts)).not.toContain("null");
    expect(none.lanes.Desk).toMatchObject({ utilisation: 0, queue: { mean: 0, max: 0 } });
  });
});
