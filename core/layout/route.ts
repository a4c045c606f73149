import { type Graph, left, opposite, right, type Side, stepX, stepY } from "./graph.ts";
import type { Grid } from "./grid.ts";
import { Heap } from "./heap.ts";

/**
 * Prices in pixels of way. `join` is paid where an edge turns into or out of the way of another that runs straight on: two such turns
 * can hide a crossing.
 */
const price = { bend: 70, crossing: 200, join: 65, share: 2, foreign: 1.6 };

const passes = 3;

/**
 * Bounds on the search, counted in steps taken out of the heap, so that the result does not depend on the machine. An edge that
 * exceeds its own bound, and all edges once the whole bound is spent, are routed along channels only; so are all edges of a grid with
 * too many points. Edges are routed again only as long as few enough share their ways.
 */
const bounds = { all: 1_200_000, edge: 60_000, points: 400_000, shared: 3_000_000 };

/** Corners of an edge on the grid, `x0, y0, x1, y1, ...`, from its source's point to its target's. */
export type Route = readonly number[];

/**
 * A way along channels only, at most five straight pieces: there is always one, and it needs no search. A loop from one side
 * of a node to the same side goes out to the channel and back.
 */
export function routeByChannels(graph: Graph, grid: Grid, index: number): Route {
  const { from, to, out, into } = graph.edges[index]!;
  const x0 = grid.nodeX[from]!;
  const y0 = grid.nodeY[from]!;
  const x3 = grid.nodeX[to]!;
  const y3 = grid.nodeY[to]!;
  const x1 = x0 + stepX[out];
  const y1 = y0 + stepY[out];
  const x2 = x3 + stepX[into];
  const y2 = y3 + stepY[into];
  if (from === to && out === into) return [x0, y0, x1, y1, x1, y1, x0, y0];
  const leavesAlong = out === right || out === left;
  const entersAlong = into === right || into === left;
  const corners = [x0, y0, x1, y1];
  if (leavesAlong && entersAlong) {
    if (x1 !== x2) {
      const between = y2 > y1 ? y1 + 1 : y2 < y1 ? y1 - 1 : into === out ? y1 - 1 : y1 + 1;
      corners.push(x1, between, x2, between);
    }
  } else if (!leavesAlong && !entersAlong) {
    if (y1 !== y2) {
      const between = x2 < x1 ? x1 - 1 : x1 + 1;
      corners.push(between, y1, between, y2);
    }
  } else if (leavesAlong) {
    corners.push(x1, y2);
  } else {
    corners.push(x2, y1);
  }
  corners.push(x2, y2, x3, y3);
  return dropStraight(corners);
}

/** Leaves out points that are no corners. */
function dropStraight(corners: readonly number[]): number[] {
  const kept = [corners[0]!, corners[1]!];
  for (let k = 2; k < corners.length; k += 2) {
    const x = corners[k]!;
    const y = corners[k + 1]!;
    const n = kept.length;
    if (kept[n - 2] === x && kept[n - 1] === y) continue;
    if (
      n >= 4 &&
      ((kept[n - 4] === kept[n - 2] && kept[n - 2] === x) || (kept[n - 3] === kept[n - 1] && kept[n - 1] === y))
    ) {
      kept[n - 2] = x;
      kept[n - 1] = y;
    } else {
      kept.push(x, y);
    }
  }
  return kept;
}

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

/** Finds ways on a grid, one edge after another, and keeps account of who runs where. */
class Router {
  pops = 0;
  private readonly graph: Graph;
  private readonly grid: Grid;
  private readonly blocked: Uint8Array;
  /** Edges that pass a point straight, along and across. */
  private readonly throughX: Uint16Array;
  private readonly throughY: Uint16Array;
  /** Number of edges on the step to the right of a point, and on the one below it; and which, while they are few enough. */
  private readonly countX: Uint16Array;
  private readonly countY: Uint16Array;
  private readonly usersX: (number[] | undefined)[];
  private readonly usersY: (number[] | undefined)[];
  shared = 0;
  private readonly cost: Float64Array;
  private readonly mark: Int32Array;
  private readonly cameFrom: Int8Array;
  private readonly heap = new Heap();
  private round = 0;
  readonly routes: Route[];

