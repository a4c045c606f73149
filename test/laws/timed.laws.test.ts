import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { compile } from "#core/engine/compile";
import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import type { Program } from "#core/engine/program";
import type { TraceColumns } from "#core/engine/results";
import { run } from "#core/engine/run";
import { type Replication, type ReplicationOrder, replicate } from "#core/engine/timed/replicate";
import { isSingle, replicateSingle } from "#core/engine/timed/replicate-single";
import { withoutTimes } from "#core/engine/timed/without-times";
import { walk } from "#core/engine/walk";
import { sumLimbs, toBigInt } from "#core/engine/wide";
import type { Model } from "#core/model/model";
import { build, type Plan } from "../engine/build.ts";
import { bytesOf } from "../engine/bytes.ts";
import { plans } from "./plans.ts";
import { groupBy, rowsOf, tokenOf } from "./rows.ts";

vi.setConfig({ testTimeout: 60_000 });

const file = new URL("../../core/engine/fast/wasm/lockstep.wasm", import.meta.url);
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {});
let turns = 0;
const kernel: Kernel = {
  ...(exports as unknown as Kernel),
  turn() {
    turns++;
    return (exports as unknown as Kernel).turn();
  },
};

const any = plans({ many: true, drawn: true });
const single = plans({ many: false, drawn: true });
const seed = fc.nat({ max: 2 ** 31 });
const limit = fc.constantFrom(1, 2, 3, 7, 40, 150);
const capacities = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 });
const queues = fc.array(fc.constantFrom(null, null, 0, 1, 4), { minLength: 3, maxLength: 3 });
const endless = [null, null, null];

/** The plan with its nodes in three lanes of those limits. */
function inLanes(plan: Plan, units: readonly number[], lines: readonly (number | null)[]): Plan {
  const lane = (i: number): string => `L${i % 3}`;
  const limits = units.map((capacity, i) => ({ capacity, ...(lines[i] == null ? {} : { queue: lines[i]! }) }));
  return {
    ...plan,
    nodes: Object.fromEntries(Object.entries(plan.nodes).map(([id, node], i) => [id, { ...node, lane: lane(i) }])),
    lanes: Object.fromEntries(limits.map((value, i) => [lane(i), value])),
  };
}

function replicated(program: Program, order: Partial<ReplicationOrder>): Replication {
  const done = replicate({
    program,
    warmup: program.starts.map(() => 0),
    cases: 40,
    replication: 0,
    seed: 1,
    limit: 100,
    allowance: Infinity,
    room: Infinity,
    traced: 0,
    journal: null,
    ...order,
  });
  if (done === null) throw new Error("given up");
  return done;
}

function total(limbs: Float64Array): bigint {
  let sum = 0n;
  for (let at = 0; at < limbs.length; at += sumLimbs) sum += toBigInt(limbs, at, sumLimbs);
  return sum;
}

