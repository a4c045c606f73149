import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits, type OddsTarget, writeLine, writeLoopBound, writeOdds, writeSetting } from "#core/language/edit";
import { parse } from "#core/language/parse";
import { readFixtures } from "../diagrams.ts";

const seed = readFixtures().find(({ name }) => name.endsWith("/seed.fz"))?.source ?? "";
const end = seed.endsWith("\n") ? "" : "\n";

const response = (...first: readonly number[]): OddsTarget[] => [
  { from: "n8", to: "n9", ordinal: null, odds: first },
  { from: "n8", to: "n10", ordinal: null, odds: first.map((share) => 1 - share) },
];

const leave = (...shares: readonly number[]): OddsTarget[] =>
  shares.map((share, index) => ({ from: "n1", to: `n${index + 2}`, ordinal: null, odds: [share] }));

function set(source: string, targets: readonly OddsTarget[]): string {
  return applyEdits(source, writeOdds(parse(source).tree, targets));
}

/** The simulation lines of a text. */
function linesOf(source: string): readonly string[] {
  return source.split(/\r?\n/).filter((line) => line.startsWith("// sim"));
}

/** What the text gives each target at one attempt: its line's value, or an even share of what the lines leave (S9). */
function readOdds(source: string, targets: readonly OddsTarget[], attempt = 0): number[] {
  const { sims } = parse(source).tree;
  const given = targets.map(({ from, to, ordinal }) => {
    const line = sims.findLast(
      (sim) =>
        sim.kind === "odds" &&
        sim.edge.from.text === from &&
        sim.edge.to.text === to &&
        (sim.edge.ordinal ?? 1) === (ordinal ?? 1),
    );
    return line?.kind === "odds" ? line.values[Math.min(attempt, line.values.length - 1)]!.value : null;
  });
  const rest = 1 - given.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const open = given.filter((value) => value === null).length;
  return given.map((value) => value ?? rest / open);
}

describe("odds that no line gives yet", () => {
  test("one line is added for a decision of two: the first edge's, behind everything else", () => {
    expect(set(seed, response(0.9))).toBe(`${seed}${end}// sim n8 -> n9 90%${end === "" ? "\n" : ""}`);
    expect(set(seed, response(0.6))).toBe(`${seed}${end}// sim n8 -> n9 60%${end === "" ? "\n" : ""}`);
  });

  test("an even choice needs no line at all", () => {
    expect(set(seed, response(0.5))).toBe(seed);
    expect(set(seed, leave(1 / 3, 1 / 3, 1 / 3))).toBe(seed);
  });

  test("of three edges as few lines are added as can be: the most that share evenly have none", () => {
    expect(linesOf(set("", leave(0.5, 0.25, 0.25)))).toEqual(["// sim n1 -> n2 50%"]);
    expect(linesOf(set("", leave(0.25, 0.25, 0.5)))).toEqual(["// sim n1 -> n4 50%"]);
    expect(linesOf(set("", leave(0.5, 0.3, 0.2)))).toEqual(["// sim n1 -> n2 50%", "// sim n1 -> n3 30%"]);
  });

  test("new lines go behind the last simulation line, in the source's line ends", () => {
    const source = "A {\r\n// sim seed 3\r\nn1: diamond\r\n}\r\n";
    expect(set(source, leave(0.9, 0.1))).toBe("A {\r\n// sim seed 3\r\n// sim n1 -> n2 90%\r\nn1: diamond\r\n}\r\n");
  });

  test("an edge whose label carries odds always gets its line, for these are not shared", () => {
    const edges = (first: string, second: string): string =>
      `A {\nn1: diamond\nn1.handle(right) -> n2.handle(left) [label="${first}"]\nn1.handle(top) -> n3.handle(left) [label="${second}"]\n}\n`;
    const labelled = edges("2xx 90%", "4xx (0.1)");
    expect(linesOf(set(labelled, leave(0.7, 0.3)))).toEqual(["// sim n1 -> n2 70%", "// sim n1 -> n3 30%"]);
    expect(linesOf(set(edges("2xx 90%", "4xx/5xx"), leave(0.7, 0.3)))).toEqual(["// sim n1 -> n2 70%"]);
    expect(linesOf(set(edges("2xx", "4xx/5xx"), leave(0.7, 0.3)))).toEqual(["// sim n1 -> n2 70%"]);
  });

  test("the second edge between the same nodes is called by its place", () => {
    const targets = [
      { from: "n1", to: "n2", ordinal: 1, odds: [0.2] },
      { from: "n1", to: "n2", ordinal: 2, odds: [0.3] },
      { from: "n1", to: "n3", ordinal: null, odds: [0.5] },
    ];
    const written = set("// sim n1 -> n2#2 10%\n// sim n1 -> n3 1%", targets);
    expect(linesOf(written)).toEqual(["// sim n1 -> n2#2 30%", "// sim n1 -> n3 50%"]);
  });
});

