import { run } from "#core/engine/run";
import type { Model } from "#core/model/model";

/** By "start case token": the edges that a token took, and what it came to. */
export type Routes = ReadonlyMap<string, { readonly edges: readonly string[]; readonly outcome: string | null }>;

/** The routes of the first cases of every start. */
export function routesOf(model: Model, cases: number, seed: number, limit: number): Routes {
  const { trace } = run(model, { cases, seed, limit, trace: cases });
  const routes = new Map<string, { edges: string[]; outcome: string | null }>();
  trace!.time.forEach((_, i) => {
    const name = `${trace!.start[i]} ${trace!.case[i]} ${trace!.token[i]}`;
    const route = routes.get(name) ?? { edges: [], outcome: null };
    routes.set(name, route);
    const edge = trace!.edge[i] ?? null;
    if (edge !== null) route.edges.push(edge);
    if (trace!.to[i] === null) route.outcome = trace!.outcome[i] ?? null;
  });
  return routes;
}
