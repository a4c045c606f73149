import { type Account, openAccount, price } from "./account.ts";
import { type Route, routeByChannels } from "./channels.ts";
import type { Graph } from "./graph.ts";
import type { Grid } from "./grid.ts";
import { type Finder, openFinder } from "./way.ts";

const passes = 3;

/** Larger grids are routed along channels only. */
const mostPoints = 400_000;

/** Routes all edges once, the shortest first; returns that order. */
function routeInOrder(graph: Graph, grid: Grid, account: Account, finder: Finder): number[] {
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
  return order;
}

/** Routes all edges: the shortest first, then those that cross or turn much again while it helps. */
export function routeEdges(graph: Graph, grid: Grid): Route[] {
  if (grid.width * grid.height > mostPoints) return graph.edges.map((_, index) => routeByChannels(graph, grid, index));
  const account = openAccount(graph, grid);
  const finder = openFinder(graph, grid, account);
  const { routes, enter, assess } = account;
  const order = routeInOrder(graph, grid, account, finder).reverse();
  for (let pass = 0, improved = true; pass < passes && improved; pass++) {
    improved = false;
    for (const edge of order) {
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
  const account = openAccount(graph, grid);
  const finder = openFinder(graph, grid, account);
  let cost = 0;
  for (const edge of routeInOrder(graph, grid, account, finder)) {
    const route = account.routes[edge]!;
    account.enter(edge, route, -1);
    // Each crossing is seen from both of its edges.
    const { cost: own, crossings } = account.assess(edge, route);
    cost += own - (crossings * price.crossing) / 2;
    account.enter(edge, route, 1);
  }
  return { cost, work: finder.spent() + 10 * graph.edges.length };
}
