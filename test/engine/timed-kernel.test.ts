import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { compile } from "#core/engine/compile";
import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import { type ReplicationOrder, replicate } from "#core/engine/timed/replicate";
import { replicateSingle } from "#core/engine/timed/replicate-single";
import { withoutTimes } from "#core/engine/timed/without-times";
import type { Model } from "#core/model/model";
import { build, constant } from "./build.ts";
import { bytesOf } from "./bytes.ts";

const file = new URL("../../core/engine/fast/wasm/lockstep.wasm", import.meta.url);
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {});
const kernel = exports as unknown as Kernel;
/** What each turn of the kernel answered. */
let answers: number[] = [];

afterEach(() => {
  useKernel(null);
  answers = [];
});

function compare(model: Model, order: Partial<ReplicationOrder>): void {
  const program = compile(model);
  const full: ReplicationOrder = {
    program,
    warmup: program.starts.map(() => 0),
    cases: 1000,
    replication: 0,
    seed: 1,
    limit: 10_000,
    allowance: Infinity,
    room: Infinity,
    traced: 0,
    journal: null,
    ...order,
  };
  const reference = bytesOf(replicate(full));
  const routes = compile(withoutTimes(model));
  expect(bytesOf(replicateSingle(full, routes))).toBe(reference);
  useKernel({
    ...kernel,
    turn() {
      answers.push(kernel.turn());
      return answers.at(-1)!;
    },
  });
  expect(bytesOf(replicateSingle(full, routes))).toBe(reference);
}

const exponential = (mean: number) => ({ takes: { family: "exponential" as const, mean } });

/** Two desks, a second look for every third case, at most twice. */
const office = build({
  nodes: {
    n1: { shape: "circle", lane: "Front", start: { kind: "poisson", rate: 1 } },
    n2: { lane: "Front", ...exponential(0.7) },
    n3: { lane: "Back", ...exponential(1.1) },
    n4: { shape: "diamond", lane: "Back" },
    n5: { shape: "diamond", lane: "Back", counter: { loop: 0, toward: ["n3"] } },
    n6: { shape: "circle", lane: "Front" },
  },
  edges: {
    "n1->n2": {},
    "n2->n3": {},
    "n3->n4": {},
    "n4->n6": { odds: [2 / 3] },
    "n4->n5": { odds: [1 / 3] },
    "n5->n3": { repeats: 0 },
    "n5->n6": {},
  },
  loops: [{ kind: "at most", bound: 2, scope: ["n3", "n4", "n5"] }],
  lanes: { Front: { capacity: 1 }, Back: { capacity: 2 } },
});

test("T4: times are handed over in rounds: the kernel in WebAssembly gives the bytes of the plain one over thousands of cases, after a warm-up and in a later replication", () => {
  compare(office, { cases: 5000, warmup: [300], replication: 3 });
  expect(answers.length).toBeGreaterThan(2);
});

test("T1: with a thousand services going on at a time, kept by the day or in a heap, the bytes are the same", () => {
  const busy = build({
    nodes: {
      n1: { shape: "circle", start: { kind: "poisson", rate: 100 } },
      n2: exponential(12),
      n3: { takes: constant(0.5) },
      n4: { shape: "circle" },
    },
    edges: { "n1->n2": {}, "n2->n3": {}, "n3->n4": {} },
    lanes: { Main: { capacity: 1100 } },
  });
  compare(busy, { cases: 5000, warmup: [1500] });
});

test("T1: with thousands that are due at the same tick, and others from microseconds to days later, the bytes are the same", () => {
  const wave = build({
    nodes: {
      n1: { shape: "circle", start: { kind: "at once", count: 8000 } },
      n2: { shape: "diamond", takes: constant(5) },
      n3: { takes: { family: "lognormal", mean: 3600, sd: 1e6 } },
      n4: { takes: constant(2) },
      n5: { shape: "circle" },
    },
    edges: { "n1->n2": {}, "n2->n3": { odds: [0.4] }, "n2->n4": { odds: [0.6] }, "n3->n4": {}, "n4->n5": {} },
    lanes: { Main: { capacity: 7000 } },
  });
  compare(wave, { cases: 8000 });
});

test("T4: where more tokens wait than the kernel has room for, the run is made without it", () => {
  const crowd = build({
    nodes: {
      n1: { shape: "circle", start: { kind: "at once", count: 70_000 } },
      n2: { takes: constant(1) },
      n3: { shape: "circle" },
    },
    edges: { "n1->n2": {}, "n2->n3": {} },
    lanes: { Main: { capacity: 5 } },
  });
  compare(crowd, { cases: 70_000 });
  expect(answers).toEqual([2]);
});
