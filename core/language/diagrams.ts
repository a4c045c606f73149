import type { Span } from "./diagnostic.ts";
import type { Draft, Stretch } from "./draft.ts";

/** Where the diagrams of a source lie. */
export interface Diagrams {
  /** From the first lane of the diagram that is taken to its last closing brace; `null` if there is no lane. */
  readonly taken: Span | null;
  /** The others, in order, with the comments that belong to them. */
  readonly others: readonly Span[];
  /** Stretches that looked like lanes but are the code of something else, on the same page. */
  readonly foreign: readonly Span[];
}

/**
 * Tells the diagrams of one paste apart: lanes behind skipped text that declare a node id again begin the next diagram, other lanes go on with the one
 * before. Lanes of which no line was read are foreign code, if the source has lanes that were read and skipped text stands between.
 */
export function findDiagrams(draft: Draft): Diagrams {
  const stretches = draft.stretches.filter(({ lanes }) => lanes > 0);
  const known = stretches.some(({ clear }) => clear);
  const isForeign = ({ clear, unclear }: Stretch): boolean => known && unclear && !clear;
  const groups: Stretch[][] = [];
  let ids = new Set<string>();
  for (const stretch of stretches) {
    if (isForeign(stretch)) continue;
    const group = groups.at(-1);
    if (group === undefined || [...stretch.ids].some((id) => ids.has(id))) {
      groups.push([stretch]);
      ids = new Set(stretch.ids);
    } else {
      group.push(stretch);
      for (const id of stretch.ids) ids.add(id);
    }
  }
  const spans = groups.map((group) => ({ from: group[0]!.from, to: group.at(-1)!.to }));
  const first = spans[0];
  const lanes =
    first === undefined ? [] : draft.lanes.filter(({ span }) => span.from >= first.from && span.to <= first.to);
  return {
    taken: lanes.length === 0 ? null : { from: lanes[0]!.span.from, to: lanes.at(-1)!.span.to },
    others: spans.slice(1),
    foreign: stretches.filter(isForeign).map(({ from, last }) => ({ from, to: last })),
  };
}

/** Prepares a test whether a span lies inside one of these, which are in order and apart: each look-up takes logarithmic time. */
export function createContains(spans: readonly Span[]): (span: Span) => boolean {
  return ({ from, to }) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle]!.to < from) low = middle + 1;
      else high = middle;
    }
    const found = spans[low];
    return found !== undefined && from >= found.from && to <= found.to;
  };
}
