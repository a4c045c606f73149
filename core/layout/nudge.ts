import type { Route } from "./channels.ts";
import type { Grid } from "./grid.ts";

/** A straight piece of an edge, on one line of the grid. */
export interface Piece {
  readonly edge: number;
  /** Its place among the pieces of its edge, from the source on. */
  readonly nth: number;
  /** It runs along the flow, on a line of constant y. */
  readonly along: boolean;
  readonly line: number;
  /** From where to where it runs, in lines of the other kind. */
  readonly low: number;
  readonly high: number;
  /** The pieces that it turns into at its ends; -1 where it ends at a node. */
  readonly lowNext: number;
  readonly highNext: number;
  /** To which side it turns there: -1 to smaller places, 1 to larger ones, 0 at a node. */
  readonly lowTurn: number;
  readonly highTurn: number;
  /** Whether its source lies towards its low end. */
  readonly forward: boolean;
  /** The order of edges with equal ways, as carried here from the source: 1 kept, -1 reversed. */
  readonly flip: number;
}

/** The pieces on one line in order of place, each with those that it must keep its distance from. */
export interface Track {
  readonly pieces: readonly number[];
  /** For each of `pieces`: the pieces next to it at the smaller side. */
  readonly before: readonly (readonly number[])[];
}

export interface Tracks {
  readonly pieces: readonly Piece[];
  /** Pieces of each edge, from source to target. */
  readonly byEdge: readonly (readonly number[])[];
  /** By line: those that run up and down, and those that run along. */
  readonly x: readonly Track[];
  readonly y: readonly Track[];
}

/** Pairs of pieces that are compared by following both edges, on one line and in all; beyond it pieces just take free slots. */
const pairBudget = { line: 60_000, all: 600_000 };

/** Pairs of pieces that meet end to end and are looked at. */
const meetingBudget = 4_000_000;

/** Cuts routes into straight pieces. */
function cutPieces(routes: readonly Route[]): { pieces: Piece[]; byEdge: number[][] } {
  const pieces: Piece[] = [];
  const byEdge = routes.map((route, edge) => {
    const base = pieces.length;
    const count = route.length / 2 - 1;
    let flip = 1;
    for (let k = 0; k < count; k++) {
      const [x0, y0, x1, y1] = [route[2 * k]!, route[2 * k + 1]!, route[2 * k + 2]!, route[2 * k + 3]!];
      // A piece of no length joins the two ends of a loop from a side to itself: it runs across them.
      const isPoint = x0 === x1 && y0 === y1;
      const along = isPoint ? route[0] === route[2] : y0 === y1;
      const [line, begin, end] = along ? [y0, x0, x1] : [x0, y0, y1];
      const forward = begin <= end;
      // Where the neighbour goes, in places of this piece's line.
      const toward = (corner: number, sense: number): number => {
        const other = along ? route[2 * corner + 1]! : route[2 * corner]!;
        return Math.sign(other - line) || sense;
      };
      const startTurn = k === 0 ? 0 : toward(k - 1, isPoint ? 0 : 1);
      const endTurn = k === count - 1 ? 0 : toward(k + 2, isPoint ? 0 : -1);
      const previous = k === 0 ? -1 : base + k - 1;
      const next = k === count - 1 ? -1 : base + k + 1;
      pieces.push({
        edge,
        nth: k,
        along,
        line,
        low: Math.min(begin, end),
        high: Math.max(begin, end),
        lowNext: forward ? previous : next,
        highNext: forward ? next : previous,
        lowTurn: forward ? startTurn : endTurn,
        highTurn: forward ? endTurn : startTurn,
        forward,
        flip,
      });
      if (forward === endTurn > 0) flip = -flip;
    }
    return Array.from({ length: count }, (_, k) => base + k);
  });
  return { pieces, byEdge };
}

/**
 * Follows two overlapping pieces from one end on to where their edges part; -1 where the first must lie at the smaller
 * side for them not to cross there, 1 at the larger, 0 where they end at the same node.
 */
