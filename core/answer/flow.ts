import { expandModel } from "../analysis/expand.ts";
import type { ExactFigures, ExactStart } from "../analysis/results.ts";
import { solveExact } from "../analysis/solve.ts";
import { type OverBudget, run } from "../engine/run.ts";
import type { Model } from "../model/model.ts";
import type { Flow } from "../render/sketch.ts";

/** Cases of the run whose flow is drawn where none is known exactly, at most. */
const mostCases = 10_000;

type Passages = Readonly<Record<string, { readonly passes: number; readonly reached: number }>>;

/** What flows from one start, per case. */
interface StartFlow {
  readonly nodes: Passages;
  readonly edges: Passages;
}

/**
 * What flows where when one case comes to each start: exact (E1) for every start that has an exact answer, of a run with the text's own seed for the
 * others. A run that takes more than `budget` node visits is given up.
 */
export function findFlow(model: Model, budget?: number): Flow | OverBudget {
  const exact = solveExact(expandModel(model)).map(readExact);
  if (exact.every((start) => start !== null)) return addFlows(model, exact);
  const { seed, limit, cases } = model.settings;
  const order = { cases: Math.min(mostCases, cases), seed, limit, trace: 0 };
  const results = run(model, budget === undefined ? order : { ...order, budget });
  if ("kind" in results) return results;
  return addFlows(
    model,
    results.starts.map((start, index) => exact[index] ?? start),
  );
}

function readExact(start: ExactStart): StartFlow | null {
  if (!start.exact) return null;
  return hasReach(start.nodes) && hasReach(start.edges) ? { nodes: start.nodes, edges: start.edges } : null;
}

function hasReach(passages: ExactFigures["nodes"]): passages is Passages {
  return Object.values(passages).every(({ reached }) => reached !== null);
}

/** Passes add up; a node is reached if any of the cases comes to it; an edge's share is its passes / the passes of its source. */
function addFlows(model: Model, starts: readonly StartFlow[]): Flow {
  const add = (kind: "nodes" | "edges", id: string) => {
    const each = starts.map((start) => start[kind][id] ?? { passes: 0, reached: 0 });
    const missed = each.reduce((rest, { reached }) => rest * (1 - reached), 1);
    return { passes: each.reduce((sum, { passes }) => sum + passes, 0), reached: 1 - missed };
  };
  const nodes = Object.fromEntries(model.nodes.map(({ id }) => [id, add("nodes", id)]));
  const edges = model.edges.map(({ id, from }) => {
    const { passes } = add("edges", id);
    const source = nodes[model.nodes[from]!.id]!.passes;
    return [id, { passes, share: source === 0 ? 0 : passes / source }] as const;
  });
  return { nodes, edges: Object.fromEntries(edges) };
}
