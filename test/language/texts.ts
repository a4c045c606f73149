import fc from "fast-check";
import type { Diagnostic } from "#core/language/diagnostic";
import { parse } from "#core/language/parse";
import type { Tree } from "#core/language/tree";
import { readFixtures, readShared, seedPage } from "../diagrams.ts";

/** A lane around some lines. */
export function wrap(...lines: readonly string[]): string {
  return ["A { # Lane", ...lines, "}", ""].join("\n");
}

/** Codes of what is found in a text, in order. */
export function codesOf(source: string): readonly string[] {
  return parse(source).diagnostics.map(({ code }) => code);
}

/** The text at a finding. */
export function textAt(source: string, { span }: Diagnostic): string {
  return source.slice(span.from, span.to);
}

/** The declarations of a tree without the places where they stand: spans are kept only as present or absent. */
export function strip({ lanes, nodes, edges, loops, sims }: Tree): unknown {
  const text = JSON.stringify({ lanes, nodes, edges, loops, sims }, (key, value: unknown) =>
    key.toLowerCase().endsWith("span") ? value !== null : value,
  );
  return JSON.parse(text);
}

/** Whole diagrams: the seed's page and diagram, and what lies beside the project. */
export const diagrams: readonly string[] = [
  seedPage,
  ...[...readFixtures(), ...readShared("corpus"), ...readShared("diagrams")].map(({ source }) => source),
];

const pieces = [
  ...'{}[]()#:.=,"\\->%\n\t é中😀“”«»\u00a0\u2028\ufeff'.split(""),
  ...[
    "A {",
    "B { # Lane",
    "}",
    "n1: circle",
    "n2:",
    'label:"x"',
    "label=“y”",
    ' owner:"me"',
    "n1.handle(left)",
    "B.n2.handle(top)",
  ],
  ...[
    "->",
    "-->",
    '[label="Yes"]',
    "[label:",
    "loop [up to 3 times]",
    "loop",
    "n1",
    "n2",
    "// note",
    "\r\n",
    "```",
    "prose and more",
  ],
  ...[
    "// sim ",
    "n1 -> n2",
    "70%",
    "9/10",
    "0.5,",
    "takes",
    "5s",
    "uniform 1s 2s",
    "lane A capacity 2",
    "loop n1 at most 3",
    "cases 10",
  ],
];

/** Any text: units at random, words of the language at random, and diagrams with pieces cut out, doubled or put in. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...pieces, "\n", "\n"), { maxLength: 80 }).map((words) => words.join("")),
  fc.array(fc.constantFrom(...pieces, "\n", "\n"), { maxLength: 60 }).map((words) => words.join(" ")),
  fc
    .tuple(
      fc.constantFrom(...diagrams.filter(({ length }) => length < 4000)),
      fc.array(fc.tuple(fc.nat(3000), fc.nat(40), fc.constantFrom(...pieces)), { minLength: 1, maxLength: 6 }),
    )
    .map(([source, changes]) =>
      changes.reduce(
        (text, [at, length, piece]) =>
          length % 3 === 0
            ? text.slice(0, at) + piece + text.slice(at)
            : text.slice(0, at) + (length % 3 === 1 ? "" : piece) + text.slice(at + length),
        source,
      ),
    ),
);
