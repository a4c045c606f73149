import { expect, test } from "vitest";
import { format } from "#core/language/format";
import { parse } from "#core/language/parse";
import { codesOf } from "./texts.ts";

const tidy = (source: string): string => format(parse(source).tree);

test("one statement a line, single blanks, straight quotes, the signs of the language", () => {
  const messy =
    'A {# My lane\n  n1 :circle label="a \\" b"   owner:“me”\nn1 . handle( right )-->B.n2.handle(left)[label:"x"]\nloop[ up to 3 times ]n1, n2\n\t}\nB {\nn2: diamond\n}';
  expect(tidy(messy)).toBe(
    'A { # My lane\nn1: circle label:"a \\" b" owner:"me"\nn1.handle(right) -> B.n2.handle(left) [label="x"]\nloop [up to 3 times] n1 n2\n}\nB {\nn2: diamond\n}\n',
  );
  expect(codesOf(tidy(messy))).toEqual([]);
});

test("a file on one line becomes one of many, a lane that was not closed is closed", () => {
  expect(tidy("A { # One n1: circle } B { n2: circle")).toBe("A { # One\nn1: circle\n}\nB {\nn2: circle\n}\n");
});

test("comments and simulation lines stay in their places; blank lines and blanks become single ones, none behind an opening brace", () => {
  expect(
    tidy(
      '// first\nA {\n\n\n// note  two\nn1: circle // aside\n\n}\n\n\n//sim  n1   by odds  //  why\n// sim n1->n2 "a  b" 5 %',
    ),
  ).toBe(
    '// first\nA {\n// note  two\nn1: circle\n// aside\n}\n\n// sim n1 by odds //  why\n// sim n1->n2 "a  b" 5 %\n',
  );
});

test("skipped text and other diagrams go", () => {
  expect(tidy("Prose.\n\nA {\nn1: circle\n}\n// sim seed 1\nMore.\nA {\nn1: circle\n}\n// sim seed 2\n")).toBe(
    "A {\nn1: circle\n}\n// sim seed 1\n",
  );
});

test("what has an error stays as it was written, so that nobody's text is lost", () => {
  const lines = ["n1: hexagon  label='x'", "what is  this", "n1 ->  n2", "loop  [oops n1"];
  const source = ["A {", ...lines, "}", "// sim n1  taks 5s", ""].join("\n");
  const formatted = tidy(source);
  for (const line of ["what is  this", "n1 ->  n2", "loop  [oops n1", "// sim n1 taks 5s"]) {
    expect(formatted.split("\n")).toContain(line);
  }
  const errors = (text: string): readonly string[] =>
    parse(text).diagnostics.flatMap(({ code, severity }) => (severity === "error" ? [code] : []));
  expect(errors(formatted)).toEqual(errors(source));
});

test("what a statement was read without becomes a comment, but never a simulation line", () => {
  expect(tidy('A {\nn1: circle colour:"red" and more\nn2: circle sim seed 4\n}')).toBe(
    'A {\nn1: circle\n// colour:"red"\n// and more\nn2: circle\n// (sim seed 4)\n}\n',
  );
});

test("line ends stay as they were", () => {
  expect(tidy("A {\r\n n1: circle\r\n}\r\n")).toBe("A {\r\nn1: circle\r\n}\r\n");
  expect(tidy("")).toBe("");
});
