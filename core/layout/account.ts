import type { Route } from "./channels.ts";
import { type Graph, type Side, stepX, stepY } from "./graph.ts";
import type { Grid } from "./grid.ts";

/** Prices in pixels of way. */
export interface Price {
  readonly bend: number;
  readonly crossing: number;
  /** Paid where an edge turns into or out of the way of another that runs straight on: two such turns can hide a crossing. */
  readonly join: number;
  readonly share: number;
  /** How much dearer the way is in a lane that holds neither end. */
  readonly foreign: number;
  /** How much dearer the way that is still ahead is guessed to be: above 1 the search looks at less, and may miss the cheapest way. */
  readonly guess: number;
}

export const standard: Price = { bend: 70, crossing: 400, join: 200, share: 2, foreign: 1.6, guess: 1 };

/** A long way round rather than a crossing. Two joins must not be much cheaper than the crossing that they can hide. */
export const roundabout: Price = { bend: 100, crossing: 1600, join: 1200, share: 2, foreign: 1.3, guess: 1.2 };

/** Meetings of two edges on one step that are remembered one by one; beyond it only their number is. */
const mostMeetings = 3_000_000;

/** Who runs where on a grid, and what a route costs beside the others. */
export interface Account {
  readonly price: Price;
  readonly routes: Route[];
  /** Enters a route, or takes it out. */
  readonly enter: (edge: number, route: Route, sign: 1 | -1) => void;
  /** Cost of a route in pixels of way, and its true crossings with all routes that are entered. */
  readonly assess: (edge: number, route: Route) => { readonly cost: number; readonly crossings: number };
  /** Length of the step from a point, dearer in lanes that are neither `laneA` nor `laneB`. */
  readonly stepLength: (x: number, y: number, direction: number, laneA: number, laneB: number) => number;
  /** Number of edges that pass a point straight, by axis: along, across. */
  readonly through: readonly [Uint16Array, Uint16Array];
  /** Number of edges on the step to the right of a point, and on the one below it. */
  readonly count: readonly [Uint16Array, Uint16Array];
  /** Whether so many edges share their ways that assessing them has no end. */
  readonly isCrowded: () => boolean;
}

/** Calls back for every unit step of a route, with the direction of travel. */
function walkSteps(route: Route, visit: (x: number, y: number, direction: number) => void): void {
  for (let k = 0; k + 3 < route.length; k += 2) {
    let x = route[k]!;
    let y = route[k + 1]!;
    const direction = route[k + 2]! > x ? 0 : route[k + 3]! > y ? 1 : route[k + 2]! < x ? 2 : 3;
    const steps = Math.abs(route[k + 2]! - x) + Math.abs(route[k + 3]! - y);
    for (let step = 0; step < steps; step++) {
      visit(x, y, direction);
      x += stepX[direction as Side];
      y += stepY[direction as Side];
    }
  }
}

/** The place in the counts of the step that leaves a point in a direction. */
export const stepOf = (point: number, direction: number, width: number): number =>
  direction === 2 ? point - 1 : direction === 3 ? point - width : point;

/** How far a direction turns to the right (1) or left (-1) of another; 0 straight on or back. */
const hand = (direction: number, ahead: number): number => [0, 1, 0, -1][(direction - ahead) & 3]!;

/** Directions of the two arms of a route at a point; -1 where it ends there. */
function armsAt(route: Route, x: number, y: number): readonly [number, number] {
  for (let k = 0; k + 3 < route.length; k += 2) {
    const [ax, ay, bx, by] = [route[k]!, route[k + 1]!, route[k + 2]!, route[k + 3]!];
    const direction = bx > ax ? 0 : by > ay ? 1 : bx < ax ? 2 : 3;
    if (x === ax && y === ay) return [-1, direction];
    const isOn = ax === bx ? x === ax && (y - ay) * (y - by) < 0 : y === ay && (x - ax) * (x - bx) < 0;
    if (isOn) return [direction ^ 2, direction];
    if (x !== bx || y !== by) continue;
    if (k + 5 >= route.length) return [direction ^ 2, -1];
    const next = route[k + 4]! > bx ? 0 : route[k + 5]! > by ? 1 : route[k + 4]! < bx ? 2 : 3;
    return [direction ^ 2, next];
  }
  return [-1, -1];
}

