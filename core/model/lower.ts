import type { Diagnostic } from "../language/diagnostic.ts";
import type { Tree } from "../language/tree.ts";
import { assemble } from "./assemble.ts";
import { checkCycles } from "./check-cycles.ts";
import { checkEntries } from "./check-entries.ts";
import { checkLines } from "./check-lines.ts";
import { checkNodes } from "./check-nodes.ts";
import { settleEdgeLines } from "./edge-lines.ts";
import { findEntries } from "./entries.ts";
import { createFindings } from "./findings.ts";
import { keepOutcomes } from "./keep-outcomes.ts";
import { buildLoops } from "./loops.ts";
import type { Model } from "./model.ts";
import { settlePassings } from "./passings.ts";
import { resolve } from "./resolve.ts";
import { settleLines, settleSettings } from "./settle.ts";
import { buildStarts } from "./starts.ts";

/**
 * Gives a tree its meaning (docs/semantics.md): names resolved, every default filled in, every rule applied. Total: what has an error is left
 * out or repaired, and the diagnostics say so. Time is near linear in the source.
 */
export function lower(tree: Tree): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] } {
  const findings = createFindings();
  const resolution = resolve(tree, findings);
  const lines = settleLines(resolution, findings);
  const entries = findEntries(resolution, lines);
  const loops = buildLoops(resolution, entries, lines, findings);
  const expectations = settleEdgeLines(resolution, loops, lines, findings);
  const passings = settlePassings(resolution, loops, lines, findings);
  const diagram = assemble({ resolution, lines, entries, loops, passings });
  checkEntries(resolution, entries, lines, findings);
  checkNodes(resolution, passings.nodes, lines, findings);
  checkLines(resolution, lines, findings);
  const starts = buildStarts(resolution.tree, diagram, entries, lines, findings);
  const heard = keepOutcomes(resolution.tree, starts, findings);
  checkCycles(resolution.tree, diagram, starts, findings);
  return {
    model: { ...diagram, starts: heard, settings: settleSettings(lines), expectations },
    diagnostics: findings.list(),
  };
}
