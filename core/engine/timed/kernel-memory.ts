/*
 * Where in the kernel's memory a timed run keeps what. This file is both TypeScript and AssemblyScript (wasm/clock.ts), so that both mean the same.
 * Programs with more than the most of anything run without the kernel.
 */

/** Lanes, nodes, edges and starts together, counters that edges set back, starts, records of choices, sums of service times. */
export const mostLanes = 256;
export const mostNodes = 2048;
export const mostSlots = 8192;
export const mostEnters = 16384;
export const mostStarts = 256;
export const mostRecords = 8192;
export const mostServices = 4096;
/** Tokens at one time, and times that are handed over at once. */
export const mostTokens = 65536;
export const mostTimes = 2048;

/** Words of a node's choice: how it passes tokens on, its first edge, first record and size of its row and of its exits, its counter and its bound. */
export const choiceWords = 8;
/** Words of an edge: its node, the counter that it raises and its bound, where the counters that it sets back begin and end. */
export const edgeWords = 5;
/** Numbers of the arrivals at a start: when the next case comes, the gap or 0, the rate or 0, then as words their key, their warm-up and quota. */
export const arrivalBytes = 64;

/** The memory that lockstep.ts uses ends before this. */
export const wordsAt = 524288;
export const numbersAt = wordsAt + 256;
export const lanesAt = numbersAt + 256;
export const nodesAt = lanesAt + mostLanes * 6 * 4;
export const choicesAt = nodesAt + mostNodes * 5 * 4;
export const stretchesAt = choicesAt + mostNodes * choiceWords * 4;
export const stretchTicksAt = stretchesAt + mostSlots * 3 * 4;
export const edgesAt = stretchTicksAt + mostSlots * 8;
export const edgeTicksAt = edgesAt + mostSlots * edgeWords * 4;
export const entersAt = edgeTicksAt + mostSlots * 8;
export const ownNumbersAt = entersAt + mostEnters * 4;
export const sumsAt = ownNumbersAt + (mostLanes + 3 * mostNodes) * 8;
export const servicesAt = sumsAt + (mostLanes + 2 * mostNodes + mostStarts) * 24;
export const arrivalsAt = servicesAt + mostServices * 24;
export const endedAt = arrivalsAt + mostStarts * arrivalBytes;
export const recordsAt = endedAt + mostStarts * 8;
export const fractionsAt = recordsAt + mostRecords * 16;
/** Two words for a draw that nobody keeps. */
export const spareAt = fractionsAt + mostRecords * 8;
export const timesAt = spareAt + 16;
export const timeStartsAt = timesAt + mostTimes * 8;
export const ownersAt = timeStartsAt + mostTimes * 4;
/** A heap of four: the children of an event share a line of the cache. */
export const heapAt = ownersAt + (mostStarts + mostTokens) * 24 + 48;
export const tokensAt = heapAt + (mostStarts + mostTokens + 5) * 16;

/** Words of the header. */
export const STARTS = 0;
export const SLOTS = 1;
export const WORDS = 2;
export const LANES = 3;
export const NODES = 4;
export const EDGES = 5;
export const LIMIT = 6;
export const PENDING = 7;
export const FREE = 8;
export const USED = 9;
export const ALIVE = 10;
export const COUNTED_OPEN = 11;
export const ARRIVING = 12;
export const WARMING = 13;
export const IS_OPEN = 14;
export const TIMES = 15;

/** Numbers of the header. */
export const ALLOWANCE = 0;
export const ROOM = 1;
export const WORK = 2;
export const LAST_END = 3;
export const OPENED = 4;
export const SEQUENCE = 5;

/** Answers of a turn: the last counted case has ended; more than is allowed; there is no room for another token; times are to be taken. */
export const DONE = 0;
export const OVER = 1;
export const FULL = 2;
export const TAKE = 3;
