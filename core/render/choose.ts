import type { TracedCase } from "./journeys.ts";

/** More steps than this take longer than anybody watches an image. */
const mostSteps = 20;
/** More tokens than this at once are no longer followed by the eye. */
const mostTokens = 12;
/** Cases of one picture in all, and of each start. */
const mostCases = 6;
const mostEach = 4;

/**
 * Picks few cases that tell much: of each start first the way that most take, then those that show the most edges not yet shown for their
 * length, then any, as they come. Few enough for a calm picture; the longest first.
 */
export function chooseCases(cases: readonly TracedCase[]): readonly TracedCase[] {
  const starts = [...new Set(cases.map(({ start }) => start))].slice(0, mostCases);
  const each = Math.max(1, Math.min(mostEach, Math.floor(mostCases / Math.max(1, starts.length))));
  const chosen = starts.map((start) =>
    chooseOf(
      cases.filter((one) => one.start === start),
      each,
    ),
  );
  // The longest sets out first: then all are done about the same time, and the whole is short.
  return chosen.flat().sort((a, b) => b.edges.length - a.edges.length);
}

function chooseOf(cases: readonly TracedCase[], count: number): readonly TracedCase[] {
  const short = cases.filter(({ edges, journeys }) => edges.length <= mostSteps && journeys.length <= mostTokens);
  if (short.length === 0) return cases.slice(0, 1).map(begin);
  const shown = new Set<string>();
  const chosen: TracedCase[] = [];
  const worth = ({ edges }: TracedCase) => new Set(edges.filter((edge) => !shown.has(edge))).size / (edges.length + 1);
  let next = mostTaken(short);
  for (let rest = short; chosen.length < count; ) {
    chosen.push(next);
    for (const edge of next.edges) shown.add(edge);
    rest = rest.filter((one) => one !== next);
    if (rest.length === 0) break;
    next = rest.reduce((best, one) => (worth(one) > worth(best) ? one : best));
  }
  return chosen;
}

/** The first case on the way that most take. */
function mostTaken(cases: readonly TracedCase[]): TracedCase {
  const ways = new Map<string, TracedCase[]>();
  for (const one of cases) {
    const key = one.edges.join(" ");
    const same = ways.get(key);
    if (same === undefined) ways.set(key, [one]);
    else same.push(one);
  }
  return [...ways.values()].reduce((most, way) => (way.length > most.length ? way : most))[0]!;
}

/** The beginning of a case that is too long or too many: its first tokens with their first steps. */
function begin({ start, journeys }: TracedCase): TracedCase {
  const first = journeys
    .slice(0, mostTokens)
    .map((journey) => ({ ...journey, hops: journey.hops.slice(0, mostSteps) }));
  const edges = first.flatMap(({ hops }) => hops.flatMap(({ edge }) => edge ?? []));
  return { start, journeys: first, edges };
}