function orderAtEnd(pieces: readonly Piece[], first: number, second: number, high: boolean): number {
  let [a, b] = [pieces[first]!, pieces[second]!];
  let atHigh = high;
  let sign = 1;
  for (let step = 0; step < 64; step++) {
    const endA = atHigh ? a.high : a.low;
    const endB = atHigh ? b.high : b.low;
    const turnA = atHigh ? a.highTurn : a.lowTurn;
    const turnB = atHigh ? b.highTurn : b.lowTurn;
    if (endA !== endB) return endA < endB === atHigh ? sign * turnA : -sign * turnB;
    if (turnA === 0 || turnB === 0) return 0;
    if (turnA !== turnB) return sign * turnA;
    if (atHigh === turnA > 0) sign = -sign;
    const nextA = atHigh ? a.highNext : a.lowNext;
    const nextB = atHigh ? b.highNext : b.lowNext;
    if (nextA === nextB) return 0;
    [a, b] = [pieces[nextA]!, pieces[nextB]!];
    atHigh = turnA > 0;
  }
  return 0;
}

/** -1 where the first of two overlapping pieces lies at the smaller side, else 1. */
function compare(pieces: readonly Piece[], first: number, second: number): number {
  const atHigh = orderAtEnd(pieces, first, second, true);
  const atLow = orderAtEnd(pieces, first, second, false);
  if (atHigh !== 0 && (atLow === 0 || atLow === atHigh)) return atHigh;
  const [a, b] = [pieces[first]!, pieces[second]!];
  if (atHigh === 0 && atLow === 0) {
    const isFirst = a.edge < b.edge || (a.edge === b.edge && a.nth < b.nth);
    return isFirst ? -a.flip : b.flip;
  }
  if (atHigh === 0) return atLow;
  // They cross once whatever the order: it is kept from the source of the earlier edge on, the same on every piece.
  const earlier = a.edge <= b.edge ? a : b;
  return earlier.forward ? atLow : atHigh;
}

/** -1 where two pieces that meet at their ends only, `a` from the smaller side, turn to different sides and `a` to the smaller one. */
function turnApart(a: Piece, b: Piece): number {
  return a.highTurn === 0 || b.lowTurn === 0 || a.highTurn === b.lowTurn ? 0 : a.highTurn;
}

/** The pieces of a line in order of place, and pairs that cross a piece without length. */
interface Line {
  readonly sequence: readonly number[];
  readonly crossed: readonly (readonly [number, number])[];
}

/** Orders the pieces of one line; `isKeeper` tells whether it is the one to keep apart what only meets at a point of it. */
function orderLine(
  pieces: readonly Piece[],
  members: readonly number[],
  isKeeper: (at: number) => boolean,
  budget: { pairs: number },
): Line {
  const sorted = [...members].sort(
    (a, b) => pieces[a]!.low - pieces[b]!.low || pieces[a]!.high - pieces[b]!.high || a - b,
  );
  const count = sorted.length;
  let pairs = pairBudget.line;
  const after: number[][] = Array.from({ length: count }, () => []);
  const waiting = new Int32Array(count);
  const crossed: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    const a = pieces[sorted[i]!]!;
    for (let j = i + 1; j < count; j++) {
      const b = pieces[sorted[j]!]!;
      if (b.low > a.high) break;
      if (--budget.pairs < 0 || --pairs < 0) return takeSlots(pieces, sorted);
      const hasPoint = a.low === a.high || b.low === b.high;
      const meetsOnly = b.low === a.high && !hasPoint;
      const order = !meetsOnly ? compare(pieces, sorted[i]!, sorted[j]!) : isKeeper(b.low) ? turnApart(a, b) : 0;
      if (hasPoint) crossed.push([sorted[i]!, sorted[j]!]);
      if (order < 0) {
        after[i]!.push(j);
        waiting[j]!++;
      } else if (order > 0) {
        after[j]!.push(i);
        waiting[i]!++;
      }
    }
  }
  return { sequence: sortByOrder(after, waiting).map((member) => sorted[member]!), crossed };
}

/** An order that honours all relations; where they go round in a circle, the piece with the fewest left goes first. */
function sortByOrder(after: readonly (readonly number[])[], waiting: Int32Array): number[] {
  const sequence: number[] = [];
  const isDone = new Uint8Array(waiting.length);
  let ready: number[] = [];
  for (let member = 0; member < waiting.length; member++) if (waiting[member] === 0) ready.push(member);
  while (sequence.length < waiting.length) {
    if (ready.length === 0) {
      let least = -1;
      for (let member = 0; member < waiting.length; member++) {
        if (isDone[member] === 0 && (least < 0 || waiting[member]! < waiting[least]!)) least = member;
      }
      ready = [least];
    }
    const next: number[] = [];
    for (const member of ready) {
      if (isDone[member] === 1) continue;
      isDone[member] = 1;
      sequence.push(member);
      for (const other of after[member]!) if (--waiting[other]! === 0 && isDone[other] === 0) next.push(other);
    }
    ready = next;
  }
  return sequence;
}

