import { nameBound } from "../language/edit.ts";
import type { LoopBound } from "../language/tree.ts";
import type { Entry } from "./entries.ts";
import type { Findings } from "./findings.ts";
import { findComponents } from "./graph/components.ts";
import type { Lines } from "./lines.ts";
import type { EdgeIndex, Loop, LoopIndex, NodeIndex } from "./model.ts";
import { claimRepeats } from "./ownership.ts";
import { createRepeatFinder } from "./repeats.ts";
import type { Resolution } from "./resolution.ts";
import { findScope } from "./scope.ts";
import { readCount } from "./words/count.ts";

/** A repeat that is meant but was not drawn (L6); at most one leaves a node. */
export interface ImplicitRepeat {
  readonly index: EdgeIndex;
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  readonly loop: LoopIndex;
}

/** A loop without what it decides. */
export type LoopDraft = Omit<Loop, "counterDecisions">;

/** All loops; the edge indices of implicit repeats follow those of the declared edges. */
export interface Loops {
  readonly loops: readonly LoopDraft[];
  readonly implicit: readonly ImplicitRepeat[];
}

/** Finds what each loop repeats (L1), how often (L2), and inside which nodes its counter lives (L3). */
export function buildLoops(resolution: Resolution, entries: readonly Entry[], lines: Lines, findings: Findings): Loops {
  const { graph, loops } = resolution;
  const begins = new Uint8Array(graph.nodes);
  for (const { node } of entries) begins[node] = 1;
  const components = findComponents(graph);
  const findRepeats = createRepeatFinder(graph, components, begins);
  const repeats = loops.map(({ members }) => findRepeats(members));
  const owners = claimRepeats(loops, repeats);
  const implicit: ImplicitRepeat[] = [];
  const drafts = loops.map(({ declaration, members }, index): LoopDraft => {
    const { condition, span } = declaration;
    const rival = owners.rival(index);
    if (repeats[index]!.kind === "none") findings.add("flow/loop-unlinked", span, { loop: condition.text });
    if (rival !== null) {
      const other = loops[rival]!.declaration.condition.text;
      findings.add("flow/loop-without-effect", span, { loop: condition.text, other });
    }
    const edges = owners.edges(index);
    const meant = owners.implicit(index);
    const drawn = edges.map((edge) => ({ from: graph.from[edge]!, to: graph.to[edge]! }));
    if (meant !== null)
      implicit.push({ index: graph.to.length + implicit.length, from: meant.from, to: meant.to, loop: index });
    const own = meant === null ? null : implicit.at(-1)!.index;
    const line = lines.get("loop", index);
    const said = readCount(condition.text);
    const bound = line?.bound ?? said;
    return {
      index,
      text: condition.text,
      members,
      kind: bound.kind,
      bound: countRepeats(bound),
      given: line !== null,
      restated: nameBound(bound) === nameBound(said) ? "" : nameBound(bound),
      scope: findScope(graph, members, meant === null ? drawn : [...drawn, meant]),
      repeatEdges: own === null ? edges : [...edges, own],
      implicitRepeat: own,
      span,
    };
  });
  return { loops: drafts, implicit };
}

/** Repeats that are allowed; exactly N passes are N-1 repeats (L2). */
function countRepeats(bound: LoopBound): number | null {
  if (bound.kind === "unlimited") return null;
  return bound.kind === "at most" ? bound.repeats : bound.passes - 1;
}
