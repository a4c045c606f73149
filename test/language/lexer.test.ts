import { expect, test } from "vitest";
import { lex } from "#core/language/lexer";

const kinds = (source: string): string[] => lex(source).map(({ kind }) => kind);

test("a straight quote is closed by a straight one only, a typographic one by either", () => {
  expect(kinds('"a “b” c"')).toEqual(["string"]);
  expect(kinds("“a”")).toEqual(["string"]);
  expect(kinds('“a"')).toEqual(["string"]);
});

test("an escaped quote closes nothing, and a line break ends every string", () => {
  expect(kinds('"a \\" b"')).toEqual(["string"]);
  expect(kinds('"a \\\\"')).toEqual(["string"]);
  expect(kinds('"a\n')).toEqual(["open-string", "break"]);
  expect(kinds('"a\\\nb"')).toEqual(["open-string", "break", "word", "open-string"]);
});

test("CR LF is one break; the line separators of Unicode are breaks too, but a string may hold them", () => {
  expect(kinds("\r\n\r\n\u2028")).toEqual(["break", "break", "break"]);
  expect(kinds('"a\u2028b"')).toEqual(["string"]);
});

test("words are of any script; what begins with a digit is a number, with its unit", () => {
  expect(kinds("n1é中_2")).toEqual(["word"]);
  expect(kinds("200ms")).toEqual(["number"]);
  expect(kinds("n1.handle(left)->")).toEqual([
    "word",
    "punctuation",
    "word",
    "punctuation",
    "word",
    "punctuation",
    "arrow",
  ]);
});

test("a comment goes on to the end of its line, and begins in no string", () => {
  expect(kinds('a // b "c\nd')).toEqual(["word", "blank", "comment", "break", "word"]);
  expect(kinds('"http://a"')).toEqual(["string"]);
});
