/** Results of a run, in the names of the HTTP interface; times in seconds. NaN and Infinity never occur. */

export interface OutcomeResult {
  readonly id: string;
  readonly label: string;
  /** Cases that have this outcome at least once (O1). */
  readonly count: number;
  readonly share: number;
  /** Wilson 95% interval of `share` (T5). */
  readonly ci95: readonly [number, number];
}

/** A distribution of one figure over cases; `sd` and `variance` with n-1; percentiles are the value of rank ceil(p n) (T5). */
export interface Summary {
  readonly mean: number;
  readonly sd: number;
  readonly variance: number;
  readonly min: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface StepsResult extends Summary {
  /** Number of cases by number of steps, ascending, only those that occur. */
  readonly histogram: readonly { readonly steps: number; readonly count: number }[];
}

export interface TimeResult extends Summary {
  /** Number of cases by sojourn time: half-open bins `[from, to)` in seconds, ascending, only those that occur. */
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  readonly waiting: { readonly mean: number };
  readonly service: { readonly mean: number };
}

export interface NodeResult {
  /** Expected visits per case, and the share of cases that ever visit. */
  readonly passes: number;
  readonly reached: number;
}

export interface EdgeResult extends NodeResult {
  /** passes / passes of the source; 0 where the source is never visited. */
  readonly share: number;
}

export interface StartResult {
  readonly start: string;
  readonly cases: number;
  readonly outcomes: readonly OutcomeResult[];
  /** Each case in exactly one row: the set of its tokens' outcomes (O1); most frequent first, then by id. */
  readonly cases_by_outcome: readonly { readonly outcomes: readonly string[]; readonly count: number }[];
  readonly steps: StepsResult;
  readonly time: TimeResult;
  readonly cost: { readonly mean: number };
  readonly nodes: Readonly<Record<string, NodeResult>>;
  readonly edges: Readonly<Record<string, EdgeResult>>;
}

/**
 * Events of the first counted cases, one array a column, ordered by (time, start, case, token). A token's first event is its birth at the start, or
 * its move out of the split that made it; its last one has no `to`. Cases are traced whole; there are fewer than asked for if they have too many events.
 */
export interface TraceColumns {
  /** Seconds: the moment the token leaves `from` (or is born at a start, or ends). */
  readonly time: readonly number[];
  /** Seconds: the moment it reaches `to` (later than `time` where the edge takes travel time). */
  readonly arrival: readonly number[];
  /** Id of the start whose case this is; cases are numbered per start from 0, warm-up included (S2, T5). */
  readonly start: readonly string[];
  readonly case: readonly number[];
  /** Number of the token in its case; 0 is the one that begins it. */
  readonly token: readonly number[];
  /** `null` where a case begins. */
  readonly from: readonly (string | null)[];
  /** `null` where a token begins or ends. */
  readonly edge: readonly (string | null)[];
  /** `null` where a token ends. */
  readonly to: readonly (string | null)[];
  /** Where a token ends: the outcome it counts for, `null` if it was consumed by a join or a split. */
  readonly outcome: readonly (string | null)[];
}

export interface ExpectationResult {
  readonly text: string;
  readonly holds: boolean;
  readonly value: number;
  readonly exact: boolean;
}

export interface Results {
  readonly seed: number;
  readonly cases: number;
  readonly starts: readonly StartResult[];
  /** Resource figures over all starts. */
  readonly nodes: Readonly<
    Record<
      string,
      { readonly waiting: { readonly mean: number }; readonly queue: { readonly mean: number; readonly max: number } }
    >
  >;
  readonly lanes: Readonly<
    Record<
      string,
      {
        /** `null` where the lane has no capacity. */
        readonly utilisation: number | null;
        readonly waiting: { readonly mean: number };
        readonly queue: { readonly mean: number; readonly max: number };
        /** What the time that activities occupied the lane costs, all counted cases of all starts together. */
        readonly cost: number;
      }
    >
  >;
  readonly expectations: readonly ExpectationResult[];
  /** Only when asked for. */
  readonly trace?: TraceColumns;
}
