import type { Edge, Model } from "#core/model/model";

/**
 * Whether two models share their lanes, nodes and loops and have edges that differ in their odds alone, as readings before and after a move of a slider mostly
 * do: quick to tell, and `false` is no proof.
 */
export function sharesAllButOdds(a: Model, b: Model): boolean {
  if (a === b) return true;
  if (a.nodes !== b.nodes || a.lanes !== b.lanes || a.loops !== b.loops || a.edges.length !== b.edges.length)
    return false;
  return a.edges.every((edge, k) => edge === b.edges[k] || isEqualButOdds(edge, b.edges[k]));
}

function isEqualButOdds(a: Edge, b: Edge | undefined): boolean {
  if (b === undefined) return false;
  return (Object.keys(a) as (keyof Edge)[]).every((name) => name === "odds" || a[name] === b[name]);
}