  constructor(graph: Graph, grid: Grid) {
    const points = grid.width * grid.height;
    this.graph = graph;
    this.grid = grid;
    this.blocked = new Uint8Array(points);
    for (let node = 0; node < graph.nodeCount; node++)
      this.blocked[grid.nodeY[node]! * grid.width + grid.nodeX[node]!] = 1;
    this.throughX = new Uint16Array(points);
    this.throughY = new Uint16Array(points);
    this.countX = new Uint16Array(points);
    this.countY = new Uint16Array(points);
    this.usersX = new Array(points);
    this.usersY = new Array(points);
    this.cost = new Float64Array(4 * points);
    this.mark = new Int32Array(4 * points);
    this.cameFrom = new Int8Array(4 * points);
    this.routes = new Array(graph.edges.length);
  }

  /** Enters a route in the account, or takes it out. */
  account(edge: number, route: Route, sign: 1 | -1): void {
    const { width } = this.grid;
    let before = -1;
    walkSteps(route, (x, y, direction) => {
      const point = y * width + x;
      if (direction === before) (direction % 2 === 0 ? this.throughX : this.throughY)[point]! += sign;
      before = direction;
      const step = direction === 2 ? point - 1 : direction === 3 ? point - width : point;
      const counts = direction % 2 === 0 ? this.countX : this.countY;
      this.shared += counts[step]!;
      counts[step]! += sign;
      if (this.shared > bounds.shared) return;
      const users = direction % 2 === 0 ? this.usersX : this.usersY;
      if (sign === 1) {
        const list = users[step];
        if (list === undefined) users[step] = [edge];
        else list.push(edge);
      } else {
        users[step]!.splice(users[step]!.indexOf(edge), 1);
      }
    });
  }

  /** Length with the price of foreign lanes, bends and sharing; and true crossings with all routes in the account. */
  assess(edge: number, route: Route): { readonly cost: number; readonly crossings: number } {
    const { from, to } = this.graph.edges[edge]!;
    const { width } = this.grid;
    let cost = ((route.length - 4) / 2) * price.bend;
    let crossings = 0;
    let before = -1;
    // Edges on the same way, with the hand at which they joined: -1 left, 1 right, 0 unknown.
    let beside = new Map<number, number>();
    walkSteps(route, (x, y, direction) => {
      const point = y * width + x;
      if (direction === before) crossings += (direction % 2 === 0 ? this.throughY : this.throughX)[point]!;
      cost += this.stepLength(x, y, direction, this.graph.lane[from]!, this.graph.lane[to]!);
      const step = direction === 2 ? point - 1 : direction === 3 ? point - width : point;
      const users = (direction % 2 === 0 ? this.usersX : this.usersY)[step] ?? [];
      cost += users.length * price.share;
      const now = new Map<number, number>();
      for (const other of users) {
        // A run goes on only where both turn alike.
        const joined = beside.get(other);
        now.set(other, joined ?? this.handAtStart(other, x, y, direction, before));
      }
      for (const [other, hand] of beside) {
        if (!now.has(other)) crossings += this.crossedAtEnd(other, x, y, before, direction, hand);
      }
      beside = now;
      before = direction;
    });
    return { cost: cost + crossings * price.crossing, crossings };
  }

