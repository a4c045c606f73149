import { addLimbs, sumLimbs } from "../wide.ts";

/** Figures of resources over the time that a run measured: whole numbers only, so that replications merge to the same bytes in any order. */
export interface Resources {
  /** The time that was measured, in ticks, as limbs. */
  readonly span: Float64Array;
  /** By lane: units in use times ticks, as limbs; the longest line. */
  readonly used: Float64Array;
  readonly longest: Float64Array;
  /** By node: services begun; what their tokens waited, as limbs; what all tokens spent in line, as limbs; the longest line. */
  readonly served: Float64Array;
  readonly waits: Float64Array;
  readonly inLine: Float64Array;
  readonly nodeLongest: Float64Array;
}

/** The figures of both: replications of one program. */
export function mergeResources(a: Resources, b: Resources): Resources {
  return {
    span: sum(a.span, b.span),
    used: sum(a.used, b.used),
    longest: greater(a.longest, b.longest),
    served: a.served.map((count, i) => count + b.served[i]!),
    waits: sum(a.waits, b.waits),
    inLine: sum(a.inLine, b.inLine),
    nodeLongest: greater(a.nodeLongest, b.nodeLongest),
  };
}

function sum(a: Float64Array, b: Float64Array): Float64Array {
  const total = a.slice();
  for (let at = 0; at < total.length; at += sumLimbs) addLimbs(total, at, b, at, sumLimbs);
  return total;
}

function greater(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((most, i) => Math.max(most, b[i]!));
}
