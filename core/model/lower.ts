import type { Diagnostic } from "../language/diagnostic.ts";
import type { Tree } from "../language/tree.ts";
import { assemble, type Diagram } from "./assemble.ts";
import { checkCycles } from "./check-cycles.ts";
import { checkEntries } from "./check-entries.ts";
import { checkMerges } from "./check-merges.ts";
import { checkNodes } from "./check-nodes.ts";
import { settleEdgeLines } from "./edge-lines.ts";
import { type Entry, findEntries } from "./entries.ts";
import { createFindings, type Findings } from "./findings.ts";
import { createFlowMeter } from "./flows.ts";
import { findComponents } from "./graph/components.ts";
import { buildGraph } from "./graph/graph.ts";
import type { Lines } from "./lines.ts";
import { buildLoops } from "./loops.ts";
import type { Model, NodeIndex, Start } from "./model.ts";
import { findOutcomes } from "./outcomes.ts";
import { settlePassings } from "./passings.ts";
import { resolve } from "./resolve.ts";
import { settleLines, settleSettings } from "./settle.ts";
import { findSpenders } from "./spent.ts";

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
  const starts = buildStarts(resolution.tree, diagram, entries, lines, findings);
  checkCycles(resolution.tree, diagram, starts, findings);
  return { model: { ...diagram, starts, settings: settleSettings(lines), expectations }, diagnostics: findings.list() };
}

/** The starts that arrive, each with its outcomes. */
function buildStarts(
  tree: Tree,
  diagram: Diagram,
  entries: readonly Entry[],
  lines: Lines,
  findings: Findings,
): readonly Start[] {
  const components = findComponents(buildGraph(diagram.nodes.length, diagram.edges));
  const onCycle = Uint8Array.from(components.of, (component) => components.cyclic[component]!);
  const arriving = entries.filter(({ arrival }) => arrival.kind !== "never");
  const spenders = findSpenders(
    diagram,
    arriving.map(({ node }) => node),
  );
  const measure = createFlowMeter(diagram, spenders);
  const told = new Set<NodeIndex>();
  return arriving.map(({ node, why, arrival }) => {
    const flows = measure(node);
    checkMerges(tree, diagram, flows, lines, told, findings);
    const implicit = why === "implicit" || why === "only";
    return { node, implicit, arrival, outcomes: findOutcomes({ diagram, onCycle, spenders }, node, flows) };
  });
}
