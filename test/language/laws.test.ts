import fc from "fast-check";
import { expect, test } from "vitest";
import { complete } from "#core/language/complete";
import type { Span } from "#core/language/diagnostic";
import { applyEdits } from "#core/language/edit";
import { format } from "#core/language/format";
import { highlight } from "#core/language/highlight";
import { lex } from "#core/language/lexer";
import { parse } from "#core/language/parse";
import type { Tree } from "#core/language/tree";
import { fixTitle, message } from "#core/messages/message";
import { anyText, diagrams, strip } from "./texts.ts";

/** Whether the spans are in order, apart and within the text. */
function follow(spans: readonly Span[], length: number): boolean {
  let end = 0;
  return spans.every(({ from, to }) => {
    const before = end;
    end = to;
    return from >= before && to > from && to <= length;
  });
}

/** Every span of a tree, at any depth. */
function spansOf(value: unknown): Span[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "from" in value && "to" in value && typeof value.from === "number" ? [value as Span] : [];
  return [...own, ...Object.values(value).flatMap(spansOf)];
}

function declarations({ source: _, ...rest }: Tree): unknown {
  return rest;
}

test("the tokens of any text follow each other without gaps, and their lengths add up to the text", () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const tokens = lex(source);
      expect(follow(tokens, source.length)).toBe(true);
      expect(tokens.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(source.length);
    }),
    { numRuns: 1500 },
  );
});

test("any text has a tree whose spans lie within it, and findings that can be said in both languages", () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const { tree, diagnostics } = parse(source);
      const stray = spansOf([declarations(tree), diagnostics]).filter(
        ({ from, to }) => !(from >= 0 && from <= to && to <= source.length),
      );
      expect(stray).toEqual([]);
      for (const one of diagnostics) {
        for (const locale of ["en", "fr"] as const) {
          const said = [message(one, locale), ...one.fixes.map((fix) => fixTitle(fix, locale))];
          expect(said.filter((text) => /undefined|\bnull\b|NaN/.test(text))).toEqual([]);
        }
        for (const { edits } of one.fixes) applyEdits(source, edits);
      }
    }),
    { numRuns: 1500 },
  );
});

test("findings come in the order of the text", () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const starts = parse(source).diagnostics.map(({ span }) => span.from);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }),
    { numRuns: 500 },
  );
});

test("a formatted text reads as the same declarations, and formatting it again changes nothing", () => {
  const check = (source: string): void => {
    const { tree } = parse(source);
    const formatted = format(tree);
    const again = parse(formatted).tree;
    expect(strip(again), formatted).toEqual(strip(tree));
    expect(format(again)).toBe(formatted);
  };
  for (const source of diagrams) check(source);
  fc.assert(fc.property(anyText, check), { numRuns: 2500 });
});

test("a formatted diagram has no more errors than it had, and loses no comment", () => {
  const comments = (source: string): string[] =>
    lex(source)
      .filter(({ kind }) => kind === "comment")
      .map(({ from, to }) => source.slice(from, to).trim());
  for (const source of diagrams) {
    const { tree, diagnostics } = parse(source);
    const formatted = format(tree);
    const errors = diagnostics.filter(({ severity }) => severity === "error").length;
    expect(parse(formatted).diagnostics.filter(({ severity }) => severity === "error").length).toBe(errors);
    expect(comments(formatted)).toEqual(comments(source));
  }
});

test("the marks of any text are in order and do not overlap, and completion is offered at any offset", () => {
  fc.assert(
    fc.property(anyText, fc.nat(3000), (source, at) => {
      expect(follow(highlight(parse(source).tree), source.length)).toBe(true);
      const { from, to } = complete(source, at);
      expect(from >= 0 && from <= to && to <= source.length).toBe(true);
    }),
    { numRuns: 800 },
  );
});
