import type { Edit } from "../language/diagnostic.ts";
import { applyEdits } from "../language/edit.ts";
import { parse } from "../language/parse.ts";
import type { Tree } from "../language/tree.ts";
import type { Trial } from "./check-cycles.ts";
import { createFindings, type Findings } from "./findings.ts";
import { mean } from "./mean.ts";
import type { Unending } from "./unending.ts";

/** Characters of changed text that are read again to try fixes out, all findings of one text together. */
const tryLimit = 150_000;

/**
 * Prepares to try ways out: the changed text is read, and the cycle must have an end there, with fewer findings of that gravity than before. What cannot be
 * tried any more within the bound is not offered.
 */
export function createTrial(tree: Tree, unending: readonly Unending[], findings: Findings): Trial {
  const grave = (found: Iterable<{ readonly severity: string }>): number =>
    [...found].filter(({ severity }) => severity === "error").length;
  const isError = ({ kind }: Unending): boolean => kind !== "unreached";
  const errors = grave(parse(tree.source).diagnostics) + grave(findings.list());
  let read = 0;
  const isOpen = (): boolean => read + tree.source.length <= tryLimit;
  const judge: Trial["judge"] = (one, { edits }) => {
    // The names of a tree may come from elsewhere than its source; then there is nothing to try.
    if (!isOpen() || !applies(edits, tree.source)) return "stays";
    read += tree.source.length;
    const tried = parse(applyEdits(tree.source, edits));
    const said = createFindings({ fixes: false });
    const { unending: left } = mean(tried.tree, said);
    const members = new Set(one.members);
    if (left.some((other) => other.members.some((node) => members.has(node)))) return "stays";
    const rise = grave(tried.diagnostics) + grave(said.list()) - errors;
    const fewer = unending.filter(isError).length - left.filter(isError).length;
    if (rise + (isError(one) ? 1 : 0) <= fewer) return "ends";
    return rise <= 0 && left.length <= unending.length ? "moves" : "stays";
  };
  return { isOpen, judge };
}

function applies(edits: readonly Edit[], source: string): boolean {
  let at = 0;
  for (const { from, to } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at || to > source.length) return false;
    at = to;
  }
  return true;
}
