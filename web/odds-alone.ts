import type { Model } from "#core/model/model";

/** Where the parts of a model stand in the text, and where odds come from, makes no difference to its cases. */
const immaterial: ReadonlySet<string> = new Set(["span", "idSpan", "by", "given"]);

/**
 * The odds of all edges of `next`, in order, if it differs from `before` in nothing else that its cases depend on (as after a move of a
 * slider); else `null`. Odds by attempt have to have as many values as before.
 */
export function findOddsAlone(before: Model, next: Model): readonly (readonly number[] | null)[] | null {
  return isSame(before, next, "") ? next.edges.map(({ odds }) => odds) : null;
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
