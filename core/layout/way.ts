import { type Account, stepOf } from "./account.ts";
import { type Route, routeByChannels } from "./channels.ts";
import { type Graph, opposite, type Side, stepX, stepY } from "./graph.ts";
import type { Grid } from "./grid.ts";
import { Heap } from "./heap.ts";

/**
 * Bounds on the search, counted in steps taken out of the heap, so that the result does not depend on the machine. An edge that
 * exceeds its own bound, and all edges once the whole bound is spent, are routed along channels only.
 */
const bounds = { all: 1_200_000, edge: 60_000 };

/** Least number of bends from a point heading in `direction` to a goal at (dx, dy) that is entered heading in `arrival`. */
function leastBends(dx: number, dy: number, direction: number, arrival: number): number {
  // Turned so that the goal is entered heading right.
  const ahead = arrival === 0 ? dx : arrival === 1 ? dy : arrival === 2 ? -dx : -dy;
  const aside = arrival === 0 ? dy : arrival === 1 ? -dx : arrival === 2 ? -dy : dx;
  const heading = (direction - arrival) & 3;
  if (heading === 0) return aside === 0 && ahead >= 0 ? 0 : ahead > 0 ? 2 : 4;
  if (heading === 2) return aside === 0 ? 4 : 2;
  const toward = heading === 1 ? aside : -aside;
  return toward >= 0 && ahead > 0 ? 1 : 3;
}

/** Finds the cheapest way of one edge after another. */
export interface Finder {
  /** The cheapest way for an edge beside the routes in the account (A* over points and directions of travel). */
  readonly find: (edge: number) => Route;
  /** Steps taken so far. */
  readonly spent: () => number;
  readonly isSpent: () => boolean;
}

/** Prepares the search on a grid. */
export function openFinder(graph: Graph, grid: Grid, { price, stepLength, through, count }: Account): Finder {
  const { width, height, nodeX, nodeY } = grid;
  const blocked = new Uint8Array(width * height);
  for (let node = 0; node < graph.nodeCount; node++) blocked[nodeY[node]! * width + nodeX[node]!] = 1;
  // By state, a point times four plus the direction of travel; `mark` tells the search that it belongs to, negative once done.
  const cost = new Float64Array(4 * width * height);
  const mark = new Int32Array(4 * width * height);
  const cameFrom = new Int8Array(4 * width * height);
  const heap = new Heap();
  let round = 0;
  let spent = 0;

  function find(index: number): Route {
    const { from, to, out, into } = graph.edges[index]!;
    if (spent >= bounds.all || (from === to && out === into)) return routeByChannels(graph, grid, index);
    const arrival = opposite(into);
    const goalX = nodeX[to]!;
    const goalY = nodeY[to]!;
    const goal = (goalY * width + goalX) * 4 + arrival;
    const laneA = graph.lane[from]!;
    const laneB = graph.lane[to]!;
    round++;
    const guess = (x: number, y: number, direction: number): number =>
      price.guess * (Math.abs(grid.x[x]! - grid.x[goalX]!) + Math.abs(grid.y[y]! - grid.y[goalY]!)) +
      price.bend * leastBends(goalX - x, goalY - y, direction, arrival);
    heap.clear();
    const startX = nodeX[from]! + stepX[out];
    const startY = nodeY[from]! + stepY[out];
    const start = (startY * width + startX) * 4 + out;
    cost[start] = 0;
    mark[start] = round;
    heap.push(start, guess(startX, startY, out));
    const end = Math.min(bounds.all, spent + bounds.edge);
    while (heap.length > 0 && spent < end) {
      const state = heap.pop();
      if (mark[state] === -round) continue;
      mark[state] = -round;
      spent++;
      if (state === goal) return trace(state, start, index);
      const direction = state & 3;
      const point = state >> 2;
      const y = Math.floor(point / width);
      const x = point - y * width;
      for (let turn = -1; turn <= 1; turn++) {
        const heading = ((direction + turn) & 3) as Side;
        const nextX = x + stepX[heading];
        const nextY = y + stepY[heading];
        if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height) continue;
        const nextPoint = nextY * width + nextX;
        const next = nextPoint * 4 + heading;
        if ((blocked[nextPoint] === 1 && next !== goal) || mark[next] === -round) continue;
        const axis = (heading & 1) as 0 | 1;
        const toll =
          turn === 0
            ? price.crossing * through[1 - axis]![point]!
            : price.bend + price.join * (through[0][point]! + through[1][point]!);
        const share = price.share * count[axis][stepOf(point, heading, width)]!;
        const sum = cost[state]! + stepLength(x, y, heading, laneA, laneB) + toll + share;
        if (mark[next] === round && cost[next]! <= sum) continue;
        mark[next] = round;
        cost[next] = sum;
        cameFrom[next] = direction;
        heap.push(next, sum + guess(nextX, nextY, heading));
      }
    }
    return routeByChannels(graph, grid, index);
  }

  /** Corners back from the goal. */
  function trace(goal: number, start: number, index: number): Route {
    const { from, to } = graph.edges[index]!;
    const reversed = [nodeY[to]!, nodeX[to]!];
    let state = goal;
    while (state !== start) {
      const direction = (state & 3) as Side;
      const before = cameFrom[state]!;
      const point = state >> 2;
      const y = Math.floor(point / width) - stepY[direction];
      const x = (point % width) - stepX[direction];
      if (before !== direction) reversed.push(y, x);
      state = (y * width + x) * 4 + before;
    }
    reversed.push(nodeY[from]!, nodeX[from]!);
    return reversed.reverse();
  }

  return { find, spent: () => spent, isSpent: () => spent >= bounds.all };
}
