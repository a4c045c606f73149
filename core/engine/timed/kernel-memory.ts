/*
 * Where in the kernel's memory a timed run keeps what. This file is both TypeScript and AssemblyScript (wasm/clock.ts), so that both mean the same.
 * Programs with more than the most of anything run without the kernel. Records lie on whole lines of the cache, or on whole parts of one.
 */

/** Lanes, nodes, edges and starts together, counters that edges set back, starts, records of choices, nodes of all starts. */
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

/**
 * Bytes of a lane: as words its units in use and all of them, the first and the last token in line (0 for none), its line's length and the longest.
 */
export const laneBytes = 32;
/** Of a node: as words its lane (0 for none), its only way on if nothing is decided there (else negative), 1 if its service is exponential, its part of
 * the line and the longest; then, as a number, the mean seconds of its service or the ticks that it always takes. */
export const nodeBytes = 32;
/** Words of a node's choice: how it passes tokens on, its first edge, first record and size of its row and of its exits, its counter and its bound. */
export const choiceWords = 8;
/** Bytes of a stretch: as words its stop, its nodes, whether it has to be walked node by node; then its ticks. */
export const stretchBytes = 32;
/** Words of an edge: its node, the counter that it raises and its bound, where the counters that it sets back begin and end. */
export const edgeWords = 5;
/** Numbers of what tokens of one start did at a node: ticks of service, services begun, ticks in line, and how often either was carried. */
export const figureBytes = 32;
/** Bytes of the arrivals at a start: when the next case comes, the gap or 0, the rate or 0, the sequence, then as words key, cases, warm-up, quota, flags, node. */
export const arrivalBytes = 64;
/** Bytes of a token up to its counters: a line of what each event needs, then its stream, its start. */
export const tokenBytes = 112;

/** The memory that lockstep.ts uses ends before this. */
export const wordsAt = 524288;
export const numbersAt = wordsAt + 256;
/** Numbers of ln in pairs, for two draws at once. */
export const constantsAt = numbersAt + 256;
/** Eight keys of events and whose they are, where few are pending. */
export const fewAt = constantsAt + 384;
export const lanesAt = fewAt + 128;
export const nodesAt = lanesAt + mostLanes * laneBytes;
export const choicesAt = nodesAt + mostNodes * nodeBytes;
export const stretchesAt = choicesAt + mostNodes * choiceWords * 4;
export const edgesAt = stretchesAt + mostSlots * stretchBytes;
export const edgeTicksAt = edgesAt + mostSlots * edgeWords * 4;
export const entersAt = edgeTicksAt + mostSlots * 8;
/** By lane and then by node, as limbs: what their figures lack in use and in line. */
export const restsAt = entersAt + mostEnters * 4;
/** By start, and for all that do not count, figures by node; and those of starts from before figures of resources were kept. */
export const figuresAt = restsAt + (mostLanes + mostNodes) * 24 + 64;
export const beforeAt = figuresAt + (mostServices + mostNodes) * figureBytes;
export const arrivalsAt = beforeAt + mostServices * figureBytes;
/** By start, what is made ahead for four cases. */
export const aheadBytes = 96;
export const aheadAt = arrivalsAt + mostStarts * arrivalBytes;
export const endedAt = aheadAt + mostStarts * aheadBytes;
export const recordsAt = endedAt + mostStarts * 8;
export const fractionsAt = recordsAt + mostRecords * 16;
/** Two words for a draw that nobody keeps. */
export const spareAt = fractionsAt + mostRecords * 8;
export const timesAt = spareAt + 64;
export const timeStartsAt = timesAt + mostTimes * 8;
/** A heap of four: the children of an event are half a line of the cache. When events are due, and whose they are. */
export const duesAt = timeStartsAt + mostTimes * 4 + 24;
export const itemsAt = duesAt + (mostStarts + mostTokens + 8) * 8 + 52;
export const tokensAt = itemsAt + (mostStarts + mostTokens + 8) * 4 + 84;

/** Words of the header: what a run is given, and how many times a turn hands over. */
export const STARTS = 0;
export const END = 1;
export const STRIDE = 2;
export const LANES = 3;
export const NODES = 4;
export const EDGES = 5;
export const LIMIT = 6;
export const PENDING = 7;
export const ROOM = 8;
export const ARRIVING = 9;
export const WARMING = 10;
export const IS_OPEN = 11;
export const TIMES = 12;

/** Numbers of the header; allowance and work are integers of 64 bits: the loop of a turn converts nothing. A run comes to all but the first. */
export const ALLOWANCE = 0;
export const WORK = 1;
export const LAST_END = 2;
export const OPENED = 3;

/** Answers of a turn: the last counted case has ended; more than is allowed; there is no room for another token; times are to be taken. */
export const DONE = 0;
export const OVER = 1;
export const FULL = 2;
export const TAKE = 3;
