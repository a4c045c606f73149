import type { Arrival } from "../language/tree.ts";
import type { Duration } from "./duration.ts";

/** How a node lets go of a token, in `NodeTable.passing`. */
export const END = 0;
/** To its only edge. */
export const STEP = 1;
/** To one of several edges, by odds (S3). */
export const ODDS = 2;
/** By a loop's counter (L4). */
export const COUNTER = 3;
/** To each of several edges (S4). */
export const SPLIT = 4;

/** Lists of indices, one list an owner: the list of owner i is `items[at[i]]` up to `items[at[i + 1]]`. */
export interface Lists {
  readonly at: Int32Array;
  readonly items: Int32Array;
}

/** One entry a node, in the model's order; -1 for "none". */
export interface NodeTable {
  readonly count: number;
  readonly id: readonly string[];
  readonly passing: Uint8Array;
  /** Outgoing and incoming edges in order of declaration, without implicit repeats. */
  readonly outgoing: Lists;
  readonly incoming: Lists;
  /** How many incoming edges a token is waited for on (S5); 0 where nothing waits, also at a join of a single edge. */
  readonly joins: Int32Array;
  /** The implicit repeat that is drawn first when a token leaves (L6). */
  readonly repeat: Int32Array;
  /** The counter that decides (L4). */
  readonly counter: Int32Array;
  /** Index of the count of a token's visits, where odds go by attempt (S9). */
  readonly attempt: Int32Array;
  readonly service: readonly Duration[];
  /** Service time where it is constant, -1 where it is drawn. */
  readonly ticks: Float64Array;
  readonly lane: Int32Array;
  /** 1 where service occupies the lane: rectangles and taskboxes (T4). */
  readonly activity: Uint8Array;
  readonly costPerVisit: Float64Array;
}

/** One entry an edge, in the model's order, implicit repeats last; -1 for "none". */
export interface EdgeTable {
  readonly count: number;
  readonly id: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 for an implicit repeat (L6): it is in no node's lists, and no join waits for it. */
  readonly implicit: Uint8Array;
  /** The counter that a passage raises (L3): the edge is closed once that has reached its bound (L5). */
  readonly raises: Int32Array;
  /** Counters that a passage sets to 0: of the scopes that the edge enters from outside (L3). */
  readonly enters: Lists;
  readonly travel: readonly Duration[];
  /** Travel time where it is constant, -1 where it is drawn. */
  readonly ticks: Float64Array;
  /** Names the edge in the streams of children (S7); distinct among the edges of one split. */
  readonly word: Int32Array;
}

/** One entry a counter: a loop with a bound (L2, L3). */
export interface CounterTable {
  readonly count: number;
  /** The loop's index in the model. */
  readonly loop: Int32Array;
  /** Repeats allowed. */
  readonly bound: Int32Array;
  /** 1 where the loop is passed exactly `bound + 1` times. */
  readonly exactly: Uint8Array;
}

/**
 * The edges that a token may take from one node, and their odds. Records stand together by choice: one for each edge in
 * order of declaration, and one such row for each attempt (S9); the last row repeats.
 */
export interface ChoiceTable {
  /**
   * Four words a record: threshold, next, length, slot.
   * - threshold: of the cumulative odds c, the whole part of c 2^32, less 2^31. The record is taken if it is the first whose threshold is not
   *   below the draw (a signed word); if the two are equal, `fraction` decides.
   * - next: where the deterministic chain of nodes behind the edge leads to: the offset of the first record of a decision that needs nothing but
   *   a draw, or, negative, the complement of a node that needs more (end, counter, split, join, attempts, a repeat).
   * - length: nodes on that chain, its last one included.
   * - slot: the edge, or the number of edges plus the index of a start. -1 for "goes on" behind an implicit repeat.
   */
  readonly records: Int32Array;
  /** By record: the rest of c 2^32, from 0 to 1. */
  readonly fraction: Float64Array;
  /** By record: the odds as they were given. */
  readonly odds: Float64Array;
  /** By node: offset of the first record and number of records of a row, of its edges by odds, or of those toward the repeat (L4); -1 for none. */
  readonly at: Int32Array;
  readonly size: Int32Array;
  /** By node: the same of the exits of a counter decision (L4). */
  readonly exitsAt: Int32Array;
  readonly exitsSize: Int32Array;
  /** By node: offset of the row of two records of its implicit repeat: repeat, go on (L6). */
  readonly repeatAt: Int32Array;
  /** By node: number of rows. */
  readonly rows: Int32Array;
  /** By node: 1 if one of its edges may be closed (L5). */
  readonly closes: Uint8Array;
  /** By edge: offset of its first record; -1 behind a split. */
  readonly recordOf: Int32Array;
}

/**
 * Chains: what follows of itself once an edge is taken. A chain ends at a *station*, a node where something may happen; the nodes
 * before it pass each token on to their only edge. Slots are the edges, then the starts, then the merges.
 */
export interface ChainTable {
  /** By node: 1 for a station. */
  readonly station: Uint8Array;
  /** The nodes that are no stations, each before the next one of its chain. */
  readonly order: Int32Array;
  /** By slot of an edge or start: constant times of the edge and of its chain. */
  readonly ticks: Float64Array;
  /** By slot of an edge or start: the sum of the flags below. */
  readonly flags: Uint8Array;
  /** By slot of an edge or start: the first edge of the chain that enters a scope; by edge, the next such one. -1 for none. */
  readonly entering: Int32Array;
  readonly enteringNext: Int32Array;
  /** By slot: the first merge after it on its chain; -1 for none. */
  readonly merge: Int32Array;
  /** By node: the slot that is reached in the same cases as the node; -1 for a node that no edge and no start leads to. */
  readonly slotOf: Int32Array;
  readonly slots: number;
}

/** Flags of a chain: its edge raises a counter, one of its edges enters a scope, one of its times is drawn. */
export const RAISES = 1;
export const ENTERS = 2;
export const DRAWS = 4;

/** One start that arrives (S1, S2). */
export interface ProgramStart {
  readonly node: number;
  /** Hash of the node's id: the second word of the key of its cases (S7). */
  readonly word: number;
  readonly arrival: Arrival;
  /** Offset of the record of the chain that begins here. */
  readonly record: number;
  /** The node whose incoming edges tell the outcomes apart (O2); -1 where the end nodes do. */
  readonly merge: number;
  /** Whether its cases never have more than one token: no split and no join can be reached. */
  readonly single: boolean;
}

/** A lane's share of the program, by index in the model. */
export interface LaneTable {
  readonly count: number;
  readonly id: readonly string[];
  readonly costPerSecond: Float64Array;
  /** Units, 0 where there is no limit; and tokens that may wait for one (T4). */
  readonly capacity: Int32Array;
  readonly queue: Float64Array;
}

/** A model as typed tables: plain values, ready to be walked (or solved), and free of anything about text or drawing. */
export interface Program {
  readonly nodes: NodeTable;
  readonly edges: EdgeTable;
  readonly lanes: LaneTable;
  readonly counters: CounterTable;
  /** Number of nodes whose visits a token counts. */
  readonly attempts: number;
  readonly choices: ChoiceTable;
  readonly chains: ChainTable;
  readonly starts: readonly ProgramStart[];
}