describe("odds that a line gives", () => {
  const text = `${seed}\n// sim n8 -> n9 70%\n// sim cases 100`;

  test("the number is changed in place, whichever edge was moved", () => {
    expect(set(text, response(0.6))).toBe(text.replace("70%", "60%"));
    expect(writeOdds(parse(text).tree, response(0.6)).length).toBe(1);
    expect(set(text, response(0.7))).toBe(text);
  });

  test("the notation stays: percentage, decimal, fraction; a fraction that cannot hold the number becomes a percentage", () => {
    expect(set(text.replace("70%", "0.7"), response(0.625))).toBe(text.replace("70%", "0.625"));
    expect(set(text.replace("70%", "7/10"), response(0.6))).toBe(text.replace("70%", "6/10"));
    expect(set(text.replace("70%", "7/10"), response(0.625))).toBe(text.replace("70%", "62.5%"));
    expect(set(text.replace("70%", "70 %"), response(0.6))).toBe(text.replace("70%", "60%"));
  });

  test("numbers are written without float noise", () => {
    expect(set(text, response(0.1 + 0.2))).toContain("n8 -> n9 30%");
    expect(set(text, response(0.7000000001))).toContain("n8 -> n9 70%");
    expect(set(text, response(0.9999))).toContain("n8 -> n9 99.99%");
    expect(set(text, response(1 / 3))).toContain("n8 -> n9 33.333333%");
    expect(set(text, response(0))).toContain("n8 -> n9 0%");
    expect(set(text, response(1e-7))).toContain("n8 -> n9 0.00001%");
  });

  test("of two lines for one edge the last is changed, and a line may name the edge by its label or with lanes", () => {
    const twice = `${text}\n// sim n8 -> n9 80%`;
    expect(set(twice, response(0.6))).toBe(twice.replace("80%", "60%"));
    const labelled = `${seed}\n// sim n8 -> n9 "2xx" 70%`;
    expect(set(labelled, response(0.6))).toBe(labelled.replace("70%", "60%"));
    const prefixed = `${seed}\n// sim Delivery.n8 -> Delivery.n9 70% // measured`;
    expect(set(prefixed, response(0.6))).toBe(prefixed.replace("70%", "60%"));
  });

  test("thirds that are written as fractions stay as they are", () => {
    const thirds = "// sim n1 -> n2 1/3\n// sim n1 -> n3 1/3\n// sim n1 -> n4 1/3\n";
    expect(set(thirds, leave(1 / 3, 1 / 3, 1 / 3))).toBe(thirds);
  });
});

describe("odds by attempt", () => {
  const list = `${seed}\n// sim n8 -> n9 90%, 95%, 99%`;

  test("a list is written as a list, and of a list of the same length only the numbers that differ are changed", () => {
    expect(set(seed, response(0.9, 0.95))).toContain("// sim n8 -> n9 90%, 95%");
    expect(writeOdds(parse(list).tree, response(0.9, 0.96, 0.99))).toMatchObject([{ insert: "96%" }]);
    expect(set(list, response(0.9, 0.95, 0.99))).toBe(list);
  });

  test("one value takes the place of the list", () => {
    expect(set(list, response(0.8))).toBe(`${seed}\n// sim n8 -> n9 80%`);
    expect(set(list, response(0.9))).toBe(`${seed}\n// sim n8 -> n9 90%`);
  });
});

