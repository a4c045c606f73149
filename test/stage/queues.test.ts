import { describe, expect, test } from "vitest";
import { run } from "#core/engine/run";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import { chartLegs } from "../../web/stage/chart.ts";
import { Doing } from "../../web/stage/legs.ts";
import { lengthAt, listQueues, sampleQueue } from "../../web/stage/queues.ts";
import { keepStarts } from "../../web/stage/starts.ts";

/** Cases every second at one place that takes 3 s: each waits 2 s longer than the one before. */
const source = [
  "Shop { # Shop",
  'n1: circle label:"in"',
  'n2: rectangle label:"till"',
  'n3: circle label:"out"',
  "n1.handle(right) -> n2.handle(left)",
  "n2.handle(right) -> n3.handle(left)",
  "}",
  "// sim n2 takes 3s",
  "// sim lane Shop capacity 1",
].join("\n");
const { model } = lower(parse(source).tree);
const cases = 12;
const { trace } = run(model, { cases, seed: 1, limit: 100, replications: 1, trace: cases }) as {
  trace: NonNullable<Extract<ReturnType<typeof run>, { trace?: unknown }>["trace"]>;
};

describe("tokens before a busy lane (T4)", () => {
  test("wait on the edge that they came by until their service begins, and are served as long as that takes", () => {
    const legs = chartLegs(model, trace);
    const waits = new Map<number, number>();
    const served = new Map<number, number>();
    for (let i = 0; i < legs.count; i++) {
      const length = legs.until[i]! - legs.from[i]!;
      const which = legs.tokens[legs.token[i]!]!.case;
      if (legs.doing[i] === Doing.waiting) {
        waits.set(which, legs.until[i]!);
        expect(legs.hops[legs.hopStart[i]!]).toBe(0);
      }
      if (legs.doing[i] === Doing.serving && legs.node[i] === 1) served.set(which, length);
    }
    const first = trace.begun!.find((time, i) => time !== null && trace.from[i] === "n2")!;
    for (let k = 1; k < cases; k++) expect(waits.get(k)).toBeCloseTo(first + 3 * k, 6);
    for (let k = 1; k < cases; k++) expect(served.get(k)).toBeCloseTo(3, 6);
  });

  test("make a line whose length at any moment is those who came less those whose service began", () => {
    const [queue, ...others] = listQueues(model, trace);
    expect(others).toEqual([]);
    expect(queue!.lane).toBe("Shop");
    const begun = trace.begun!.flatMap((time, i) => (time === null || trace.from[i] !== "n2" ? [] : [time]));
    const came = trace.arrival.filter((_, i) => trace.to[i] === "n2");
    for (const moment of [...begun, ...came, 0.5, 7.25, 100]) {
      const inLine = came.filter((time) => time <= moment).length - begun.filter((time) => time <= moment).length;
      expect(lengthAt(queue!, moment)).toBe(inLine);
    }
    expect(queue!.most).toBe(Math.max(...queue!.length));
  });

  test("are seen in the chart at their most, however narrow it is", () => {
    const [queue] = listQueues(model, trace);
    for (const bins of [1, 3, 50, 1000]) expect(Math.max(...sampleQueue(queue!, 40, bins))).toBe(queue!.most);
  });

  test("have no line where the trace tells of no service, or nobody waits", () => {
    const { begun: _, ...without } = trace;
    expect(listQueues(model, without)).toEqual([]);
    const { model: free } = lower(parse(source.replace("capacity 1", "capacity 5")).tree);
    const idle = run(free, { cases, seed: 1, limit: 100, replications: 1, trace: cases }) as { trace: typeof trace };
    expect(listQueues(free, idle.trace)).toEqual([]);
  });

  test("keep when their service began where other starts are left out", () => {
    const two = lower(parse(`${source}\n// sim n2 arrives every 9s`).tree).model;
    const both = run(two, { cases, seed: 1, limit: 100, replications: 1, trace: cases }) as { trace: typeof trace };
    const one = { ...two, starts: two.starts.slice(0, 1) };
    const kept = keepStarts(both.trace, one);
    expect(kept.begun!.length).toBe(kept.time.length);
    expect(kept.time.length).toBeLessThan(both.trace.time.length);
  });
});
