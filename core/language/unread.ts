import type { Span } from "./diagnostic.ts";
import type { Draft } from "./draft.ts";
import { firstWords } from "./findings.ts";
import { createFix } from "./fixes.ts";
import { endsLine, type Reader, report, textOf } from "./reader.ts";

/** Notes a piece of a statement that is left out. */
export function leaveOut(reader: Reader, draft: Draft, span: Span): void {
  draft.unread.push({ ...span, part: "rest" });
  report(reader, "flow/trailing-text", span, { words: firstWords(textOf(reader, span)) }, [
    createFix("delete", {}, { ...span, insert: "" }),
  ]);
}

/** Notes a piece that is no statement; `begins` says whether it begins its line, so that it can become a comment. */
export function refuseLine(reader: Reader, span: Span, begins: boolean): void {
  const comment = createFix("comment-out", {}, { from: span.from, to: span.from, insert: "// " });
  report(reader, "flow/unreadable-line", span, { words: firstWords(textOf(reader, span)) }, [
    ...(begins && endsLine(reader) ? [comment] : []),
    createFix("delete", {}, { ...span, insert: "" }),
  ]);
}
