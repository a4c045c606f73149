import type { Edit, Span } from "./diagnostic.ts";

/** Where a place of the source is after edits that are in order and do not overlap; a place inside an edit is behind what it inserts. */
export function shiftOffset(offset: number, edits: readonly Edit[]): number {
  let moved = offset;
  for (const { from, to, insert } of edits) {
    if (offset <= from) break;
    moved += insert.length - (to - from);
  }
  return moved;
}

export function shiftSpan<Place extends Span>(span: Place, edits: readonly Edit[]): Place {
  const [from, to] = [shiftOffset(span.from, edits), shiftOffset(span.to, edits)];
  return from === span.from && to === span.to ? span : { ...span, from, to };
}

/**
 * A part of a tree or model with all its spans (under the names `span` and `...Span`) moved as the edits say. What stays as it was is the same object. What has
 * a `span` keeps all its other spans within that.
 */
export function shiftSpans<Value>(value: Value, edits: readonly Edit[]): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return shiftList(value, edits) as Value;
  const { span } = value as { readonly span?: Span };
  if (span !== undefined && span.to <= (edits[0]?.from ?? span.to)) return value;
  const moved: Record<string, unknown> = {};
  for (const [name, old] of Object.entries(value)) {
    const isSpan = name === "span" || name.endsWith("Span");
    const next = isSpan && old !== null ? shiftSpan(old as Span, edits) : shiftSpans(old, edits);
    if (next !== old) moved[name] = next;
  }
  return Object.keys(moved).length === 0 ? value : { ...value, ...moved };
}

function shiftList(list: readonly unknown[], edits: readonly Edit[]): readonly unknown[] {
  let moved: unknown[] | null = null;
  for (const [k, old] of list.entries()) {
    const next = shiftSpans(old, edits);
    if (next === old) continue;
    moved ??= [...list];
    moved[k] = next;
  }
  return moved ?? list;
}
