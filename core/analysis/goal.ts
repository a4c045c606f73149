import type { Edit } from "../language/diagnostic.ts";
import { writeOdds } from "../language/edit.ts";
import type { Tree } from "../language/tree.ts";
import type { Model } from "../model/model.ts";
import { writeMove } from "../model/write-move.ts";
import type { Chains } from "./expand.ts";
import { findMovable, moveOdds, readOdds } from "./odds.ts";
import type { Goal, GoalAnswer } from "./results.ts";
import { solveAt } from "./sweep.ts";

/** Odds that are looked at before the search narrows. */
const grid = 64;
/** A goal is met within this part of its share: rounding alone. */
const slack = 1e-14;

/** The probability of the outcome at some odds, and how far it is beyond the goal: below 0 where it misses. */
interface Look {
  readonly odds: number;
  readonly probability: number;
  readonly margin: number;
}

/**
 * Seeks the odds of one edge that meet a goal (E4), the nearest to the present ones: by bisection between odds that miss it and odds that meet it. Where the present odds meet it,
 * how far they could go. Where none do, those that come nearest. RangeError for a start, outcome or edge that is not there, and where there is no exact answer at all.
 */
export function seekGoal(chains: Chains, goal: Goal): GoalAnswer {
  const movable = findMovable(chains, goal.edge);
  const start = findStart(chains, goal);
  const look = (odds: number): Look => {
    const found = solveAt(moveOdds(chains, movable, odds), start, goal.outcome)?.[0]?.probability;
    if (found === undefined) return { odds, probability: 0, margin: -Infinity };
    const off = goal.relation === "<=" ? goal.share - found : found - goal.share;
    return { odds, probability: found, margin: off + slack * goal.share };
  };
  const looks = Array.from({ length: grid + 1 }, (_, i) => look(i / grid));
  const present = look(readOdds(chains, movable));
  if ([present, ...looks].every(({ margin }) => margin === -Infinity)) {
    throw new RangeError(`${goal.outcome} has no exact answer`);
  }
  const id = chains.program.nodes.id[chains.program.starts[start]!.node]!;
  const answer = (reached: boolean, { odds, probability }: Look): GoalAnswer => {
    const rounded = reached ? round(odds, present.odds, look) : odds;
    return { reached, edge: goal.edge, start: id, odds, probability, met: present.margin >= 0, rounded };
  };
  if (present.margin >= 0) return answer(true, goFar(looks, present, look));
  const nearest = findNearest(looks, present, look);
  if (nearest !== null) return answer(true, nearest);
  const best = climb(looks, look);
  return best.margin >= 0 ? answer(true, narrow(present, best, look)) : answer(false, best);
}

function findStart({ model, program }: Chains, { start, outcome }: Goal): number {
  const found = model.starts.findIndex(
    ({ node, outcomes }) =>
      (start === null || program.nodes.id[node] === start) && outcomes.some(({ id }) => id === outcome),
  );
  if (found < 0) throw new RangeError(`there is no outcome ${outcome}${start === null ? "" : ` of ${start}`}`);
  return found;
}

/** From odds that miss the goal and odds that meet it: the odds between them where it is first met. */
function narrow(missing: Look, meeting: Look, look: (odds: number) => Look): Look {
  let [low, high] = [missing, meeting];
  for (;;) {
    const middle = (low.odds + high.odds) / 2;
    if (middle === low.odds || middle === high.odds) return plain(high, look);
    const at = look(middle);
    if (at.margin >= 0) high = at;
    else low = at;
  }
}

/** The same odds to fewer digits, where that is a difference of rounding alone. */
function plain(found: Look, look: (odds: number) => Look): Look {
  for (let scale = 100; scale <= 1e12; scale *= 10) {
    const odds = Math.round(found.odds * scale) / scale;
    if (Math.abs(odds - found.odds) > 1e-13) continue;
    const at = look(odds);
    if (at.margin >= 0) return at;
  }
  return found;
}

/** Looks in both directions from odds that miss. */
function findNearest(looks: readonly Look[], present: Look, look: (odds: number) => Look): Look | null {
  const found = [
    nextMeeting(
      looks.filter(({ odds }) => odds > present.odds),
      present,
      look,
    ),
    nextMeeting(looks.filter(({ odds }) => odds < present.odds).reverse(), present, look),
  ].filter((one) => one !== null);
  const off = ({ odds }: Look): number => Math.abs(odds - present.odds);
  return found.reduce<Look | null>((best, one) => (best === null || off(one) < off(best) ? one : best), null);
}

function nextMeeting(path: readonly Look[], present: Look, look: (odds: number) => Look): Look | null {
  const i = path.findIndex(({ margin }) => margin >= 0);
  return i < 0 ? null : narrow(path[i - 1] ?? present, path[i]!, look);
}

/** From odds that meet the goal: how far they can go the way that makes it worse; to the end if they never miss. */
function goFar(looks: readonly Look[], present: Look, look: (odds: number) => Look): Look {
  const up = looks.filter(({ odds }) => odds > present.odds);
  const down = looks.filter(({ odds }) => odds < present.odds).reverse();
  const ways = [down, up].map((path) => ({ path, miss: path.findIndex(({ margin }) => margin < 0) }));
  const chosen = ways.find(({ miss }) => miss >= 0);
  if (chosen === undefined) {
    const worst = looks.reduce((least, one) => (one.margin < least.margin ? one : least));
    return worst.margin < present.margin ? worst : present;
  }
  return narrow(chosen.path[chosen.miss]!, chosen.path[chosen.miss - 1] ?? present, look);
}

/** The odds that come nearest to the goal: the best of the grid, then by golden sections around it. */
function climb(looks: readonly Look[], look: (odds: number) => Look): Look {
  const i = looks.reduce((best, { margin }, at) => (margin > looks[best]!.margin ? at : best), 0);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = looks[Math.max(0, i - 1)]!.odds;
  let high = looks[Math.min(grid, i + 1)]!.odds;
  let best = looks[i]!;
  while (high - low > 1e-9) {
    const left = look(high - ratio * (high - low));
    const right = look(low + ratio * (high - low));
    if (left.margin >= right.margin) high = right.odds;
    else low = left.odds;
    for (const one of [left, right]) if (one.margin > best.margin) best = one;
  }
  return best;
}

/** As few digits as still meet the goal, on the side away from where it is missed. */
function round(odds: number, present: number, look: (odds: number) => Look): number {
  for (let scale = 1e4; scale <= 1e10; scale *= 100) {
    const near = Math.round(odds * scale) / scale;
    const candidates = [near, Math.floor(odds * scale) / scale, Math.ceil(odds * scale) / scale];
    const found = candidates.find((one) => one >= 0 && one <= 1 && look(one).margin >= 0);
    if (found !== undefined && Math.abs(found - odds) <= Math.max(1e-4, Math.abs(odds - present))) return found;
  }
  return odds;
}

/** The edits that write the odds of an answer into the text, as a slider does. */
export function editGoal(tree: Tree, model: Model, { edge, rounded }: GoalAnswer): readonly Edit[] {
  return writeOdds(tree, writeMove(model, edge, rounded));
}
