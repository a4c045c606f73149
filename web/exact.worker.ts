import { type Chains, expandModel } from "#core/analysis/expand";
import { seekGoal } from "#core/analysis/goal";
import { listMovable } from "#core/analysis/odds";
import type { ExactStart, Goal, OddsSweep } from "#core/analysis/results";
import { differentiate } from "#core/analysis/sensitivity";
import { solveExact } from "#core/analysis/solve";
import { sweepOdds } from "#core/analysis/sweep";
import type { LoopIndex, Model } from "#core/model/model";
import type { ExactAnswer, ExactOrder } from "./exact.ts";
import { changeOdds, countStates, solveFigures } from "./solving.ts";
import type { Idle, Stretched } from "./state.ts";

/** Points of a curve. */
const points = 51;
/** About so many solves a goal takes. */
const looks = 100;
/** Milliseconds without a new order after which a slider counts as resting. */
const rest = 60;
/** Milliseconds of work between two looks at what was asked since. */
const slice = 8;
/** A model made ready, its solutions, and how many milliseconds these took. */
interface Solved {
  readonly chains: Chains;
  readonly starts: readonly ExactStart[];
  readonly cost: number;
}

/** The model that the page speaks of. */
let held: Solved | null = null;
/** Whether the influences of that model are still to be told. */
let owing = false;
/** The work that the present order leaves for later, and when it goes on. */
let work: Iterator<"rest" | undefined> | null = null;
let due: ReturnType<typeof setTimeout> | undefined;
/** The last curve, with all that it depends on. */
let swept: { readonly print: string; readonly sweep: OddsSweep } | null = null;

addEventListener("message", ({ data }: MessageEvent<ExactOrder>) => {
  clearTimeout(due);
  const chains = prepare(data);
  if (chains !== null) {
    const begun = performance.now();
    const { starts, expectations, loads } = solveFigures(chains);
    const cost = performance.now() - begun;
    held = { chains, starts, cost };
    owing = true;
    const states = countStates(chains);
    answer({ id: data.id, part: "figures", starts: starts.map(strip), expectations, loads, states, cost });
  }
  if (held === null) return;
  work = seek(data, held);
  goOn();
});

/** What an order is about, ready to be solved; `null` where that is what was solved before. */
function prepare({ model, odds }: ExactOrder): Chains | null {
  if (model !== null) return expandModel(model);
  return odds === null || held === null ? null : changeOdds(held.chains, odds);
}

function answer(part: ExactAnswer): void {
  postMessage(part);
}

/** Works on for one slice; a new order is heard in between, and takes the place of the rest. */
function goOn(): void {
  const begun = performance.now();
  while (work !== null && performance.now() - begun < slice) {
    const step = work.next();
    if (step.done === true) work = null;
    else if (step.value === "rest") {
      due = setTimeout(goOn, rest);
      return;
    }
  }
  if (work !== null) due = setTimeout(goOn, 0);
}

/** What comes after the figures: the influences, the goal, the curve, one repeat more. */
function* seek({ id, goal, edge, shown }: ExactOrder, { chains, starts, cost }: Solved): Generator<"rest" | undefined> {
  const { model } = chains;
  if (owing) {
    const influences = differentiate(chains).filter(({ of }) => of.kind === "outcome");
    owing = false;
    answer({ id, part: "influences", influences, idle: starts.map((start) => findIdle(model, start)) });
    yield undefined;
  }
  const movable = new Set(listMovable(chains.program).map((one) => chains.program.edges.id[one.edge]));
  if (goal !== null && movable.has(goal.edge) && knows(model, starts, goal)) {
    // Sought in one go: where that is longer than a slice, only once the slider rests.
    if (cost * looks > slice) yield "rest";
    answer({ id, part: "goal", asked: goal, answer: seekGoal(chains, goal) });
    yield undefined;
  }
  if (edge !== null && movable.has(edge)) {
    const print = printBesides(model, edge);
    if (swept?.print !== print) {
      const curve: OddsSweep["points"][number][] = [];
      for (let k = 0; k < points; k++) {
        curve.push(...sweepOdds(chains, edge, [k / (points - 1)]).points);
        yield undefined;
      }
      swept = { print, sweep: { edge, points: curve } };
      answer({ id, part: "sweep", sweep: swept.sweep });
      yield undefined;
    } else if (shown !== edge) answer({ id, part: "sweep", sweep: swept.sweep });
  }
  const before = starts.map(strip);
  const stretched: Stretched[] = [];
  for (const { index, bound } of model.loops) {
    if (bound === null) continue;
    const expanded = expandModel(stretch(model, index));
    stretched.push({ loop: index, before, starts: solveExact(expanded, { reach: false }).map(strip) });
    yield undefined;
  }
  answer({ id, part: "stretched", stretched });
}

/** The edges that no case of a start comes to: their odds move nothing. */
function findIdle({ nodes, edges }: Model, start: ExactStart): Idle {
  const idle = edges.filter(({ from }) => start.exact && (start.nodes[nodes[from]?.id ?? ""]?.passes ?? 0) === 0);
  return { start: start.start, edges: idle.map(({ id }) => id) };
}

/** The model with one repeat more of a loop. */
function stretch(model: Model, loop: LoopIndex): Model {
  const more = (one: Model["loops"][number]) =>
    one.index === loop && one.bound !== null ? { ...one, bound: one.bound + 1 } : one;
  return { ...model, loops: model.loops.map(more) };
}

/** Only the figures of the outcomes are shown: how often every node is passed would only make the message long. */
function strip(start: ExactStart): ExactStart {
  return start.exact ? { ...start, nodes: {}, edges: {} } : start;
}

/** Whether a goal can be sought: the page may be a change ahead of the model that it asks about, and a start may have no exact answer. */
function knows({ nodes, starts }: Model, solved: readonly ExactStart[], goal: Goal): boolean {
  return starts.some(
    ({ node, outcomes }, start) =>
      nodes[node]?.id === goal.start && solved[start]?.exact === true && outcomes.some(({ id }) => id === goal.outcome),
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
