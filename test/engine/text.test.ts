import { describe, expect, test } from "vitest";
import type { StartResult } from "#core/engine/results";
import { run } from "#core/engine/run";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { seedPage } from "../diagrams.ts";
import { seedModel } from "./seed.ts";

const options = { cases: 100_000, seed: 7, limit: 10_000, trace: 0 };

function modelOf(source: string): Model {
  const { model, diagnostics } = lower(parse(source).tree);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return model;
}

function seed(...lines: string[]): Model {
  return modelOf(`${seedPage}\n${lines.map((line) => `// sim ${line}`).join("\n")}\n`);
}

/** A diagram in one lane, from its nodes ("n1 circle") and edges ("n1 n2"), and simulation lines. */
function diagram(
  nodes: readonly string[],
  edges: readonly string[],
  lines: readonly string[] = [],
  loop = "",
): StartResult {
  const text = [
    "Main { # Main",
    ...nodes.map(
      (node) => `${node.split(" ")[0]}: ${node.split(" ")[1]} label:"${node.split(" ").slice(2).join(" ")}"`,
    ),
    ...edges.map((edge) => `${edge.split(" ")[0]}.handle(right) -> ${edge.split(" ")[1]}.handle(left)`),
    loop,
    "}",
    ...lines.map((line) => `// sim ${line}`),
  ];
  return run(modelOf(text.join("\n")), { ...options, cases: 2000 }).starts[0]!;
}

describe("the seed, as pasted", () => {
  test("its two starts come to Success and Failed, and to Rejected and Processed (S1, O2)", () => {
    const labels = run(seed(), options).starts.map(({ start, outcomes }) => [
      start,
      outcomes.map(({ label }) => label),
    ]);
    expect(labels).toEqual([
      ["n1", ["Success", "Failed"]],
      ["n13", ["Rejected", "Processed"]],
    ]);
  });

  test("with 2xx at 70% Failed lies within its 95% interval of 0.3^6, and 9 steps deliver at once", () => {
    const start = run(seed("n8 -> n9 70%"), options).starts[0]!;
    const failed = start.outcomes.find(({ label }) => label === "Failed")!;
    expect(failed.ci95[0]).toBeLessThan(0.3 ** 6);
    expect(failed.ci95[1]).toBeGreaterThan(0.3 ** 6);
    expect(start.steps.min).toBe(9);
  });

  test("its text and the same model made by hand give the same cases", () => {
    const byHand = run(seedModel(0.7), options).starts[0]!;
    const { steps, outcomes, time } = run(seed("n8 -> n9 70%"), options).starts[0]!;
    expect({ steps, outcomes, time }).toEqual({ steps: byHand.steps, outcomes: byHand.outcomes, time: byHand.time });
  });

  test("another text around it, or another start's line, leaves the cases of n1 as they were (S7)", () => {
    const { steps, outcomes } = run(seed("n8 -> n9 70%"), options).starts[0]!;
    const more = run(seed("n15 -> n16 95%", "n18 takes 3s", "n8 -> n9 70%"), options).starts[0]!;
    expect({ steps: more.steps, outcomes: more.outcomes }).toEqual({ steps, outcomes });
  });

  test("L2: its loop's bound can be given", () => {
    const start = run(seed("n8 -> n9 0%", "loop n7 at most 2"), options).starts[0]!;
    expect(start.nodes.n7!.passes).toBe(3);
  });

  test("L4: n11 goes by its counter, or by odds where the text says so; then the repeat closes when used up (L5)", () => {
    const start = run(seed("n8 -> n9 0%", "n11 by odds", "n11 -> n7 100%"), options).starts[0]!;
    expect(start.nodes.n7!.passes).toBe(6);
    expect(start.cases_by_outcome.map(({ outcomes }) => outcomes)).toEqual([["spent:n11"]]);
  });

  test("times, arrivals, warm-up and expectations of the text are those of the run", () => {
    const model = seed(
      "n8 -> n9 100%",
      "n7 takes 200ms",
      "n3 -> n6 takes 50ms",
      "warmup 5 cases",
      "expect n9 >= 99%",
      "expect time p95 < 5s",
    );
    const results = run(model, { ...options, trace: 2 });
    expect(results.starts[0]!.time.max).toBe(6 - 1 + 0.2 + 0.05);
    expect(results.trace!.case[0]).toBe(5);
    expect(results.expectations.map(({ text, holds }) => [text, holds])).toEqual([
      ["n9 >= 99%", true],
      ["time p95 < 5s", false],
    ]);
  });
});

describe("rules by their text", () => {
  const fork = ["n1 circle a", "n2 rectangle b", "n3 rectangle c", "n4 rectangle d", "n5 circle e"];
  const ways = ["n1 n2", "n1 n3", "n2 n4", "n3 n4", "n4 n5"];

  test("S4, S5: a fork that does not join passes its end twice, with joins all once", () => {
    expect(diagram(fork, ways).nodes.n5!.passes).toBe(2);
    expect(diagram(fork, ways, ["n4 joins all"]).nodes.n5!.passes).toBe(1);
  });

  test("S3: splits one makes a decision of a rectangle", () => {
    const start = diagram(fork, ways, ["n1 splits one", "n1 -> n2 25%"]);
    expect(start.nodes.n5!.passes).toBe(1);
    expect(start.edges["n1->n2"]!.share).toBeCloseTo(0.25, 1);
  });

  test("L2, L6: repeat 3 times passes a straight stretch three times", () => {
    const start = diagram(
      ["n1 circle a", "n2 rectangle b", "n3 rectangle c", "n4 circle d"],
      ["n1 n2", "n2 n3", "n3 n4"],
      [],
      "loop [repeat 3 times] n2 n3",
    );
    expect(start.nodes.n3).toEqual({ passes: 3, reached: 1 });
    expect(start.edges["n3->n2"]!.passes).toBe(2);
  });

  test("S9: odds by attempt", () => {
    const start = diagram(
      ["n1 circle a", "n2 diamond b", "n3 circle c"],
      ["n1 n2", "n2 n2", "n2 n3"],
      ["n2 -> n2 100%, 100%, 0%"],
    );
    expect(start.nodes.n2!.passes).toBe(3);
  });
});
