import type { Args, Diagnostic, Fix, Span } from "../language/diagnostic.ts";
import { type ModelCode, modelCodes } from "./codes.ts";

/** Findings of one code that are told one by one; the rest are counted. */
const mostOfOneCode = 100;

/** Collects what there is to say while a tree is given its meaning. */
export interface Findings {
  /** Notes a finding. Fixes are made only for findings that are told. */
  add(code: ModelCode, span: Span, args?: Args, fixes?: () => readonly Fix[]): void;
  /** All findings by place in the source; of each code the first 100, and one note on how many more there are. */
  list(): readonly Diagnostic[];
}

/** Without `fixes` nothing is made of what they would be. */
export function createFindings({ fixes: wanted = true }: { readonly fixes?: boolean } = {}): Findings {
  const told: Diagnostic[] = [];
  const counts = new Map<ModelCode, number>();
  return {
    add(code, span, args = {}, fixes = () => []) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > mostOfOneCode) return;
      told.push({ code, severity: modelCodes[code], span, args, fixes: wanted ? fixes() : [] });
    },
    list() {
      let more = 0;
      for (const count of counts.values()) more += Math.max(0, count - mostOfOneCode);
      const sorted = [...told].sort((a, b) => a.span.from - b.span.from);
      if (more === 0) return sorted;
      const code = "flow/more-findings";
      const span = sorted.at(-1)?.span ?? { from: 0, to: 0 };
      return [...sorted, { code, severity: modelCodes[code], span, args: { count: more }, fixes: [] }];
    },
  };
}
