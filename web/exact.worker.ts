import { type Chains, expandModel } from "#core/analysis/expand";
import { expectExactly } from "#core/analysis/expectations";
import { seekGoal } from "#core/analysis/goal";
import type { Goal, OddsSweep } from "#core/analysis/results";
import { differentiate } from "#core/analysis/sensitivity";
import { solveExact } from "#core/analysis/solve";
import { sweepBound, sweepOdds } from "#core/analysis/sweep";
import { listLoops } from "#core/model/choices";
import type { Model } from "#core/model/model";
import type { ExactAnswer, ExactOrder } from "./exact.ts";

/** Points of a curve. */
const points = 51;
/** Milliseconds of work between two looks at what was asked since. */
const slice = 8;
/** Loops with more repeats than this are not tried with one more: each repeat is a solve. */
const mostRepeats = 50;

let model: Model | null = null;
let chains: Chains | null = null;
/** The work that the present order leaves for later, and when it goes on. */
let work: Iterator<void> | null = null;
let due: ReturnType<typeof setTimeout> | undefined;
/** The curve that was drawn last, with all that it depends on. */
let swept: { readonly print: string; readonly sweep: OddsSweep } | null = null;

addEventListener("message", ({ data }: MessageEvent<ExactOrder>) => {
  clearTimeout(due);
  if (data.model !== null) {
    model = data.model;
    chains = expandModel(model);
    const starts = solveExact(chains, { reach: model.expectations.length > 0 });
    answer({
      id: data.id,
      part: "figures",
      starts,
      influences: differentiate(chains),
      expectations: expectExactly(chains, starts),
    });
  }
  if (model === null || chains === null) return;
  work = seek(data, model, chains);
  due = setTimeout(goOn, 0);
});

function answer(part: ExactAnswer): void {
  postMessage(part);
}

/** Works on for one slice; a new order is heard in between, and takes the place of the rest. */
function goOn(): void {
  const begun = performance.now();
  while (work !== null && performance.now() - begun < slice) if (work.next().done === true) work = null;
  if (work !== null) due = setTimeout(goOn, 0);
}

/** What comes after the figures: the goal, the curve, one repeat more. */
function* seek({ id, goal, edge }: ExactOrder, asked: Model, expanded: Chains): Generator<void> {
  if (goal !== null && knows(asked, goal)) {
    answer({ id, part: "goal", asked: goal, answer: seekGoal(expanded, goal) });
    yield;
  }
  if (edge !== null && asked.edges.some((each) => each.id === edge)) {
    const print = printBesides(asked, edge);
    if (swept?.print !== print) {
      const odds = Array.from({ length: points }, (_, k) => k / (points - 1));
      const curve: OddsSweep["points"][number][] = [];
      for (const at of odds) {
        curve.push(...sweepOdds(expanded, edge, [at]).points);
        yield;
      }
      swept = { print, sweep: { edge, points: curve } };
    }
    answer({ id, part: "sweep", sweep: swept.sweep });
    yield;
  }
  const bounds = [];
  for (const { index, bound } of asked.loops) {
    if (bound === null || bound > mostRepeats || (listLoops(asked)[index]?.member ?? "") === "") continue;
    bounds.push(sweepBound(asked, index, bound + 1));
    yield;
  }
  answer({ id, part: "bounds", bounds });
}

/** The page may be a change ahead of, or behind, the model that it asks about. */
function knows({ edges, nodes, starts }: Model, goal: Goal): boolean {
  return (
    edges.some(({ id }) => id === goal.edge) &&
    starts.some(
      ({ node, outcomes }) =>
        (goal.start === null || nodes[node]?.id === goal.start) && outcomes.some(({ id }) => id === goal.outcome),
    )
  );
}

/**
 * All that the curve over one edge depends on: everything but the odds of its own decision, of which only the proportion of the other edges
 * counts. So a drag of that edge leaves its curve alone.
 */
function printBesides({ nodes, edges, loops, starts }: Model, id: string): string {
  const edge = edges.find((each) => each.id === id);
  const decided = new Set(edge === undefined || edge.implicit ? [] : (nodes[edge.from]?.outgoing ?? []));
  const others = edges.filter(({ index }) => decided.has(index) && index !== edge?.index);
  const rest = others.reduce((sum, { odds }) => sum + (odds?.[0] ?? 0), 0);
  return JSON.stringify([
    id,
    nodes.map(({ id: name, passing, outgoing, joinsAll, role }) => [name, passing, outgoing, joinsAll, role]),
    edges.map(({ index, from, to, odds, repeatOf }) => {
      if (index === edge?.index) return [from, to, repeatOf];
      if (!decided.has(index)) return [from, to, repeatOf, odds];
      return [from, to, repeatOf, rest > 0 ? Math.round(((odds?.[0] ?? 0) / rest) * 1e6) : -1];
    }),
    loops.map(({ kind, bound, scope, repeatEdges }) => [kind, bound, scope, repeatEdges]),
    starts.map(({ node, outcomes }) => [node, outcomes.map((outcome) => outcome.id)]),
  ]);
}
