import type { Span } from "../language/diagnostic.ts";
import type { SimStatement } from "../language/tree.ts";
import type { Findings } from "./findings.ts";
import { removeLine } from "./fixes.ts";

type Kind = SimStatement["kind"];

/** A simulation line of one kind. */
export type Line<K extends Kind> = Extract<SimStatement, { readonly kind: K }>;

/** The lines that hold: of two lines about the same thing the later one. */
export interface Lines {
  /** The line of that kind about the node, edge, lane or loop with that index, or about the setting of that name. */
  get<K extends Kind>(kind: K, subject: number | string): Line<K> | null;
  /** Notes a line; an earlier one about the same thing is replaced, with a warning. */
  put(line: SimStatement, subject: number | string): void;
}

export function createLines(source: string, findings: Findings): Lines {
  const kinds = new Map<Kind, Map<number | string, SimStatement>>();
  const warn = (span: Span): void => {
    findings.add("flow/repeated-line", span, {}, () => [removeLine(source, span)]);
  };
  return {
    get: <K extends Kind>(kind: K, subject: number | string) =>
      (kinds.get(kind)?.get(subject) as Line<K> | undefined) ?? null,
    put(line, subject) {
      const lines = kinds.get(line.kind) ?? new Map<number | string, SimStatement>();
      kinds.set(line.kind, lines);
      const earlier = lines.get(subject);
      if (earlier !== undefined) warn(earlier.span);
      lines.set(subject, line);
    },
  };
}
