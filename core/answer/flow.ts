import { expandModel } from "../analysis/expand.ts";
import type { ExactFigures, ExactStart } from "../analysis/results.ts";
import { solveExact } from "../analysis/solve.ts";
import { type OverBudget, run } from "../engine/run.ts";
import type { Model } from "../model/model.ts";
import type { Flow } from "../render/sketch.ts";
import { weighReaching, weighSolving } from "./work.ts";

/** Cases of the run whose flow is drawn where none is known exactly, at most. */
const mostCases = 10_000;

type Passages = Readonly<Record<string, { readonly passes: number; readonly reached: number }>>;

/** What flows from one start, per case. */
interface StartFlow {
  readonly nodes: Passages;
  readonly edges: Passages;
}

/** How much may be done for a flow. */
export interface FlowBounds {
  /** Of exact answers, as `weighSolving` counts it; what takes more is simulated. */
  readonly work: number;
  /** Of the run, in node visits as `run` counts them; a run that takes more is given up. */
  readonly visits: number;
}

/**
 * What flows where when one case comes to each start: exact (E1) for every start that has an exact answer, of a run with the text's own seed for the
 * others. Without bounds it takes what it takes.
 */
export function findFlow(model: Model, bounds?: FlowBounds): Flow | OverBudget {
  const exact = solveWithin(model, bounds?.work ?? Infinity);
  if (exact.every((start) => start !== null)) return addFlows(model, exact);
  const { seed, limit, cases } = model.settings;
  const order = { cases: Math.min(mostCases, cases), seed, limit, trace: 0 };
  const results = run(model, bounds === undefined ? order : { ...order, budget: bounds.visits });
  if ("kind" in results) return results;
  return addFlows(
    model,
    results.starts.map((start, index) => exact[index] ?? start),
  );
}

/** The exact flow of each start, `null` where there is none within the work. */
function solveWithin(model: Model, work: number): readonly (StartFlow | null)[] {
  const chains = expandModel(model);
  if (weighSolving(chains) + weighReaching(chains) > work) return model.starts.map(() => null);
  return solveExact(chains).map(readExact);
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
