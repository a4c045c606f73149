import { expect, test } from "vitest";
import { highlight } from "#core/language/highlight";
import { parse } from "#core/language/parse";

function show(source: string): readonly string[] {
  return highlight(parse(source).tree).map(({ kind, from, to }) => `${kind} ${source.slice(from, to)}`);
}

test("every part of a diagram has its mark", () => {
  expect(show('Front desk { # Front "office"\nn1: circle label:"Start"\n}')).toEqual([
    "lane Front desk",
    "punctuation {",
    "punctuation #",
    'lane-label Front "office"',
    "node n1",
    "punctuation :",
    "shape circle",
    "attribute label",
    "punctuation :",
    'string "Start"',
    "punctuation }",
  ]);
  expect(show('A {\nB.n1.handle(right) -> n2.handle(left) [label="x"]\n}').slice(2, -1)).toEqual([
    "lane B",
    "punctuation .",
    "node n1",
    "handle .handle(right)",
    "arrow ->",
    "node n2",
    "handle .handle(left)",
    "punctuation [",
    "attribute label",
    "punctuation =",
    'string "x"',
    "punctuation ]",
  ]);
  expect(show("A {\nloop [poll http://x] n1 n2\n}").slice(2, -1)).toEqual([
    "loop loop",
    "punctuation [",
    "condition poll http://x",
    "node n1",
    "node n2",
  ]);
});

test("simulation lines are marked by their words, understood or not; other comments are one mark", () => {
  expect(show('// sim n8 -> n9 "No" 5.5% // why\n// note')).toEqual([
    "comment //",
    "sim sim",
    "sim-word n8",
    "arrow ->",
    "sim-word n9",
    'string "No"',
    "number 5",
    "punctuation .",
    "number 5",
    "number %",
    "comment // why",
    "comment // note",
  ]);
});

test("prose, other diagrams and what could not be read have no part in the diagram", () => {
  const source = "Some prose.\nA {\nwhat is this\nn1: circle\n}\nmore\nA {\nn1: circle\n}\n";
  expect(show(source).filter((mark) => mark.startsWith("skipped") || mark.startsWith("unread"))).toEqual([
    "skipped Some prose.",
    "unread what is this",
    "skipped more",
    "skipped A {\nn1: circle\n}",
  ]);
});
