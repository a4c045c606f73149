import { type Account, openAccount, type Price, roundabout, standard } from "./account.ts";
import { type Route, routeByChannels } from "./channels.ts";
import { type Graph, isLarge } from "./graph.ts";
import type { Grid } from "./grid.ts";
import { type Finder, openFinder } from "./way.ts";

const passes = 3;

/** Steps of the router in which a large drawing is routed once, if its edges are seldom in each other's way. */
const easy = 300_000;

/** Larger grids are routed along channels only. */
const mostPoints = 400_000;

/** Routes that can still be changed. */
interface Draft {
  readonly account: Account;
  readonly finder: Finder;
  /** All edges, the shortest first. */
  readonly order: readonly number[];
}

/** Routes all edges once, the shortest first. */
function draft(graph: Graph, grid: Grid, price: Price): Draft {
  const account = openAccount(graph, grid, price);
  const finder = openFinder(graph, grid, account);
  const { x, y, nodeX, nodeY } = grid;
  const reach = graph.edges.map(
    ({ from, to }) => Math.abs(x[nodeX[from]!]! - x[nodeX[to]!]!) + Math.abs(y[nodeY[from]!]! - y[nodeY[to]!]!),
  );
  const order = graph.edges.map((_, index) => index).sort((a, b) => reach[a]! - reach[b]! || a - b);
  for (const edge of order) {
    const route = finder.find(edge);
    account.routes[edge] = route;
    account.enter(edge, route, 1);
  }
  return { account, finder, order };
}

/**
 * Routes all edges: the shortest first, then those that cross or turn much again while it helps. In a large drawing that is no tangle,
 * edges go a long way round rather than cross: its placement was not searched for one that spares them both.
 */
export function routeEdges(graph: Graph, grid: Grid): Route[] {
  if (grid.width * grid.height > mostPoints) return graph.edges.map((_, index) => routeByChannels(graph, grid, index));
  let { account, finder, order } = draft(graph, grid, standard);
  const isEasy = isLarge(graph) && finder.spent() < easy;
  if (isEasy) ({ account, finder, order } = draft(graph, grid, roundabout));
  const { routes, enter, assess } = account;
  const again = [...order].reverse();
  // Where ways are long to search, another pass finds next to nothing.
  for (let pass = isEasy ? 1 : 0, improved = true; pass < passes && improved; pass++) {
    improved = false;
    for (const edge of again) {
      if (finder.isSpent() || account.isCrowded()) return routes;
      const old = routes[edge]!;
      enter(edge, old, -1);
      const before = assess(edge, old);
      const isPlain = before.crossings === 0 && (pass > 0 || old.length <= 6);
      const route = isPlain ? old : finder.find(edge);
      if (route !== old && assess(edge, route).cost < before.cost - 1) {
        routes[edge] = route;
        improved = true;
      }
      enter(edge, routes[edge]!, 1);
    }
  }
  return routes;
}

/** What a grid costs to route, in pixels of way, and the work that it took to find out. */
export function scoreGrid(graph: Graph, grid: Grid): { readonly cost: number; readonly work: number } {
  const { account, finder, order } = draft(graph, grid, standard);
  let cost = 0;
  for (const edge of order) {
    const route = account.routes[edge]!;
    account.enter(edge, route, -1);
    // Each crossing is seen from both of its edges.
    const { cost: own, crossings } = account.assess(edge, route);
    cost += own - (crossings * standard.crossing) / 2;
    account.enter(edge, route, 1);
  }
  return { cost, work: finder.spent() + 10 * graph.edges.length };
}
