import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerAnalyze } from "#core/answer/analyze";
import { answerSimulate } from "#core/answer/simulate";
import type { Results } from "#core/engine/results";
import { writeCsv } from "#core/formats/csv";
import { writeExactCsv } from "#core/formats/exact-csv";
import { seedPage } from "../diagrams.ts";

function run(source: string): Results {
  const answer = answerSimulate(source, { locale: "en", cases: 500, seed: 7 });
  if (answer.kind !== "results") throw new Error(`no results but ${answer.kind}`);
  return answer.body;
}

/** Reads CSV as RFC 4180 says. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!;
    if (unit === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        field += text[at];
      }
    } else if (unit === ",") {
      rows.at(-1)!.push(field);
      field = "";
    } else if (unit === "\r" && text[at + 1] === "\n") {
      rows.at(-1)!.push(field);
      rows.push([]);
      field = "";
      at++;
    } else field += unit;
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

const results = run(`${seedPage}\n// sim expect n9 >= 1%\n`);
const [head, ...rows] = readCsv(writeCsv(results));

const value = (...key: readonly string[]): number => {
  const found = rows.filter((row) => key.every((field, i) => row[i] === field));
  expect(found.length, key.join()).toBe(1);
  return Number(found[0]?.[5]);
};

describe("the table of results", () => {
  test("has six columns in every row", () => {
    expect(head).toEqual(["start", "kind", "id", "label", "measure", "value"]);
    expect(rows.every((row) => row.length === 6)).toBe(true);
  });

  test("has each figure once, exactly as the results have it", () => {
    const start = results.starts[0]!;
    const success = start.outcomes[0]!;
    expect(value("", "run", "", "", "seed")).toBe(7);
    expect(value("n1", "start", "n1", "", "cases")).toBe(500);
    expect(value("n1", "outcome", success.id, "Success", "count")).toBe(success.count);
    expect(value("n1", "outcome", success.id, "Success", "ci95_low")).toBe(success.ci95[0]);
    expect(value("n1", "outcome", success.id, "Success", "ci95_high")).toBe(success.ci95[1]);
    expect(value("n1", "steps", "", "", "p95")).toBe(start.steps.p95);
    expect(value("n1", "time", "", "", "service_mean")).toBe(start.time.service.mean);
    expect(value("n1", "node", "n8", "", "passes")).toBe(start.nodes.n8?.passes);
    expect(value("n1", "edge", "n8->n10", "", "share")).toBe(start.edges["n8->n10"]?.share);
    expect(value("", "expectation", "n9 >= 1%", "", "holds")).toBe(1);
    expect(rows.every(([, , , , , figure]) => Number.isFinite(Number(figure)))).toBe(true);
  });

  test("O1: has the rows of cases by outcome, which add up to the cases", () => {
    const counts = rows.filter(([start, kind]) => start === "n13" && kind === "outcomes").map((row) => Number(row[5]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(500);
  });
});

describe("text in the table", () => {
  const write = (label: string): string => {
    const start = results.starts[0]!;
    const outcomes = [{ ...start.outcomes[0]!, label }];
    return writeCsv({ ...results, starts: [{ ...start, outcomes }] });
  };
  const labelIn = (text: string): string | undefined => readCsv(text).find(([, kind]) => kind === "outcome")?.[3];

  test("any label is read back, with an apostrophe before it at most", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (label) => {
        expect([label, `'${label}`]).toContain(labelIn(write(label)));
      }),
    );
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\n=1", "＝1+1"])("%j is no formula", (label) => {
    expect(labelIn(write(label))).toBe(`'${label}`);
  });

  test.each(["Success", "2xx 90%", "a=b", 'say "no", then', "'quoted'"])("%j stays as it is", (label) => {
    expect(labelIn(write(label))).toBe(label);
  });
});

describe("exact values in the table", () => {
  const solve = (source: string, exact: boolean): string[][] => {
    const answer = answerSimulate(source, { locale: "en", cases: 50, exact });
    if (answer.kind !== "results") throw new Error(`no results but ${answer.kind}`);
    return readCsv(writeCsv(answer.body));
  };
  const tuned = `${seedPage}\n// sim n8 -> n9 70%\n// sim expect n12 <= 1%\n`;

  test("E5: stand in rows of their own, beside what was counted", () => {
    const rows = solve(tuned, true);
    const value = (...key: readonly string[]) =>
      Number(rows.find((row) => key.every((field, i) => row[i] === field))?.[5] ?? Number.NaN);
    expect(value("n1", "outcome", "n12->n4", "Failed", "exact")).toBeCloseTo(0.000729, 12);
    expect(value("n1", "steps", "", "", "exact_mean")).toBeCloseTo(10.711578, 9);
    expect(value("n1", "node", "n8", "", "exact_passes")).toBeCloseTo(1.42753, 9);
    expect(value("n1", "edge", "n8->n9", "", "exact_share")).toBeCloseTo(0.7, 12);
    expect(value("n1", "time", "", "", "exact_mean")).toBeGreaterThan(0);
    expect(value("", "expectation", "n12 <= 1%", "", "exact")).toBe(1);
  });

  test("have no row where there are none", () => {
    const rows = solve(`${tuned}// sim limit 3 steps\n`, false);
    expect(rows.some(([, , , , measure]) => measure?.startsWith("exact_"))).toBe(false);
    const limited = solve(`${tuned}// sim limit 3 steps\n`, true).filter(
      ([start, kind, id]) => start === "n1" && kind === "outcome" && id === "limit",
    );
    expect(limited.map(([, , , , measure]) => measure)).toEqual(["count", "share", "ci95_low", "ci95_high"]);
  });

  test("of an analysis are one table: figures, derivatives, curves and the goal; a start that is not solved is said", () => {
    const source = `${tuned}Z {\nz1: circle\nz2: rectangle\nz3: circle\nz1.handle(right) -> z2.handle(left)\nz2.handle(right) -> z3.handle(left)\n}\n// sim lane Z capacity 1 queue 1\n`;
    const answer = answerAnalyze(source, {
      locale: "en",
      steps: 20,
      sensitivity: true,
      sweep: "n8->n9",
      points: 3,
      bounds: "n7",
      most: 1,
      goal: { outcome: "n12->n4", relation: "<=", share: 1e-6 },
      by: "n8->n9",
    });
    if (answer.kind !== "results") throw new Error(`no results but ${answer.kind}`);
    const rows = readCsv(writeExactCsv(answer.body));
    const value = (...key: readonly string[]) =>
      Number(rows.find((row) => key.every((field, i) => row[i] === field))?.[5] ?? Number.NaN);
    expect(rows[0]).toEqual(["start", "kind", "id", "label", "measure", "value"]);
    expect(rows.every((row) => row.length === 6)).toBe(true);
    expect(value("z1", "start", "z1", "", "exact")).toBe(0);
    expect(value("n1", "start", "n1", "", "exact")).toBe(1);
    expect(value("n1", "outcome", "n12->n4", "Failed", "probability")).toBeCloseTo(0.000729, 12);
    expect(value("n1", "distribution", "9", "", "probability")).toBeCloseTo(0.7, 12);
    expect(value("n1", "sensitivity", "n8->n9", "n12->n4", "derivative")).toBeCloseTo(-6 * 0.3 ** 5, 12);
    expect(value("n1", "sensitivity", "n8->n9", "steps", "derivative")).toBeLessThan(0);
    expect(value("n1", "sweep", "n12->n4", "Failed", "odds 0.5")).toBeCloseTo(0.5 ** 6, 12);
    expect(value("n1", "bounds", "n12->n4", "Failed", "repeats 1")).toBeCloseTo(0.09, 12);
    expect(value("n1", "goal", "n8->n9", "n12->n4", "rounded")).toBe(0.9);
    expect(rows.slice(1).every(([, , , , , figure]) => Number.isFinite(Number(figure)))).toBe(true);
  });
});

test("a wide diagram has its table too: no row is passed as an argument", () => {
  const start = results.starts[0]!;
  const nodes = Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`m${i}`, { passes: 0, reached: 0 }]));
  expect(writeCsv({ ...results, starts: [{ ...start, nodes }] }).split("\r\n").length).toBeGreaterThan(400_000);
});