describe("capacity is the only difference (T4, S7)", () => {
  test("lanes with room for everybody give what no capacity gives, to the last byte, joins and limits and all", () => {
    fc.assert(
      fc.property(any, seed, limit, (plan, number, steps) => {
        const program = compile(build(inLanes(plan, [1e6, 1e6, 1e6], endless)));
        const { tallies } = replicated(program, { seed: number, limit: steps });
        for (const [start, tally] of tallies.entries()) {
          expect(bytesOf(tally)).toBe(bytesOf(walk(program, start, 0, 40, number, steps)));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("whoever waits, cases of one token pass what they pass without time, in as many steps and with the same service", () => {
    fc.assert(
      fc.property(single, seed, limit, capacities, (plan, number, steps, units) => {
        const program = compile(build(inLanes(plan, units, endless)));
        const { tallies } = replicated(program, { seed: number, limit: steps });
        for (const [start, tally] of tallies.entries()) {
          const untimed = walk(program, start, 0, 40, number, steps);
          const { times, waiting } = untimed;
          expect(bytesOf({ ...tally, times, waiting })).toBe(bytesOf(untimed));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("cases of several tokens too, unless time decides who meets at a join or whom the limit cuts off", () => {
    fc.assert(
      fc.property(any, seed, capacities, (plan, number, units) => {
        const apart = Object.fromEntries(
          Object.entries(plan.nodes).map(([id, node]) => [id, { ...node, joins: false }]),
        );
        const program = compile(build(inLanes({ ...plan, nodes: apart }, units, endless)));
        const { tallies } = replicated(program, { seed: number, limit: 100 });
        for (const [start, tally] of tallies.entries()) {
          const untimed = walk(program, start, 0, 40, number, 100);
          fc.pre(![...untimed.sets.keys()].some((set) => set.endsWith(limitOf(program))));
          const { times, waiting } = untimed;
          expect(bytesOf({ ...tally, times, waiting })).toBe(bytesOf(untimed));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("counted cases after a warm-up and in later replications are those that a walk counts", () => {
    fc.assert(
      fc.property(single, seed, fc.integer({ min: 1, max: 30 }), capacities, (plan, number, warmup, units) => {
        const program = compile(build(inLanes(plan, units, endless)));
        const { tallies } = replicated(program, {
          seed: number,
          warmup: program.starts.map(() => warmup),
          replication: 3,
        });
        for (const [start, tally] of tallies.entries()) {
          const from = 3 * 2 ** 32 + warmup;
          const untimed = walk(program, start, from, from + 40, number, 100);
          const { times, waiting } = untimed;
          expect(bytesOf({ ...tally, times, waiting })).toBe(bytesOf(untimed));
        }
      }),
      { numRuns: 60 },
    );
  });
});

function limitOf(program: Program): string {
  return String(3 * program.nodes.count + program.edges.count + program.lanes.count);
}

describe("conservation (T4, T5)", () => {
  test("what arrives has left, was turned away, or is still there; each counted case is counted once", () => {
    fc.assert(
      fc.property(
        any,
        seed,
        limit,
        capacities,
        queues,
        fc.constantFrom(0, 10),
        (plan, number, steps, units, lines, warmup) => {
          const program = compile(build(inLanes(plan, units, lines)));
          const { tallies, flows } = replicated(program, {
            seed: number,
            limit: steps,
            warmup: program.starts.map(() => warmup),
          });
          for (const [start, tally] of tallies.entries()) {
            const { arrived, departed, turnedAway, inFlight } = flows[start]!;
            expect(arrived).toBe(departed + turnedAway + inFlight);
            expect(Math.min(departed, turnedAway, inFlight)).toBeGreaterThanOrEqual(0);
            expect(arrived).toBeGreaterThanOrEqual(warmup + 40);
            expect(tally.cases).toBe(40);
            expect([...tally.sets.values()].reduce((a, b) => a + b, 0)).toBe(40);
            const first = 3 * program.nodes.count + program.edges.count;
            const away = [...tally.sets].filter(([set]) =>
              set.split(",").some((code) => Number(code) >= first && Number(code) < first + program.lanes.count),
            );
            expect(away.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(turnedAway);
            if (lines.every((line) => line === null)) expect(turnedAway).toBe(0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("Little: the time that tokens spend in line is what they waited, and a lane is in use as long as it serves", () => {
    fc.assert(
      fc.property(single, seed, capacities, queues, (plan, number, units, lines) => {
        const program = compile(build(inLanes(plan, units, lines)));
        fc.pre(program.starts.length === 1);
        const { tallies, flows, resources } = replicated(program, { seed: number, limit: 60 });
        // One start and no warm-up: every case counts, and the run begins and ends with nobody there.
        expect(flows[0]!.inFlight).toBe(0);
        expect(total(resources.inLine)).toBe(total(resources.waits));
        expect(total(resources.waits)).toBe(total(tallies[0]!.waiting));
        let served = 0n;
        for (let node = 0; node < program.nodes.count; node++) {
          if (program.nodes.activity[node] === 0) continue;
          const ticks = program.nodes.ticks[node]!;
          expect(resources.served[node]).toBe(tallies[0]!.visits[node]);
          served +=
            ticks < 0
              ? toBigInt(tallies[0]!.service, node * sumLimbs, sumLimbs)
              : BigInt(tallies[0]!.visits[node]!) * BigInt(ticks);
        }
        expect(total(resources.used)).toBe(served);
      }),
      { numRuns: 200 },
    );
  });

  test("no lane serves more than its capacity or has a longer line than it may", () => {
    fc.assert(
      fc.property(any, seed, limit, capacities, queues, (plan, number, steps, units, lines) => {
        const program = compile(build(inLanes(plan, units, lines)));
        const { resources } = replicated(program, { seed: number, limit: steps });
        for (const [lane, id] of program.lanes.id.entries()) {
          if (program.lanes.capacity[lane] === 0) continue;
          const span = toBigInt(resources.span, 0, sumLimbs);
          const used = toBigInt(resources.used, lane * sumLimbs, sumLimbs);
          expect(used <= span * BigInt(program.lanes.capacity[lane]!)).toBe(true);
          expect(resources.longest[lane]).toBeLessThanOrEqual(lines[Number(id.slice(1))] ?? Infinity);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("ways through the kernel", () => {
  afterEach(() => useKernel(null));

  /** The bytes of the fast kernel, which must be the same in WebAssembly. */
  function fastBytes(order: ReplicationOrder, model: Model): string {
    const routes = compile(withoutTimes(model));
    useKernel(kernel);
    const there = bytesOf(replicateSingle(order, routes));
    useKernel(null);
    const here = bytesOf(replicateSingle(order, routes));
    expect(there).toBe(here);
    return here;
  }

  /** The plan with what the kernel in WebAssembly knows: constant and exponential services, odds that stay, no implicit repeats. */
  function inKernel(plan: Plan): Plan {
    const takes = (i: number) => ({ family: "exponential" as const, mean: 0.5 + (i % 3) / 4 });
    const nodes = Object.entries(plan.nodes).map(([id, { takes: _, ...node }], i) => [
      id,
      i % 3 > 0 ? { ...node, takes: takes(i) } : node,
    ]);
    const edges = Object.entries(plan.edges).flatMap(([id, { takes: _, odds, ...edge }]) =>
      edge.implicit === true ? [] : [[id, { ...edge, ...(odds !== undefined && { odds: odds.slice(0, 1) }) }]],
    );
    return { ...plan, nodes: Object.fromEntries(nodes), edges: Object.fromEntries(edges) };
  }

  test("the fast kernel gives what the reference gives, to the last byte: ties, limits, warm-up, replications and all", () => {
    fc.assert(
      fc.property(single, seed, limit, capacities, fc.constantFrom(0, 7), (plan, number, steps, units, warmup) => {
        const model = build(inLanes(number % 2 === 0 ? plan : inKernel(plan), units, endless));
        const program = compile(model);
        expect(isSingle(program)).toBe(true);
        const order = {
          program,
          warmup: program.starts.map(() => warmup),
          cases: 40,
          replication: warmup % 2,
          seed: number,
          limit: steps,
          allowance: Infinity,
          room: Infinity,
          traced: 0,
          journal: null,
        };
        const reference = replicate(order);
        expect(fastBytes(order, model)).toBe(bytesOf(reference));
      }),
      { numRuns: 300 },
    );
    expect(turns).toBeGreaterThan(20);
  });

  test("both give up at the same allowance", () => {
    fc.assert(
      fc.property(
        single,
        seed,
        capacities,
        fc.nat({ max: 400 }),
        fc.nat({ max: 20 }),
        (plan, number, units, allowance, room) => {
          const model = build(inLanes(plan, units, endless));
          const program = compile(model);
          const order = {
            program,
            warmup: program.starts.map(() => 0),
            cases: 30,
            replication: 0,
            seed: number,
            limit: 50,
            allowance,
            room,
            traced: 0,
            journal: null,
          };
          const reference = replicate(order);
          expect(fastBytes(order, model)).toBe(bytesOf(reference));
        },
      ),
      { numRuns: 100 },
    );
  });

  test("a token that goes from lane to lane at once and one that takes an event for each visit do the same", () => {
    fc.assert(
      fc.property(single, seed, limit, capacities, queues, (plan, number, steps, units, lines) => {
        // Every service is drawn: no two tokens come at the same tick, so that no order among them is left open.
        const drawn = Object.fromEntries(
          Object.entries(plan.nodes).map(([id, node], i) => [
            id,
            { ...node, takes: { family: "exponential" as const, mean: 0.5 + (i % 3) / 4 } },
          ]),
        );
        const program = compile(build(inLanes({ ...plan, nodes: drawn }, units, lines)));
        const order = { seed: number, limit: steps };
        const fast = replicated(program, order);
        const slow = replicated(program, { ...order, single: program.starts.map(() => false) });
        expect(bytesOf(fast)).toBe(bytesOf(slow));
      }),
      { numRuns: 200 },
    );
  });
});

describe("the trace of a run with queues", () => {
  function traceOf(plan: Plan, number: number, steps: number, cases = 12): TraceColumns {
    return run(build(plan), { cases, seed: number, limit: steps, trace: cases }).trace!;
  }

  test("without contention it is that of a run without capacities, with the moments when services began", () => {
    fc.assert(
      fc.property(any, seed, limit, (plan, number, steps) => {
        const { begun, ...trace } = traceOf(inLanes(plan, [1e6, 1e6, 1e6], endless), number, steps);
        expect(begun!.length).toBe(trace.time.length);
        expect(trace).toEqual(traceOf(plan, number, steps));
      }),
      { numRuns: 80 },
    );
  });

  test("a token waits, is served and leaves, in that order; no lane ever serves more tokens than it has units", () => {
    fc.assert(
      fc.property(single, seed, limit, capacities, queues, (plan, number, steps, units, lines) => {
        const placed = inLanes(plan, units, lines);
        const model = build(placed);
        const trace = run(model, { cases: 12, seed: number, limit: steps, trace: 12 }).trace!;
        const rows = rowsOf(trace).map((row, i) => ({ ...row, begun: trace.begun![i]! }));
        const events: { time: number; lane: string; units: number }[] = [];
        for (const path of groupBy(rows, tokenOf).values()) {
          path.slice(1).forEach((row, i) => {
            if (row.begun === null) return;
            expect(row.begun).toBeGreaterThanOrEqual(path[i]!.arrival);
            expect(row.time).toBeGreaterThanOrEqual(row.begun);
            const node = model.nodes.find(({ id }) => id === row.from)!;
            if (node.shape !== "rectangle" && node.shape !== "taskbox") return;
            const lane = model.lanes[node.lane]!.id;
            events.push({ time: row.begun, lane, units: 1 }, { time: row.time, lane, units: -1 });
          });
        }
        for (const { id, capacity } of model.lanes) {
          if (capacity === null) continue;
          let busy = 0;
          const own = events.filter(({ lane }) => lane === id).sort((a, b) => a.time - b.time || a.units - b.units);
          for (const { units: change } of own) {
            busy += change;
            expect(busy).toBeLessThanOrEqual(capacity);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