/** Puts each piece, in order of its low end, on the first of several slots that is free there, and orders the pieces by slot. */
function takeSlots(pieces: readonly Piece[], sorted: readonly number[]): Line {
  const slots: number[][] = [];
  const ends: number[] = [];
  for (const index of sorted) {
    const { low, high } = pieces[index]!;
    let slot = ends.findIndex((end) => end < low);
    if (slot < 0) slot = slots.push([]) - 1;
    slots[slot]!.push(index);
    ends[slot] = high;
  }
  return { sequence: slots.flat(), crossed: [] };
}

/** Which pieces of a line have to keep their distance from which, given the order of all lines. */
function findNeighbours(
  pieces: readonly Piece[],
  line: Line,
  place: Int32Array,
  isKeeper: (at: number) => boolean,
  budget: { pairs: number },
): Track {
  const { sequence } = line;
  // The nearest ones before a piece are the last ones seen on the stretches that it covers.
  const last = new Map<number, number>();
  const before = new Map<number, Set<number>>();
  for (const index of sequence) {
    const near = new Set<number>();
    for (let at = pieces[index]!.low; at < pieces[index]!.high; at++) {
      const other = last.get(at);
      if (other !== undefined) near.add(other);
      last.set(at, index);
    }
    before.set(index, near);
  }
  const keepApart = (a: number, b: number): void => {
    const [early, late] = place[a]! < place[b]! ? [a, b] : [b, a];
    before.get(late)!.add(early);
  };
  for (const [a, b] of line.crossed) keepApart(a, b);
  const begins = new Map<number, number[]>();
  for (const index of sequence) {
    const { low, high, lowTurn } = pieces[index]!;
    if (lowTurn === 0 || low === high) continue;
    const list = begins.get(low);
    if (list === undefined) begins.set(low, [index]);
    else list.push(index);
  }
  for (const a of sequence) {
    const { low, high, highTurn, highNext } = pieces[a]!;
    if (highTurn === 0 || low === high) continue;
    for (const b of begins.get(high) ?? []) {
      if (--budget.pairs < 0) break;
      // Where they meet end to end they must not run into each other: what they turn into there keeps them apart if it is in
      // the right order, and kept at a distance itself.
      const isOrdered = place[highNext]! < place[pieces[b]!.lowNext]!;
      if (isOrdered && (highTurn === pieces[b]!.lowTurn || !isKeeper(high))) continue;
      keepApart(a, b);
    }
  }
  return { pieces: sequence, before: sequence.map((index) => [...before.get(index)!]) };
}

/** Orders all edges that share a line so that they cross as little as they can, and tells which must keep their distance. */
export function orderTracks(grid: Grid, routes: readonly Route[], isChannelRow: (line: number) => boolean): Tracks {
  const { pieces, byEdge } = cutPieces(routes);
  const onX: number[][] = Array.from({ length: grid.width }, () => []);
  const onY: number[][] = Array.from({ length: grid.height }, () => []);
  for (const [index, { along, line }] of pieces.entries()) (along ? onY : onX)[line]!.push(index);
  const budget = { pairs: pairBudget.all };
  // Of the two lines through a point, one keeps apart those that only meet there: a channel if there is one.
  const keepsX = (x: number, y: number): boolean => x % 2 === 0 || !isChannelRow(y);
  const x = onX.map((members, line) => orderLine(pieces, members, (at) => keepsX(line, at), budget));
  const y = onY.map((members, line) => orderLine(pieces, members, (at) => !keepsX(at, line), budget));
  const place = new Int32Array(pieces.length);
  for (const { sequence } of [...x, ...y]) {
    sequence.forEach((index, at) => {
      place[index] = at;
    });
  }
  const meetings = { pairs: meetingBudget };
  return {
    pieces,
    byEdge,
    x: x.map((line, at) => findNeighbours(pieces, line, place, (point) => keepsX(at, point), meetings)),
    y: y.map((line, at) => findNeighbours(pieces, line, place, (point) => !keepsX(point, at), meetings)),
  };
}
