import type { Drawn } from "./explain-draws.ts";
import type { Program } from "./program.ts";
import type { Story, Visit } from "./tell-case.ts";

/** One draw of the case at the decision where its ways part, against the threshold between those ways on either side. */
export interface PartedDraw {
  /** Number of the visit, from 1. */
  readonly visit: number;
  /** In [0, 1). */
  readonly value: number;
  /** The threshold that tells the two ways apart, 0 to 1, in each model; `null` where the case does not draw there in that model, or not between these ways. */
  readonly cuts: readonly [number | null, number | null];
}

/** Where one case leaves its way in one model for another way in the other model, and why. */
export interface Parting {
  readonly node: string;
  /** Number of the case's visit to the node, from 1. */
  readonly visit: number;
  /** Ids of the edges that the case takes there; `null` where it ends, splits or goes on instead of repeating. */
  readonly edges: readonly [string | null, string | null];
  /** "draw": the same draw met other thresholds; "counter": a loop's bound differs; "diagram": the ways themselves differ. */
  readonly why: "draw" | "counter" | "diagram";
  /** For "draw" all draws of that token at the node, in order: up to the parting both models have them. */
  readonly draws: readonly PartedDraw[];
  /** For "counter" what each model counts. */
  readonly counters: readonly [Visit["counter"], Visit["counter"]];
}

/** One side: the case as it was told in a model, and that model's program. */
export interface PartedSide {
  readonly story: Story;
  readonly program: Program;
}

/**
 * Finds where the same case, told in two models with the same draws (S7), goes another way for the first time. `null` where it never does: then every token
 * passes the same nodes and edges.
 */
export function findParting(a: PartedSide, b: PartedSide): Parting | null {
  const ways = [waysOf(a.story), waysOf(b.story)] as const;
  let first: { readonly at: number; readonly token: number; readonly k: number } | null = null;
  for (const token of new Set([...ways[0].keys(), ...ways[1].keys()])) {
    const [left, right] = [ways[0].get(token) ?? [], ways[1].get(token) ?? []];
    for (let k = 0; k < Math.max(left.length, right.length); k++) {
      const [one, other] = [left[k], right[k]];
      if (one?.node === other?.node && one?.edge === other?.edge) continue;
      const at = Math.min(one?.from ?? Infinity, other?.from ?? Infinity);
      if (first === null || at < first.at) first = { at, token, k };
      break;
    }
  }
  if (first === null) return null;
  const { token, k } = first;
  const left = ways[0].get(token) ?? [];
  const right = ways[1].get(token) ?? [];
  const [one, other] = [left[k], right[k]];
  const node = (one ?? other)!.node;
  const visit = (one === undefined ? right : left).slice(0, k + 1).filter((each) => each.node === node).length;
  const parting = { node, visit, edges: [one?.edge ?? null, other?.edge ?? null] as const };
  const counters = [one?.counter ?? null, other?.counter ?? null] as const;
  const plain: Parting = { ...parting, why: "diagram", draws: [], counters };
  if (one === undefined || other === undefined || one.node !== other.node) return plain;
  const [mine, theirs] = [nameDraws(one, a.program), nameDraws(other, b.program)];
  const j = mine.findIndex((drawn, i) => takenOf(drawn) !== takenOf(theirs[i]));
  const [drawn, against] = [mine[j], theirs[j]];
  if (drawn !== undefined && against !== undefined && drawn.value === against.value) {
    const between = [takenOf(drawn), takenOf(against)] as const;
    const rows = (visits: readonly Visit[], program: Program) =>
      visits.filter((each) => each.node === node).map((each) => nameDraws(each, program)[j] ?? null);
    const draws = pairDraws(rows(left, a.program), rows(right, b.program), between);
    // Both thresholds have to be there, else it is not they that sent it elsewhere.
    if (draws[visit - 1]?.cuts.every((cut) => cut !== null)) return { ...plain, why: "draw", draws };
  }
  if (counters.every((counter) => counter !== null) && counters[0]!.bound !== counters[1]!.bound) {
    return { ...plain, why: "counter" };
  }
  return plain;
}

/** A draw whose options are named by the ids of their edges. */
interface NamedDraw {
  readonly value: number;
  readonly taken: number;
  readonly options: readonly { readonly edge: string | null; readonly upTo: number }[];
}

function nameDraws({ draws }: Visit, { edges }: Program): readonly NamedDraw[] {
  return draws.map(({ value, taken, options }: Drawn) => ({
    value,
    taken,
    options: options.map(({ edge, upTo }) => ({ edge: edges.id[edge] ?? null, upTo })),
  }));
}

function takenOf(drawn: NamedDraw | undefined): string | null | undefined {
  return drawn?.options[drawn.taken]?.edge;
}

function waysOf({ visits }: Story): Map<number, Visit[]> {
  const ways = new Map<number, Visit[]>();
  for (const visit of visits) {
    const way = ways.get(visit.token);
    if (way === undefined) ways.set(visit.token, [visit]);
    else way.push(visit);
  }
  return ways;
}

type Ends = readonly [string | null | undefined, string | null | undefined];

/** The draws of both sides beside each other, each with the end of the part that it left the other way for. */
function pairDraws(
  left: readonly (NamedDraw | null)[],
  right: readonly (NamedDraw | null)[],
  [mine, theirs]: Ends,
): readonly PartedDraw[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i): PartedDraw[] => {
    const [one, other] = [left[i] ?? null, right[i] ?? null];
    const value = one?.value ?? other?.value;
    if (value === undefined) return [];
    return [{ visit: i + 1, value, cuts: [findCut(one, mine, theirs), findCut(other, theirs, mine)] }];
  }).flat();
}

/** Where the part of `own` ends on the side of the part of `other`; `null` where one of the two is not open. */
function findCut(drawn: NamedDraw | null, own: Ends[0], other: Ends[0]): number | null {
  if (drawn === null) return null;
  const from = drawn.options.findIndex(({ edge }) => edge === own);
  const to = drawn.options.findIndex(({ edge }) => edge === other);
  if (from < 0 || to < 0) return null;
  return drawn.options[from < to ? from : from - 1]!.upTo;
}
