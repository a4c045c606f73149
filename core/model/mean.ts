import type { Tree } from "../language/tree.ts";
import { assemble } from "./assemble.ts";
import { checkEntries } from "./check-entries.ts";
import { checkNodes } from "./check-nodes.ts";
import { settleEdgeLines } from "./edge-lines.ts";
import { findEntries } from "./entries.ts";
import type { Findings } from "./findings.ts";
import { keepOutcomes } from "./keep-outcomes.ts";
import { buildLoops } from "./loops.ts";
import type { Model } from "./model.ts";
import { settlePassings } from "./passings.ts";
import { resolve } from "./resolve.ts";
import { settleLines, settleSettings } from "./settle.ts";
import { buildStarts } from "./starts.ts";
import { findUnending, type Unending } from "./unending.ts";

/** What a tree means, stage by stage, and its cycles without end, of which nothing is said yet. */
export function mean(tree: Tree, findings: Findings): { model: Model; unending: readonly Unending[] } {
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
  const heard = keepOutcomes(resolution.tree, starts, findings);
  const model = { ...diagram, starts: heard, settings: settleSettings(lines), expectations };
  return { model, unending: findUnending(diagram, starts) };
}