describe("the law of the writer", () => {
  const attempts = fc.integer({ min: 1, max: 3 });
  const weights = (length: number): fc.Arbitrary<number[]> =>
    fc
      .array(fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 100_000 })), {
        minLength: length,
        maxLength: length,
      })
      .filter((list) => list.some((one) => one > 0));
  const decision = fc
    .tuple(fc.integer({ min: 1, max: 6 }), attempts)
    .chain(([edges, count]) => fc.tuple(fc.array(weights(edges), { minLength: count, maxLength: count })))
    .map(([rows]) => rows.map((row) => row.map((one) => one / row.reduce((sum, weight) => sum + weight, 0))));
  const notations = fc.array(fc.constantFrom("1%", "0.01", "1/100", "1/3", "5%, 6%", ""), {
    minLength: 6,
    maxLength: 6,
  });

  test("what is written is read as the odds that were asked for, adding up to 100%, and writing it again changes nothing", () => {
    fc.assert(
      fc.property(decision, notations, fc.constantFrom("\n", "\r\n"), (rows, written, newline) => {
        const targets = rows[0]!.map((_, index) => ({
          from: "n1",
          to: `n${index + 2}`,
          ordinal: null,
          odds: rows.map((row) => row[index]!),
        }));
        const lines = targets.flatMap(({ to }, index) =>
          written[index] === "" ? [] : [`// sim n1 -> ${to} ${written[index]}`],
        );
        const source = ["A {", "n1: diamond", ...lines, "}", ""].join(newline);
        const edits = writeOdds(parse(source).tree, targets);
        const after = applyEdits(source, edits);
        rows.forEach((row, attempt) => {
          const read = readOdds(after, targets, attempt);
          expect(Math.abs(read.reduce((sum, one) => sum + one, 0) - 1)).toBeLessThan(1e-9);
          expect(Math.max(...read.map((value, index) => Math.abs(value - row[index]!)))).toBeLessThan(1.5e-8);
        });
        expect(set(after, targets)).toBe(after);
        expect(parse(after).diagnostics).toEqual([]);
        // What is no simulation line stays as it was, and no line has two edits.
        const isOther = (line: string): boolean => !line.startsWith("// sim");
        expect(after.split(newline).filter(isOther)).toEqual(source.split(newline).filter(isOther));
        expect(edits.length).toBeLessThanOrEqual(lines.length + 1);
      }),
      { numRuns: 800 },
    );
  });

  test("odds outside of 0 to 1 are a programmer's error", () => {
    expect(() => set(seed, response(1.1))).toThrow(RangeError);
    expect(() => set(seed, response(Number.NaN))).toThrow(RangeError);
    expect(() => set(seed, response())).toThrow(RangeError);
  });
});

describe("bounds of loops", () => {
  const bound = (source: string, member: string, passes: number): string =>
    applyEdits(source, writeLoopBound(parse(source).tree, member, { kind: "exactly", passes }));

  test("a line is added, and then changed, whichever member it names", () => {
    const once = applyEdits(seed, writeLoopBound(parse(seed).tree, "n7", { kind: "at most", repeats: 3 }));
    expect(linesOf(once)).toEqual(["// sim loop n7 at most 3"]);
    expect(linesOf(bound(once, "n8", 2))).toEqual(["// sim loop n7 exactly 2"]);
    expect(writeLoopBound(parse(once).tree, "n7", { kind: "at most", repeats: 3 })).toEqual([]);
    const { tree } = parse(once);
    expect(writeLoopBound(tree, "n11", { kind: "at most", repeats: 12 })).toMatchObject([{ insert: "12" }]);
    expect(linesOf(applyEdits(once, writeLoopBound(tree, "n7", { kind: "unlimited" })))).toEqual([
      "// sim loop n7 unlimited",
    ]);
  });

  test("a member of two loops speaks of the smaller one", () => {
    const nested = "A {\nloop [outer] n1 n2 n3\nloop [inner] n2 n3\n}\n// sim loop n1 exactly 5\n";
    expect(linesOf(bound(nested, "n3", 2))).toEqual(["// sim loop n1 exactly 5", "// sim loop n3 exactly 2"]);
    expect(linesOf(bound(nested, "n1", 2))).toEqual(["// sim loop n1 exactly 2"]);
  });
});

describe("settings and other lines", () => {
  test("a setting is changed in place, a warm-up in time becomes one in cases", () => {
    const source = `${seed}\n// sim cases 500 cases\n// sim warmup 2h`;
    const { tree } = parse(source);
    expect(applyEdits(source, writeSetting(tree, "cases", 600))).toBe(source.replace("500", "600"));
    expect(applyEdits(source, writeSetting(tree, "warmup", 7200))).toBe(source.replace("2h", "7200"));
    expect(writeSetting(tree, "cases", 500)).toEqual([]);
    expect(() => writeSetting(tree, "seed", 0.5)).toThrow(RangeError);
  });

  test("a line ends the source as the source ended: with a line break or without", () => {
    const add = (source: string): string => applyEdits(source, writeLine(parse(source).tree, "seed 7"));
    expect(add("")).toBe("// sim seed 7\n");
    expect(add("A {\n}")).toBe("A {\n}\n// sim seed 7");
    expect(add("A {\r\n}\r\n")).toBe("A {\r\n}\r\n// sim seed 7\r\n");
    expect(add("A {\n}\nprose")).toBe("A {\n}\nprose\n// sim seed 7");
  });

  test("edits that overlap or leave the source are a programmer's error", () => {
    const edit = (from: number, to: number): { from: number; to: number; insert: string } => ({ from, to, insert: "" });
    expect(applyEdits("abcd", [edit(2, 4), edit(0, 1)])).toBe("b");
    expect(() => applyEdits("abc", [edit(0, 2), edit(1, 3)])).toThrow(RangeError);
    expect(() => applyEdits("abc", [edit(0, 4)])).toThrow(RangeError);
  });
});
