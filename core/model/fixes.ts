import type { Args, Edit, Fix, Span } from "../language/diagnostic.ts";
import { writeLine } from "../language/edit.ts";
import type { Tree } from "../language/tree.ts";

/** A way out, titled by `code` in the message catalogues. */
export function makeFix(code: string, args: Args, edits: readonly Edit[]): Fix {
  return { code, args, edits };
}

/** Puts a text in the place of another. */
export function replace(span: Span, text: string): Fix {
  return makeFix("replace", { text }, [{ from: span.from, to: span.to, insert: text }]);
}

/** Takes a statement out, with its line where nothing else stands on it. */
export function removeLine(source: string, span: Span): Fix {
  let { from, to } = span;
  while (from > 0 && isBlank(source[from - 1])) from--;
  while (to < source.length && isBlank(source[to])) to++;
  const begins = from === 0 || isBreak(source[from - 1]);
  const ends = to === source.length || isBreak(source[to]);
  if (!begins || !ends) return makeFix("remove-line", {}, [{ from: span.from, to: span.to, insert: "" }]);
  if (source[to] === "\r" && source[to + 1] === "\n") to += 2;
  else if (to < source.length) to++;
  return makeFix("remove-line", {}, [{ from, to, insert: "" }]);
}

function isBlank(unit: string | undefined): boolean {
  return unit === " " || unit === "\t" || unit === "\u00a0";
}

function isBreak(unit: string | undefined): boolean {
  return unit === "\n" || unit === "\r";
}

/** Says something by a simulation line: in the place of the line that says otherwise, if there is one. */
export function sayInstead(tree: Tree, otherwise: { readonly span: Span } | null, statement: string): readonly Edit[] {
  if (otherwise === null) return writeLine(tree, statement);
  const { from, to } = otherwise.span;
  return [{ from, to, insert: `// sim ${statement}` }];
}