/** Opens an account without any route. */
export function openAccount(graph: Graph, grid: Grid, price: Price): Account {
  const { width, height } = grid;
  const routes: Route[] = new Array(graph.edges.length);
  const through = [new Uint16Array(width * height), new Uint16Array(width * height)] as const;
  const count = [new Uint16Array(width * height), new Uint16Array(width * height)] as const;
  const users: readonly (number[] | undefined)[][] = [new Array(width * height), new Array(width * height)];
  let meetings = 0;

  function enter(edge: number, route: Route, sign: 1 | -1): void {
    let before = -1;
    walkSteps(route, (x, y, direction) => {
      const axis = (direction & 1) as 0 | 1;
      const point = y * width + x;
      if (direction === before) through[axis][point]! += sign;
      before = direction;
      const step = stepOf(point, direction, width);
      meetings += count[axis][step]!;
      count[axis][step]! += sign;
      if (meetings > mostMeetings) return;
      const list = users[axis]![step];
      if (list === undefined) users[axis]![step] = [edge];
      else if (sign === 1) list.push(edge);
      else list.splice(list.indexOf(edge), 1);
    });
  }

  function stepLength(x: number, y: number, direction: number, laneA: number, laneB: number): number {
    const lane = grid.lane[y]!;
    const length =
      direction % 2 === 0
        ? Math.abs(grid.x[x + stepX[direction as Side]]! - grid.x[x]!)
        : Math.abs(grid.y[y + stepY[direction as Side]]! - grid.y[y]!);
    return lane === laneA || lane === laneB ? length : length * price.foreign;
  }

  function otherArm(edge: number, x: number, y: number, arm: number): number {
    const [a, b] = armsAt(routes[edge]!, x, y);
    return a === arm ? b : a;
  }

  /** At which hand another edge joins: 1 right, -1 left, as seen along the way that both go from here. */
  function handAtStart(other: number, x: number, y: number, direction: number, before: number): number {
    const arm = otherArm(other, x, y, direction);
    return arm < 0 || before < 0 ? 0 : Math.sign(hand(arm, direction) - hand(before ^ 2, direction));
  }

  /** Whether another edge that joined at one hand leaves at the other. */
  function hasCrossed(other: number, x: number, y: number, before: number, direction: number, joined: number): boolean {
    const arm = otherArm(other, x, y, before ^ 2);
    return arm >= 0 && joined !== 0 && Math.sign(hand(arm, before) - hand(direction, before)) === -joined;
  }

  function assess(edge: number, route: Route): { cost: number; crossings: number } {
    const { from, to } = graph.edges[edge]!;
    let cost = ((route.length - 4) / 2) * price.bend;
    let crossings = 0;
    let before = -1;
    // Edges on the same way, with the hand at which they joined; 0 where that is open.
    let beside = new Map<number, number>();
    walkSteps(route, (x, y, direction) => {
      const axis = (direction & 1) as 0 | 1;
      const point = y * width + x;
      if (direction === before) crossings += through[1 - axis]![point]!;
      cost += stepLength(x, y, direction, graph.lane[from]!, graph.lane[to]!);
      const here = users[axis]![stepOf(point, direction, width)] ?? [];
      cost += here.length * price.share;
      const now = new Map<number, number>();
      for (const other of here) now.set(other, beside.get(other) ?? handAtStart(other, x, y, direction, before));
      for (const [other, joined] of beside) {
        if (!now.has(other) && hasCrossed(other, x, y, before, direction, joined)) crossings++;
      }
      beside = now;
      before = direction;
    });
    return { cost: cost + crossings * price.crossing, crossings };
  }

  return { price, routes, enter, assess, stepLength, through, count, isCrowded: () => meetings > mostMeetings };
}
