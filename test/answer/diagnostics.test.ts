import { expect, test } from "vitest";
import { answerDiagnostics, hasError } from "#core/answer/diagnostics";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";

const source = "A {\r\nn1: circle\r\nn2: circle\r\nn1.handle(right) -> n22.handle(left)\r\n}\r\n";

function find(text: string) {
  const { tree, diagnostics } = parse(text);
  return [...diagnostics, ...lower(tree).diagnostics];
}

test("a finding is told in words, with its place by offset, line and column, and with the edits of its fixes", () => {
  const [one] = answerDiagnostics(find(source), source, "en").filter(({ code }) => code === "flow/unknown-node");
  if (one === undefined) throw new Error("the unknown node was not found");
  const from = source.indexOf("n22");
  expect(one.severity).toBe("error");
  expect(one.span).toEqual({ from, to: from + 3, line: 4, column: 21 });
  expect(one.message).toContain("n22");
  expect(one.fixes[0]?.edits).toEqual([{ from, to: from + 3, insert: "n2" }]);
  expect(one.fixes[0]?.title).not.toBe("");
});

test("the words change with the language, nothing else does", () => {
  const found = find(source);
  const english = answerDiagnostics(found, source, "en");
  const french = answerDiagnostics(found, source, "fr");
  expect(french.map(({ message }) => message)).not.toEqual(english.map(({ message }) => message));
  const strip = (all: typeof english) =>
    all.map(({ message: _, fixes, ...rest }) => ({ ...rest, edits: fixes.map(({ edits }) => edits) }));
  expect(strip(french)).toEqual(strip(english));
});

test("only errors keep a diagram from running", () => {
  expect(hasError(find(source))).toBe(true);
  expect(hasError(find("A {\nn1: circle\nn2: circle\nn1.handle(right) -> n2.handle(left)\n}"))).toBe(false);
});
