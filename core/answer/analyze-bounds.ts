import { type Chains, expandModel } from "../analysis/expand.ts";
import { listMovable } from "../analysis/odds.ts";
import type { LoopIndex, Model } from "../model/model.ts";
import { weighExpanding, weighSolving } from "./work.ts";

/** How much may be asked of one analysis. */
export interface AnalyzeBounds {
  /** Figures of the answer: rows of nodes and edges, influences, steps, and outcomes by point. */
  readonly figures: number;
  /** Work of solving, as `weighSolving` counts it. */
  readonly work: number;
}

/** What is asked of an analysis, every default filled in. */
export interface Asked {
  readonly steps: number;
  readonly sensitivity: boolean;
  /** 0 for no sweep. */
  readonly points: number;
  /** The loop whose bound is swept, up to `most` repeats. */
  readonly loop: LoopIndex | null;
  readonly most: number;
  readonly goal: boolean;
}

/** What of an analysis is over its bound, and by how much: nothing was solved. */
export interface OverAnalysis {
  readonly kind: "over-bound";
  readonly what: "figures" | "work";
  readonly found: number;
  readonly most: number;
}

/** Odds at which a goal is looked for, about. */
const looksForGoal = 300;
/** What influences take beside one look at every outcome, about. */
const looksForInfluence = 4;

/** What is over its bound; `null` if nothing is. */
export function findOver(chains: Chains, asked: Asked, bounds: AnalyzeBounds): OverAnalysis | null {
  const figures = countFigures(chains, asked);
  if (figures > bounds.figures) return { kind: "over-bound", what: "figures", found: figures, most: bounds.figures };
  const looks = 1 + asked.points + (asked.goal ? looksForGoal : 0) + (asked.sensitivity ? looksForInfluence : 0);
  const swept = asked.loop === null ? 0 : weighBounds(chains.model, asked.loop, asked.most);
  const work = looks * weighSolving(chains) + swept;
  return work > bounds.work ? { kind: "over-bound", what: "work", found: work, most: bounds.work } : null;
}

function countFigures({ model, program }: Chains, { steps, sensitivity, points, loop, most }: Asked): number {
  const { starts, nodes, edges } = model;
  const outcomes = starts.reduce((sum, start) => sum + start.outcomes.length, 0);
  const rows = starts.length * (nodes.length + edges.length + steps);
  const influences = sensitivity ? listMovable(program).length * (outcomes + 3 * starts.length) : 0;
  return rows + influences + outcomes * (points + (loop === null ? 0 : most + 1));
}

/** At its most repeats the diagram has the most states. */
function weighBounds(model: Model, loop: LoopIndex, most: number): number {
  const loops = model.loops.map((one) => (one.index === loop ? { ...one, bound: most } : one));
  const chains = expandModel({ ...model, loops });
  return (most + 1) * (weighExpanding(chains) + weighSolving(chains));
}
