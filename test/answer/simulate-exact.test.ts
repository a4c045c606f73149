import { describe, expect, test } from "vitest";
import { answerAnalyze } from "#core/answer/analyze";
import { answerSimulate, type SimulateBody, type SimulateOptions } from "#core/answer/simulate";
import { seedPage } from "../diagrams.ts";
import { binomialTail } from "../engine/distributions.ts";
import { draw } from "../model/draw.ts";

function simulate(source: string, options: Omit<SimulateOptions, "locale"> = {}): SimulateBody {
  const answer = answerSimulate(source, { locale: "en", exact: true, ...options });
  if (answer.kind !== "results") throw new Error(`no results but ${answer.kind}`);
  return answer.body;
}

const tuned = `${seedPage}\n// sim n8 -> n9 70%\n// sim n7 costs 2\n`;

describe("E5: exact values stand beside those of a run", () => {
  const body = simulate(tuned, { cases: 20_000, seed: 7 });
  const solved = answerAnalyze(tuned, { locale: "en" });
  if (solved.kind !== "results") throw new Error("not solved");

  test("and are those of the analysis", () => {
    for (const [i, start] of body.starts.entries()) {
      const exact = solved.body.starts[i];
      if (exact?.exact !== true) throw new Error("no exact answer");
      const { mean, variance, sd } = exact.steps;
      expect(start.why).toBeNull();
      expect(start.outcomes.map((one) => one.exact)).toEqual(exact.outcomes.map(({ probability }) => probability));
      expect(start.steps.exact).toEqual({ mean, variance, sd });
      expect([start.time.exact, start.cost.exact]).toEqual([exact.time, exact.cost]);
      for (const [id, { exact: own }] of Object.entries(start.nodes)) expect(own).toEqual(exact.nodes[id]);
      for (const [id, { exact: own }] of Object.entries(start.edges)) expect(own).toEqual(exact.edges[id]);
    }
  });

  test("which the counts agree with", () => {
    for (const { outcomes, cases } of body.starts) {
      for (const { count, exact } of outcomes)
        expect(binomialTail(count, cases, exact ?? Number.NaN)).toBeGreaterThan(1e-9);
    }
  });

  test("only where they are asked for", () => {
    const plain = simulate(tuned, { cases: 100, exact: false });
    expect(JSON.stringify(plain)).not.toContain('"exact":0');
    expect(Object.keys(plain.starts[0] ?? {})).not.toContain("why");
    expect(plain.starts[0]?.outcomes[0]).not.toHaveProperty("exact");
  });

  test("and change nothing of the run", () => {
    const strip = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, one) => (key === "exact" || key === "why" ? undefined : one)));
    const plain = simulate(tuned, { cases: 300, exact: false, trace: 5 });
    expect(strip(simulate(tuned, { cases: 300, trace: 5 }))).toEqual(strip(plain));
  });

  test("S8: they know no limit, so that its row has none", () => {
    const { outcomes } = simulate(`${tuned}// sim limit 10 steps\n`, { cases: 500 }).starts[0]!;
    expect(outcomes.at(-1)).toMatchObject({ id: "limit", exact: null });
    expect(outcomes[1]?.exact).toBeCloseTo(0.000729, 12);
  });
});

describe("expectations", () => {
  const expectations = (...lines: readonly string[]) =>
    simulate(`${tuned}${lines.map((line) => `// sim expect ${line}\n`).join("")}`, { cases: 300 }).expectations;

  test("are judged by the exact value where there is one, which is said", () => {
    expect(expectations("n12 <= 0.1%", "n8->n9 >= 99%", "steps mean < 11", "time p95 < 60s")).toEqual([
      { text: "n12 <= 0.1%", holds: true, value: expect.closeTo(0.000729, 12), exact: true },
      { text: "n8->n9 >= 99%", holds: true, value: expect.closeTo(0.999271, 12), exact: true },
      { text: "steps mean < 11", holds: true, value: expect.any(Number), exact: true },
      { text: "time p95 < 60s", holds: true, value: expect.any(Number), exact: false },
    ]);
  });
});

describe("without an exact answer", () => {
  const waiting = draw({
    nodes: ["n1 circle", "n2 rectangle", "n3 circle"],
    edges: ["n1 n2", "n2 n3"],
    sims: ["lane Main capacity 1 queue 1", "expect n3 >= 50%"],
  });

  test("E2: every exact value is null, and the start says why", () => {
    const { starts, expectations } = simulate(waiting, { cases: 10 });
    expect(starts[0]?.why).toMatchObject({ code: "flow/turned-away", args: { lane: "Main" } });
    expect(starts[0]).toMatchObject({ steps: { exact: null }, time: { exact: null }, cost: { exact: null } });
    expect(starts[0]?.outcomes.every(({ exact }) => exact === null)).toBe(true);
    expect(Object.values(starts[0]?.nodes ?? {}).every(({ exact }) => exact === null)).toBe(true);
    expect(expectations[0]?.exact).toBe(false);
  });

  test("because of its work the run is answered all the same", () => {
    const bounds = { cases: 1e4, steps: 1e4, figures: 1e4, visits: 1e6, timedVisits: 1e6, exactWork: 100 };
    const { starts } = simulate(tuned, { cases: 10, bounds });
    expect(starts.map(({ why }) => why?.code)).toEqual(["flow/too-much-work", "flow/too-much-work"]);
    expect(starts[0]?.why?.message).toContain("/api/analyze");
  });

  test("E3: cases that only the states show to be without end are refused before the run", () => {
    const source = draw({
      nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 rectangle", "n5 rectangle"],
      edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n5", "n4 n5", "n5 n2"],
      sims: ["n5 joins all"],
    });
    const answer = answerSimulate(source, { locale: "en", exact: true, cases: 2 });
    expect(answer.kind === "refused" ? answer.diagnostics.map(({ code }) => code) : []).toContain("flow/endless");
    expect(answerSimulate(source, { locale: "en", cases: 2, limit: 100 }).kind).toBe("results");
  });
});
