/*
 * Where in its record something lies, in bytes; timed/kernel-memory.ts tells where records are. Lanes, nodes and tokens know each other by address, 0 for none;
 * a node is also known by what it lies behind the first.
 */

/** Of a token: a line of the cache for what each event needs, then what draws need. */
export const STEPS = 0;
/** The node where it is or comes to, as bytes behind the first. */
export const PLACE = 4;
/** The next token in its line or of the free ones. */
export const BEHIND = 8;
/** Its start's figures, and in the two lowest bits how many draws are left in it. */
export const ROW = 12;
export const SINCE = 16;
/** Of tokens and of arrivals: the sequence of its event. */
export const SEQUENCE = 24;
export const ARRIVED = 32;
/** Three draws that were made ahead: exponential, with mean 1. */
export const DRAWS = 40;
export const STREAM = 64;
export const START = 104;

/** Of a lane. */
export const BUSY = 0;
export const CAPACITY = 4;
export const FIRST = 8;
export const LAST = 12;
export const LENGTH = 16;
export const LONGEST = 20;

/** Of a node. */
export const LANE = 0;
export const ONWARD = 4;
export const FAMILY = 8;
export const NODE_LENGTH = 12;
export const NODE_LONGEST = 16;
export const MEASURE = 24;

/** Of a stretch. */
export const STOP = 0;
export const NODES = 4;
export const SPECIAL = 8;
export const TICKS = 16;

/** Of figures. */
export const SERVICE = 0;
export const BEGUN = 8;
export const WAITED = 16;
export const CARRIED = 24;

/** Of arrivals. */
export const TIME = 0;
export const GAP = 8;
export const RATE = 16;
export const KEY = 32;
export const COUNT = 40;
export const WARMUP = 44;
export const QUOTA = 48;
export const FLAGS = 52;
export const BEGINS = 56;
