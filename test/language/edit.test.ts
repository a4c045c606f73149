import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits, type OddsTarget, writeLoopBound, writeOdds, writeSetting } from "#core/language/edit";
import { parse } from "#core/language/parse";
import { readFixtures } from "../diagrams.ts";

const seed = readFixtures().find(({ name }) => name.endsWith("/seed.fz"))?.source ?? "";

const response = (first: number): OddsTarget[] => [
  { from: "n8", to: "n9", ordinal: null, odds: [first] },
  { from: "n8", to: "n10", ordinal: null, odds: [1 - first] },
];

function set(source: string, targets: readonly OddsTarget[]): string {
  return applyEdits(source, writeOdds(parse(source).tree, targets));
}

/** What the text gives each target: its line's value, or an even share of what the lines leave. */
function readOdds(source: string, targets: readonly OddsTarget[]): number[] {
  const { sims } = parse(source).tree;
  const given = targets.map(({ from, to, ordinal }) => {
    const line = sims.findLast(
      (sim) =>
        sim.kind === "odds" &&
        sim.edge.from.text === from &&
        sim.edge.to.text === to &&
        (sim.edge.ordinal ?? 1) === (ordinal ?? 1),
    );
    return line?.kind === "odds" ? line.values[0]!.value : null;
  });
  const rest = 1 - given.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const open = given.filter((value) => value === null).length;
  return given.map((value) => value ?? rest / open);
}

test("the first move of a slider adds one line after the diagram", () => {
  expect(set(seed, response(0.9))).toBe(
    `${seed}${seed.endsWith("\n") ? "" : "\n"}// sim n8 -> n9 90%${seed.endsWith("\n") ? "\n" : ""}`,
  );
});

test("a later move changes the number in place, in the notation that stands there, whichever edge was moved", () => {
  const text = `${seed}\n// sim n8 -> n9 70%\n// sim cases 100`;
  expect(set(text, response(0.6))).toBe(text.replace("70%", "60%"));
  expect(set(text.replace("70%", "0.7"), response(0.6))).toBe(text.replace("70%", "0.6"));
  expect(set(text.replace("70%", "7/10"), response(0.6))).toBe(text.replace("70%", "60%"));
  expect(set(text, response(0.7))).toBe(text);
});

test("numbers are written without float noise", () => {
  expect(set(seed, response(0.1 + 0.2))).toContain("n8 -> n9 30%");
  expect(set(seed, response(0.9999))).toContain("n8 -> n9 99.99%");
});

test("the odds that are written are the odds that are read, adding up to 1, and writing them again changes nothing", () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 6 })
    .filter((list) => list.some((one) => one > 0));
  const lines = fc.uniqueArray(fc.integer({ min: 0, max: 5 }));
  fc.assert(
    fc.property(weights, lines, (list, present) => {
      const total = list.reduce((sum, one) => sum + one, 0);
      const targets = list.map((weight, index) => ({
        from: "n1",
        to: `n${index + 2}`,
        ordinal: null,
        odds: [weight / total],
      }));
      const source = `A {\nn1: diamond\n}\n${present
        .filter((index) => index < list.length)
        .map((index) => `// sim n1 -> n${index + 2} 1%\n`)
        .join("")}`;
      const written = set(source, targets);
      const read = readOdds(written, targets);
      read.forEach((value, index) => {
        expect(value).toBeCloseTo(targets[index]!.odds[0]!, 8);
      });
      expect(Math.abs(read.reduce((sum, one) => sum + one, 0) - 1)).toBeLessThan(1e-9);
      expect(set(written, targets)).toBe(written);
    }),
  );
});

test("bounds of loops and settings are changed in place or added behind the last simulation line", () => {
  const bound = applyEdits(seed, writeLoopBound(parse(seed).tree, "n7", { kind: "at most", repeats: 3 }));
  expect(bound).toContain("// sim loop n7 at most 3");
  const again = applyEdits(bound, writeLoopBound(parse(bound).tree, "n8", { kind: "exactly", passes: 2 }));
  expect(again).toContain("// sim loop n7 exactly 2");
  const cases = applyEdits(again, writeSetting(parse(again).tree, "cases", 500));
  expect(cases).toMatch(/exactly 2\n\/\/ sim cases 500\s*$/);
  expect(applyEdits(cases, writeSetting(parse(cases).tree, "cases", 600))).toBe(cases.replace("500", "600"));
});

test("a source with CR LF keeps its line ends", () => {
  const source = "A {\r\nn1: diamond\r\n}\r\n// sim seed 3\r\n";
  expect(applyEdits(source, writeSetting(parse(source).tree, "cases", 5))).toBe(
    "A {\r\nn1: diamond\r\n}\r\n// sim seed 3\r\n// sim cases 5\r\n",
  );
});

test("edits that overlap are a programmer's error", () => {
  expect(() =>
    applyEdits("abc", [
      { from: 0, to: 2, insert: "" },
      { from: 1, to: 3, insert: "" },
    ]),
  ).toThrow(RangeError);
});

test("of loops that share members the smallest one is meant, and its line is the one that changes", () => {
  const nested =
    "A {\nn1: diamond\nn2: diamond\nloop [up to 9 times] n1 n2\nloop [up to 3 times] n2\n}\n// sim loop n1 at most 9\n// sim loop n2 at most 3\n";
  const inner = applyEdits(nested, writeLoopBound(parse(nested).tree, "n2", { kind: "at most", repeats: 4 }));
  expect(inner).toBe(nested.replace("n2 at most 3", "n2 at most 4"));
  const outer = applyEdits(nested, writeLoopBound(parse(nested).tree, "n1", { kind: "at most", repeats: 8 }));
  expect(outer).toBe(nested.replace("n1 at most 9", "n1 at most 8"));
});
