import { expect, test } from "vitest";
import { answerParse } from "#core/answer/parse";
import { answerSimulate } from "#core/answer/simulate";
import { readFixtures, readShared, type Sample, seedPage } from "../diagrams.ts";

const samples: readonly Sample[] = [
  { name: "seed page", source: seedPage },
  ...readFixtures(),
  ...readShared("corpus"),
  ...readShared("diagrams"),
];

const shreds = [
  "{",
  "}",
  "->",
  '"',
  "\\",
  '[label="',
  "]",
  "loop [retry up to 5 times]",
  "// sim n8 -> n9 70%",
  "// sim",
  "\n",
  "\r\n",
  "\t",
  "n1: circle",
  ".handle(",
  "#",
  "\u0000",
  "\u202e",
  "😀",
  "\ud800",
  "“",
  "\u00a0",
  "label:",
  "// sim n1 takes erlang 3 5s",
  "n0.handle(left) -> n0.handle(left)",
];

/** A small congruential generator: the same mutations on every machine. */
function createDice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function mutate(source: string, roll: (sides: number) => number): string {
  let text = source;
  for (let cuts = 1 + roll(4); cuts > 0; cuts--) {
    const at = roll(text.length + 1);
    const length = roll(40);
    const kind = roll(4);
    if (kind === 0) text = text.slice(0, at) + text.slice(at + length);
    else if (kind === 1) text = text.slice(0, at) + shreds[roll(shreds.length)] + text.slice(at);
    else if (kind === 2) text = text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    else {
      const from = roll(text.length + 1);
      text = text.slice(0, at) + text.slice(from, from + length) + text.slice(at + length);
    }
  }
  return text;
}

/** Reads, draws and runs the text, and counts its errors by code; fails on an exception and on what takes over 2 s of the processor. */
function digest(source: string, codes: Map<string, number>): void {
  const begun = process.cpuUsage();
  const parsed = answerParse(source, { layout: true, locale: "en" });
  const run = answerSimulate(source, { cases: 20, seed: 3, trace: 2, locale: "en" });
  expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000);
  for (const { severity, code } of parsed.diagnostics) {
    if (severity === "error") codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect(run.kind === "results").toBe(!parsed.diagnostics.some(({ severity }) => severity === "error"));
}

function print(title: string, codes: ReadonlyMap<string, number>): void {
  const rows = [...codes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  console.log(`${title}: ${rows.map(([code, count]) => `${code} ${count}`).join(", ") || "no error"}`);
}

test("every diagram is read, drawn and run without an exception or a hang", () => {
  const codes = new Map<string, number>();
  for (const sample of samples) digest(sample.source, codes);
  print(`errors in ${samples.length} diagrams`, codes);
});

test("1,000 mutated diagrams are read, drawn and run or refused, without an exception or a hang", {
  timeout: 300_000,
}, () => {
  const codes = new Map<string, number>();
  const roll = createDice(20261125);
  const small = samples.filter(({ source }) => source.length < 20_000);
  for (let round = 0; round < 1000; round++) {
    const sample = small[roll(small.length)];
    if (sample === undefined) throw new RangeError("no sample");
    digest(mutate(sample.source, roll), codes);
  }
  print("errors in 1,000 mutations", codes);
  expect(codes.size).toBeGreaterThan(5);
});
