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

/** A mean, with Student's 95% interval where several replications were run (T5). */
export interface Mean {
  readonly mean: number;
  readonly ci95?: readonly [number, number];
}

/** The time average of a line's length, and its greatest. */
export interface QueueResult extends Mean {
  readonly max: number;
}

export interface TimeResult extends Summary {
  /** Of the mean, where several replications were run (T5). */
  readonly ci95?: readonly [number, number];
  /** Number of cases by sojourn time: half-open bins `[from, to)` in seconds, ascending, only those that occur. */
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  /** For lanes and at joins, by all tokens of a case together; and service. */
  readonly waiting: Mean;
  readonly service: { readonly mean: number };
}

/** All cases of a start in a run with queues, whether they count or not; `arrived` is the sum of the next three. */
export interface FlowResult {
  readonly arrived: number;
  readonly departed: number;
  /** Those of which a lane turned a token away (T4). */
  readonly turned_away: number;
  /** Still there when the last counted case had ended. */
  readonly in_flight: number;
  /** Counted cases that ended, a second of the time that was measured. */
  readonly throughput: number;
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
  /** Where a lane has a capacity. */
  readonly flow?: FlowResult;
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
  /**
   * Only where a lane has a capacity. Seconds: the moment the service at `from` began, before which the token waited there; `null` where it begins or
   * was not served there. Its service ends at `time`.
   */
  readonly begun?: readonly (number | null)[];
}

export interface ExpectationResult {
  readonly text: string;
  readonly holds: boolean;
  readonly value: number;
  readonly exact: boolean;
}

export interface LaneResult {
  /** Units in use, averaged over time, as a share of the capacity; `null` where the lane has none. */
  readonly utilisation: number | null;
  readonly utilisation_ci95?: readonly [number, number];
  /** By visit of its activities. */
  readonly waiting: Mean;
  readonly queue: QueueResult;
  /** What the time that activities occupied the lane costs, all counted cases of all starts together. */
  readonly cost: number;
}

export interface Results {
  readonly seed: number;
  /** Counted cases at each start in each replication. */
  readonly cases: number;
  readonly replications: number;
  /** Seconds over which resources were measured, all replications together; only where a lane has a capacity. */
  readonly measured?: number;
  readonly starts: readonly StartResult[];
  /** Resource figures over all cases of all starts, of the activities in lanes with a capacity: waiting by visit. */
  readonly nodes: Readonly<
    Record<string, { readonly waiting: { readonly mean: number }; readonly queue: QueueResult }>
  >;
  readonly lanes: Readonly<Record<string, LaneResult>>;
  readonly expectations: readonly ExpectationResult[];
  /** Only when asked for. */
  readonly trace?: TraceColumns;
}
