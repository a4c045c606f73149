import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { Results } from "#core/engine/results";
import { run } from "#core/engine/run";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { type Check, numberOf, type Truth } from "./truth.ts";

vi.setConfig({ testTimeout: 120_000 });

/*
 * Queues with known figures (T4, T5): the mean over several seeds lies within four standard errors, which are taken from those seeds. Every run must
 * also obey Little's law, L = lambda W, at each activity. How far off they are is printed.
 */
const truths = JSON.parse(readFileSync(new URL("../fixtures/truths.json", import.meta.url), "utf8")) as Truth[];

/** One figure that theory gives, and where the answer has it. */
interface Figure {
  readonly name: string;
  readonly theory: number;
  readonly of: (results: Results) => number;
}

interface Queue {
  readonly name: string;
  readonly fz: string;
  /** Cases a second that pass the lanes, and whether all do. */
  readonly rate: number;
  readonly cases: number;
  readonly seeds: number;
  readonly figures: readonly Figure[];
}

function modelOf(fz: string): Model {
  const { model, diagnostics } = lower(parse(fz).tree);
  expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  return model;
}

const line = (nodes: readonly string[], edges: readonly string[], sims: readonly string[]): string =>
  [
    "Desk { # Desk",
    ...nodes,
    ...edges.map((edge) => edge.replace(/(\S+) (\S+)/, "$1.handle(right) -> $2.handle(left)")),
    "}",
    ...sims.map((sim) => `// sim ${sim}`),
    "",
  ].join("\n");

/** One station: arrivals of a rate, service, capacity. */
const station = (rate: number, service: string, capacity: string): string =>
  line(
    ['n1: circle label:"Arrive"', 'n2: rectangle label:"Serve"', 'n3: circle label:"Leave"'],
    ["n1 n2", "n2 n3"],
    [`n1 arrives poisson ${rate}/s`, `n2 takes ${service}`, `lane Desk capacity ${capacity}`, "warmup 2000 cases"],
  );

