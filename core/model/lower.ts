import type { Diagnostic } from "../language/diagnostic.ts";
import type { Tree } from "../language/tree.ts";
import { checkCycles } from "./check-cycles.ts";
import { createFindings } from "./findings.ts";
import { mean } from "./mean.ts";
import type { Model } from "./model.ts";
import { createTrial } from "./trial.ts";

/**
 * Gives a tree its meaning (docs/semantics.md): names resolved, every default filled in, every rule applied. Total: what has an error is left
 * out or repaired, and the diagnostics say so. Time is near linear in the source.
 */
export function lower(tree: Tree): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] } {
  const findings = createFindings();
  const { model, unending } = mean(tree, findings);
  if (unending.length > 0) checkCycles(tree, model, unending, findings, createTrial(tree, unending, findings));
  return { model, diagnostics: findings.list() };
}