  /** Directions of the two arms of a route at a point; -1 where it ends there. */
  private arms(edge: number, x: number, y: number): readonly [number, number] {
    const route = this.routes[edge]!;
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

  private otherArm(edge: number, x: number, y: number, arm: number): number {
    const [a, b] = this.arms(edge, x, y);
    return a === arm ? b : a;
  }

  /** At which hand another edge joins: 1 right, -1 left, as seen along the way that both go from here. */
  private handAtStart(other: number, x: number, y: number, direction: number, before: number): number {
    const arm = this.otherArm(other, x, y, direction);
    if (arm < 0 || before < 0) return 0;
    const hand = (from: number): number => [0, 1, 0, -1][(from - direction) & 3]!;
    return Math.sign(hand(arm) - hand(before ^ 2));
  }

  /** 1 where another edge that joined at `hand` leaves at the other one. */
  private crossedAtEnd(other: number, x: number, y: number, before: number, direction: number, hand: number): number {
    const arm = this.otherArm(other, x, y, before ^ 2);
    if (arm < 0 || hand === 0) return 0;
    const side = (to: number): number => [0, 1, 0, -1][(to - before) & 3]!;
    return Math.sign(side(arm) - side(direction)) === -hand ? 1 : 0;
  }

  private stepLength(x: number, y: number, direction: number, laneA: number, laneB: number): number {
    const { grid } = this;
    const lane = grid.lane[y]!;
    const length =
      direction % 2 === 0
        ? Math.abs(grid.x[x + stepX[direction as Side]]! - grid.x[x]!)
        : Math.abs(grid.y[y + stepY[direction as Side]]! - grid.y[y]!);
    return lane === laneA || lane === laneB ? length : length * price.foreign;
  }

  /** The cheapest way for an edge beside what is in the account. */
  search(index: number): Route {
    const { grid, graph, cost, mark, cameFrom, heap, blocked } = this;
    const { from, to, out, into } = graph.edges[index]!;
    if (this.pops >= bounds.all || (from === to && out === into)) return routeByChannels(graph, grid, index);
    const { width, height } = grid;
    const arrival = opposite(into);
    const goalX = grid.nodeX[to]!;
    const goalY = grid.nodeY[to]!;
    const goal = (goalY * width + goalX) * 4 + arrival;
    const laneA = graph.lane[from]!;
    const laneB = graph.lane[to]!;
    const round = ++this.round;
    const guess = (x: number, y: number, direction: number): number =>
      Math.abs(grid.x[x]! - grid.x[goalX]!) +
      Math.abs(grid.y[y]! - grid.y[goalY]!) +
      price.bend * leastBends(goalX - x, goalY - y, direction, arrival);
    heap.clear();
    const startX = grid.nodeX[from]! + stepX[out];
    const startY = grid.nodeY[from]! + stepY[out];
    const start = (startY * width + startX) * 4 + out;
    cost[start] = 0;
    mark[start] = round;
    cameFrom[start] = -1;
    heap.push(start, guess(startX, startY, out));
    let left = Math.min(bounds.edge, bounds.all - this.pops);
    while (heap.length > 0 && left > 0) {
      const state = heap.pop();
      if (mark[state] === -round) continue;
      mark[state] = -round;
      left--;
      this.pops++;
      if (state === goal) return this.trace(state, start, index);
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
        let spent = cost[state]! + this.stepLength(x, y, heading, laneA, laneB);
        if (turn !== 0) spent += price.bend + price.join * (this.throughX[point]! + this.throughY[point]!);
        else spent += price.crossing * (heading % 2 === 0 ? this.throughY : this.throughX)[point]!;
        const step = heading === 2 ? point - 1 : heading === 3 ? point - width : point;
        spent += price.share * (heading % 2 === 0 ? this.countX : this.countY)[step]!;
        if (mark[next] === round && cost[next]! <= spent) continue;
        mark[next] = round;
        cost[next] = spent;
        cameFrom[next] = direction;
        heap.push(next, spent + guess(nextX, nextY, heading));
      }
    }
    return routeByChannels(graph, grid, index);
  }

  /** Corners back from the goal. */
  private trace(goal: number, start: number, index: number): Route {
    const { width } = this.grid;
    const { from, to } = this.graph.edges[index]!;
    const reversed = [this.grid.nodeY[to]!, this.grid.nodeX[to]!];
    let state = goal;
    while (state !== start) {
      const direction = state & 3;
      const before = this.cameFrom[state]!;
      const point = state >> 2;
      const y = Math.floor(point / width) - stepY[direction as Side];
      const x = (point % width) - stepX[direction as Side];
      if (before !== direction) reversed.push(y, x);
      state = (y * width + x) * 4 + before;
    }
    reversed.push(this.grid.nodeY[from]!, this.grid.nodeX[from]!);
    return reversed.reverse();
  }
}

/** Routes all edges: the shortest first, then those that cross again while it helps. */
export function routeEdges(graph: Graph, grid: Grid): Route[] {
  if (grid.width * grid.height > bounds.points)
    return graph.edges.map((_, index) => routeByChannels(graph, grid, index));
  const router = new Router(graph, grid);
  const reach = graph.edges.map(
    ({ from, to }) =>
      Math.abs(grid.x[grid.nodeX[from]!]! - grid.x[grid.nodeX[to]!]!) +
      Math.abs(grid.y[grid.nodeY[from]!]! - grid.y[grid.nodeY[to]!]!),
  );
  const order = graph.edges.map((_, index) => index).sort((a, b) => reach[a]! - reach[b]! || a - b);
  for (const edge of order) {
    const route = router.search(edge);
    router.routes[edge] = route;
    router.account(edge, route, 1);
  }
  for (let pass = 0; pass < passes; pass++) {
    let improved = false;
    for (const edge of [...order].reverse()) {
      if (router.pops >= bounds.all || router.shared > bounds.shared) return router.routes;
      const old = router.routes[edge]!;
      router.account(edge, old, -1);
      const before = router.assess(edge, old);
      const isPlain = before.crossings === 0 && old.length <= 6;
      const route = isPlain ? old : router.search(edge);
      if (route !== old && router.assess(edge, route).cost < before.cost - 1) {
        router.routes[edge] = route;
        improved = true;
      }
      router.account(edge, router.routes[edge]!, 1);
    }
    if (!improved) break;
  }
  return router.routes;
}
