import type { Edge, Model } from "#core/model/model";

/** Where the parts of a model stand in the text, and where odds come from, makes no difference to its cases. */
const immaterial: ReadonlySet<string> = new Set(["span", "idSpan", "by", "given"]);

/**
 * The odds of all edges of `next`, in order, if it differs from `before` in nothing else that its cases depend on (as after a move of a
 * slider); else `null`. Odds by attempt have to have as many values as before.
 */
export function findOddsAlone(before: Model, next: Model): readonly (readonly number[] | null)[] | null {
  return isSame(before, next, "") ? next.edges.map(({ odds }) => odds) : null;
}

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

function isSame(a: unknown, b: unknown, key: string): boolean {
  if (a === b || immaterial.has(key)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    return key === "odds" || a.every((value, k) => isSame(value, b[k], ""));
  }
  const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  for (const name in left) if (!isSame(left[name], right[name], name)) return false;
  for (const name in right) if (!(name in left)) return false;
  return true;
}
