import { type LanguageCode, languageCodes } from "./codes.ts";
import type { Args, Diagnostic, Fix, Severity, Span } from "./diagnostic.ts";
import { createFix } from "./fixes.ts";

/** How many findings of each severity are kept: nobody reads on, and an answer must not grow without bound. */
const findingLimit = 200;

/** Spellings that people tend to use throughout, so that the first finding offers to change them all. */
const habits: ReadonlySet<string> = new Set(["flow/smart-quotes", "flow/attribute-sign", "flow/label-sign"]);

/** A finding with the severity of its code. */
export function createFinding(code: LanguageCode, { from, to }: Span, args: Args, fixes: readonly Fix[]): Diagnostic {
  return { code, severity: languageCodes[code], span: { from, to }, args, fixes };
}

/** The findings in the order of the text, at most 200 errors, 200 warnings and 200 notes, and one more note if some were left out. */
export function arrangeFindings(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const ordered = findings.toSorted((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  const kept = ordered.filter(({ severity }) => ++counts[severity] <= findingLimit);
  const left = ordered.length - kept.length;
  if (left === 0) return offerAll(kept);
  const first = ordered.find((one, index) => kept[index] !== one)!;
  return [...offerAll(kept), createFinding("flow/too-many", first.span, { count: left }, [])];
}

/** Adds to the first finding of a habit the fix that changes every one that is shown. */
function offerAll(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const offered = new Set<string>();
  return findings.map((finding) => {
    const { code, fixes } = finding;
    if (!habits.has(code) || offered.has(code)) return finding;
    offered.add(code);
    const alike = findings.filter((one) => one.code === code);
    if (alike.length < 2) return finding;
    const edits = alike.flatMap((one) => one.fixes[0]?.edits ?? []);
    return { ...finding, fixes: [...fixes, createFix("change-all", { count: alike.length }, ...edits)] };
  });
}

/** The beginning of a text in at most six words, for a message. */
export function firstWords(text: string): string {
  const all = text.trim();
  const shown = all.slice(0, 60).split(/\s+/).slice(0, 6).join(" ");
  return shown.length < all.length ? `${shown} …` : shown;
}