/** Erlang's B: the share of calls that find all of `servers` busy, `load` in erlangs. */
function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/** Erlang's C: the share of calls that wait. */
function erlangC(servers: number, load: number): number {
  const blocked = erlangB(servers, load);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

const desk = (results: Results) => results.lanes.Desk!;
const time: Figure["of"] = ({ starts }) => starts[0]!.time.mean;
const waiting: Figure["of"] = ({ starts }) => starts[0]!.time.waiting.mean;
const utilisation: Figure["of"] = (results) => desk(results).utilisation!;
const queue: Figure["of"] = (results) => desk(results).queue.mean;

function mmc(servers: number, rate: number): Queue {
  const wait = erlangC(servers, rate) / (servers - rate);
  return {
    name: `M/M/${servers}, ${rate} arrivals a service time (Erlang C)`,
    fz: station(rate, "exponential 1s", String(servers)),
    rate,
    cases: 40_000,
    seeds: 10,
    figures: [
      { name: "waiting", theory: wait, of: waiting },
      { name: "sojourn", theory: wait + 1, of: time },
      { name: "utilisation", theory: rate / servers, of: utilisation },
      { name: "queue", theory: rate * wait, of: queue },
    ],
  };
}

/** Pollaczek and Khinchine: the wait of M/G/1 with mean service 1 and a squared coefficient of variation. */
function mg1(name: string, rate: number, service: string, variation: number): Queue {
  const wait = (rate * (1 + variation)) / 2 / (1 - rate);
  return {
    name: `${name}, ${rate} arrivals a service time (Pollaczek-Khinchine)`,
    fz: station(rate, service, "1"),
    rate,
    cases: 40_000,
    seeds: 10,
    figures: [
      { name: "waiting", theory: wait, of: waiting },
      { name: "sojourn", theory: wait + 1, of: time },
      { name: "utilisation", theory: rate, of: utilisation },
      { name: "queue", theory: rate * wait, of: queue },
    ],
  };
}

const away = (results: Results): number =>
  results.starts[0]!.outcomes.find(({ id }) => id === "turned-away:Desk")?.share ?? 0;

const queues: readonly Queue[] = [
  mmc(1, 0.5),
  mmc(2, 1.5),
  mmc(5, 4),
  mg1("M/D/1", 0.7, "1s", 0),
  mg1("M/E4/1", 0.7, "erlang 4 1s", 1 / 4),
  mg1("M/LN/1", 0.5, "lognormal 1s 1s", 1),
  {
    name: "M/M/4/4, loss (Erlang B)",
    fz: station(3, "exponential 1s", "4 queue 0"),
    rate: 3,
    cases: 40_000,
    seeds: 10,
    figures: [
      { name: "turned away", theory: erlangB(4, 3), of: away },
      { name: "utilisation", theory: (3 * (1 - erlangB(4, 3))) / 4, of: utilisation },
      { name: "passes of n2", theory: 1 - erlangB(4, 3), of: ({ starts }) => starts[0]!.nodes.n2!.passes },
      { name: "queue", theory: 0, of: queue },
    ],
  },
  {
    name: "M/D/3/3, loss: Erlang B holds whatever the service",
    fz: station(2, "1s", "3 queue 0"),
    rate: 2,
    cases: 40_000,
    seeds: 10,
    figures: [{ name: "turned away", theory: erlangB(3, 2), of: away }],
  },
  {
    // Of n customers, p(n) = 0.8^n (1 - 0.8) / (1 - 0.8^4); with three places, two of them in line.
    name: "M/M/1/3: a short line",
    fz: station(0.8, "exponential 1s", "1 queue 2"),
    rate: 0.8,
    cases: 40_000,
    seeds: 10,
    figures: [
      { name: "turned away", theory: (0.8 ** 3 * 0.2) / (1 - 0.8 ** 4), of: away },
      { name: "queue", theory: ((0.8 ** 2 + 2 * 0.8 ** 3) * 0.2) / (1 - 0.8 ** 4), of: queue },
      { name: "utilisation", theory: 1 - 0.2 / (1 - 0.8 ** 4), of: utilisation },
    ],
  },
];

const twoLanes = (edges: readonly string[], sims: readonly string[]): string =>
  [
    "Desk { # Desk",
    'n1: circle label:"Arrive"',
    'n2: rectangle label:"Serve"',
    "}",
    "Back { # Back",
    'n3: rectangle label:"Check"',
    'n4: diamond label:"Fine?"',
    'n5: circle label:"Leave"',
    ...edges.map((edge) =>
      edge.replace(/n[12]/g, "Desk.$&").replace(/(\S+) (\S+)/, "$1.handle(right) -> $2.handle(left)"),
    ),
    "}",
    ...sims.map((sim) => `// sim ${sim}`),
    "",
  ].join("\n");

const networks: readonly Queue[] = [
  {
    // Burke: what leaves M/M/1 is Poisson again, so that both stations are M/M/1 on their own.
    name: "two stations in tandem (Burke)",
    fz: twoLanes(
      ["n1 n2", "n2 n3", "n3 n4", "n4 n5"],
      [
        "n1 arrives poisson 0.6/s",
        "n2 takes exponential 1s",
        "n3 takes exponential 1.2s",
        "lane Desk capacity 1",
        "lane Back capacity 1",
        "warmup 2000 cases",
      ],
    ),
    rate: 0.6,
    cases: 40_000,
    seeds: 10,
    figures: [
      { name: "sojourn", theory: 1 / (1 - 0.6) + 1 / (1 / 1.2 - 0.6), of: time },
      { name: "queue of Desk", theory: 0.36 / 0.4, of: queue },
      { name: "queue of Back", theory: 0.72 ** 2 / (1 - 0.72), of: ({ lanes }) => lanes.Back!.queue.mean },
      { name: "utilisation of Back", theory: 0.72, of: ({ lanes }) => lanes.Back!.utilisation! },
    ],
  },
  {
    // Jackson: the two stations have 0.4 / 0.8 = 0.5 visits a second each and are independent M/M/1 queues; the means add up by Little.
    name: "two stations with feedback (Jackson)",
    fz: twoLanes(
      ["n1 n2", "n2 n3", "n3 n4", "n4 n5", "n4 n2"],
      [
        "n1 arrives poisson 0.4/s",
        "n2 takes exponential 1s",
        "n3 takes exponential 1.4s",
        "n4 -> n5 80%",
        "n4 -> n2 20%",
        "lane Desk capacity 1",
        "lane Back capacity 1",
        "warmup 2000 cases",
      ],
    ),
    rate: 0.4,
    cases: 40_000,
    seeds: 10,
    figures: [
      { name: "sojourn", theory: (0.5 / 0.5 + 0.7 / 0.3) / 0.4, of: time },
      { name: "queue of Desk", theory: 0.25 / 0.5, of: queue },
      { name: "queue of Back", theory: 0.49 / 0.3, of: ({ lanes }) => lanes.Back!.queue.mean },
      { name: "visits of n2", theory: 1.25, of: ({ starts }) => starts[0]!.nodes.n2!.passes },
      { name: "utilisation of Desk", theory: 0.5, of: utilisation },
    ],
  },
];

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What is printed: by queue and figure, theory, simulated mean, and how many standard errors lie between. */
const table: string[] = [];
const littles: string[] = [];

function verify(queue: string, name: string, theory: number, values: readonly number[], slack = 0): void {
  const mean = average(values);
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const error = Math.sqrt(spread / values.length);
  const away = Math.abs(mean - theory);
  const errors = error === 0 ? 0 : away / error;
  table.push(`| ${queue} | ${name} | ${theory.toPrecision(6)} | ${mean.toPrecision(6)} | ${errors.toFixed(2)} |`);
  expect(away, `${name}: ${mean} for ${theory}, standard error ${error}`).toBeLessThanOrEqual(
    4 * error + slack * Math.abs(theory),
  );
}

/**
 * L = lambda W at each activity: the line's length is the visits a second times what each waited. Gives how far they are apart, as a share of what
 * may differ: visits that straddle the ends of the measured time.
 */
function residualOfLittle(results: Results): number {
  const { starts, nodes, measured } = results;
  const [start] = starts;
  const perSecond = start!.flow!.throughput;
  expect(perSecond).toBeCloseTo(start!.cases / measured!, 12);
  const residuals = Object.entries(nodes).map(([id, { queue: line, waiting: wait }]) => {
    const visits = perSecond * start!.nodes[id]!.passes;
    return Math.abs(line.mean - visits * wait.mean) / (0.001 * line.mean + 5e-5);
  });
  return Math.max(...residuals);
}

afterAll(() => {
  console.log(
    `| queue | figure | theory | simulated | standard errors away |\n| --- | --- | --- | --- | --- |\n${table.join("\n")}`,
  );
  console.log(
    `Little's law, L less lambda W, as a share of 0.001 L + 0.00005, the greatest of all runs: ${littles.join("; ")}`,
  );
});

describe.each([...queues, ...networks])("$name", ({ name: queue, fz, rate, cases, seeds, figures }) => {
  const model = modelOf(fz);
  const runs = Array.from({ length: seeds }, (_, seed) =>
    run(model, { cases, seed: seed + 1, limit: 10_000, trace: 0 }),
  );

  test.each(figures)("$name is $theory", ({ name, theory, of }) => {
    verify(queue, name, theory, runs.map(of));
  });

  test("Little's law holds in every run, and as many come as should", () => {
    const residual = Math.max(...runs.map(residualOfLittle));
    littles.push(`${queue} ${residual.toFixed(3)}`);
    expect(residual).toBeLessThanOrEqual(1);
    verify(
      queue,
      "throughput",
      rate,
      runs.map(({ starts }) => starts[0]!.flow!.throughput),
    );
  });
});

/** The figure that a check of the published list speaks of. */
function checked(results: Results, { start, what, id, field }: Check): number {
  const found = results.starts.find((each) => each.start === start)!;
  if (what === "waiting") return found.time.waiting.mean;
  if (what === "lane")
    return field === "utilisation" ? results.lanes[id!]!.utilisation! : results.lanes[id!]!.queue.mean;
  return found.time[field as "mean" | "min" | "max" | "sd"];
}

describe.each(truths.filter(({ timed }) => timed))("$name ($source)", ({ name: queue, fz, checks, run: order }) => {
  const model = modelOf(fz);
  const runs = Array.from({ length: order!.seeds }, (_, seed) =>
    run(model, { cases: order!.cases, seed: seed + 1, limit: 10_000, trace: 0 }),
  );

  test.each(checks)("$what $id $field is $value", (check) => {
    verify(
      queue,
      `${check.what} ${check.field}`,
      numberOf(check.value),
      runs.map((results) => checked(results, check)),
      check.tol,
    );
  });
});
