import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerSimulate } from "#core/answer/simulate";
import type { Results } from "#core/engine/results";
import { writeCsv } from "#core/formats/csv";
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

test("a wide diagram has its table too: no row is passed as an argument", () => {
  const start = results.starts[0]!;
  const nodes = Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`m${i}`, { passes: 0, reached: 0 }]));
  expect(writeCsv({ ...results, starts: [{ ...start, nodes }] }).split("\r\n").length).toBeGreaterThan(400_000);
});
