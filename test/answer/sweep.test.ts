import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expandModel } from "#core/analysis/expand";
import { moveModel } from "#core/analysis/move-model";
import { findMovable, listMovable, moveOdds } from "#core/analysis/odds";
import { answerSweep } from "#core/answer/answer-sweep";
import { cutLine } from "#core/answer/cut-line";
import { openRun } from "#core/answer/open-run";
import { type LongRunBounds, type Plan, planRun } from "#core/answer/plan-run";
import { readSource } from "#core/answer/read";
import { useKernel } from "#core/engine/fast/kernel";
import { readPlain, writePlain } from "#core/engine/plain";
import { readFixtures, seedPage } from "../diagrams.ts";

beforeAll(() => useKernel(null));
afterAll(() => useKernel(null));

const bounds: LongRunBounds = {
  cases: 1e10,
  steps: 1e7,
  figures: 250_000,
  exactWork: 1e8,
  sweepExactWork: 1e9,
  work: 1e12,
  grainWork: 1e9,
  shardWork: 2000,
  shards: 100_000,
};

function plan(source: string, options: Partial<Parameters<typeof planRun>[1]>): Plan {
  const planned = planRun(source, { locale: "en", ...options }, bounds);
  if (planned.kind !== "planned") throw new Error(`not planned but ${JSON.stringify(planned)}`);
  return planned.plan;
}

/** The shards of a sweep, each counted by somebody who knows of no other, and added up by one that forgets everything but texts between two. */
function answerInShards(source: string, made: Plan): string {
  const sent: Plan = JSON.parse(JSON.stringify(made));
  const cuts = cutLine(sent.line);
  const points: string[] = [];
  let kept: string | null = null;
  for (let shard = 0; shard + 1 < cuts.length; shard++) {
    const counting = openRun(source, sent).count(cuts[shard]!, cuts[shard + 1]!, 1500);
    let step = counting.next();
    while (step.done !== true) step = counting.next();
    const total = openRun(source, sent, cuts[shard]);
    if (kept !== null) total.add(readPlain(kept));
    total.add(readPlain(writePlain(step.value)));
    const point = total.closePoint(cuts[shard + 1]!);
    if (point !== null) points[point.index] = JSON.stringify(point.body);
    kept = writePlain(total.counts());
  }
  return openRun(source, sent, sent.line.size).write(sent.line.size, points).text;
}

describe("7-engine 5: a sweep in shards has the bytes of one machine's, point after point", () => {
  const waiting = `${seedPage}\n// sim lane Delivery capacity 2\n// sim n1 arrives every 2s\n`;
  test.each([
    ["one token", seedPage, { cases: 300, seed: 4, points: 5 }],
    ["several replications", seedPage, { cases: 60, seed: 4, points: 3, replications: 4 }],
    ["waiting for a lane", waiting, { cases: 40, seed: 4, points: 3, replications: 3 }],
  ])("%s", (_, source, options) => {
    const made = plan(source, { ...options, sweep: "n8->n9" });
    expect(cutLine(made.line).length - 1).toBeGreaterThan(options.points);
    const alone = answerSweep(source, made, made.sweep!);
    expect(answerInShards(source, made)).toBe(JSON.stringify(alone));
    expect(alone.sweep.points.map(({ odds }) => odds)).toEqual(
      Array.from({ length: options.points }, (_, i) => i / (options.points - 1)),
    );
  });

  test("its shares lie about the exact ones, which stand beside them", () => {
    const made = plan(seedPage, { cases: 4000, seed: 4, points: 5, sweep: "n8->n9" });
    for (const { starts } of answerSweep(seedPage, made, made.sweep!).sweep.points) {
      for (const { outcomes, cases } of starts) {
        for (const { share, exact } of outcomes) {
          expect(exact).not.toBeNull();
          // Five standard errors.
          expect(Math.abs(share - exact!)).toBeLessThanOrEqual(5 * Math.sqrt((exact! * (1 - exact!)) / cases) + 1e-12);
        }
      }
    }
  });
});

test("E4: a diagram with moved odds has the chains that its moved chains are", () => {
  for (const source of [seedPage, ...readFixtures().map((one) => one.source)]) {
    const { model } = readSource(source);
    const chains = expandModel(model);
    for (const { edge } of listMovable(chains.program)) {
      const id = model.edges[edge]!.id;
      for (const share of [0, 0.3, 1]) {
        const moved = moveOdds(chains, findMovable(chains, id), share).odds;
        const other = expandModel(moveModel(model, id, share)).odds;
        expect(other.length).toBe(moved.length);
        moved.forEach((value, i) => {
          expect(other[i]).toBeCloseTo(value, 12);
        });
      }
    }
  }
});

test("what cannot be swept is told: an edge that has no odds to move, an early end, too many points for an answer", () => {
  const kind = (options: Partial<Parameters<typeof planRun>[1]>) =>
    planRun(seedPage, { locale: "en", cases: 10, ...options }, bounds).kind;
  expect(kind({ sweep: "n1->n2" })).toBe("unknown-edge");
  expect(kind({ sweep: "n8->n9", until: "n12->n4", within: 0.1 })).toBe("no-early-end");
  expect(kind({ sweep: "n8->n9", points: 100_000 })).toBe("over-bound");
});
