import fc from "fast-check";
import { expect, test } from "vitest";
import { lex } from "#core/language/lexer";
import { readFixtures, seedPage } from "../diagrams.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(...'{}[]()#:."\\/->= \t\r\nan1“”é中😀') }),
);

function cover(source: string): void {
  const tokens = lex(source);
  expect(tokens.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(source.length);
  tokens.forEach(({ from, to }, index) => {
    expect(to).toBeGreaterThan(from);
    expect(from).toBe(index === 0 ? 0 : tokens[index - 1]?.to);
  });
}

test("the tokens of any text follow each other without gaps, and their lengths add up to the text", () => {
  fc.assert(fc.property(anyText, cover), { numRuns: 2000 });
});

test("the tokens of the seed's page and of every fixture add up too", () => {
  for (const source of [seedPage, ...readFixtures().map((sample) => sample.source)]) cover(source);
});

test("a straight quote is closed by a straight one only, a typographic one by either", () => {
  const kinds = (source: string): string[] => lex(source).map(({ kind }) => kind);
  expect(kinds('"a “b” c"')).toEqual(["string"]);
  expect(kinds("“a”")).toEqual(["string"]);
  expect(kinds('"a \\" b"')).toEqual(["string"]);
  expect(kinds('"a\n')).toEqual(["open-string", "break"]);
});
