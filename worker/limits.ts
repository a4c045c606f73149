import { exactWorkOfRun as workOfRun } from "#core/answer/work";
import { sourceLimit } from "#core/language/size";

/**
 * Every bound of the interface, with its reason. Each is answered by a problem that names it (`problem.ts`); what needs more than a request may
 * have belongs to a long run.
 */

/** Bytes of UTF-8 in a diagram: 5,000 nodes with their edges and labels fit, and it is read and drawn while somebody waits. */
export const sourceBytes = sourceLimit;

/** Bytes of a JSON body: a source of that size with every character escaped (`\u0000` is six), and the options beside it. */
export const jsonBytes = 6 * sourceBytes + 4096;

/**
 * Bytes of a refused body that are read and forgotten, so that the client reads why, and can use its connection again: what people send by mistake.
 * Where no length is told it may be without end, and fewer are read.
 */
export const drainedBytes = { told: 16 * 2 ** 20, untold: sourceBytes } as const;

/** Replications of one request: as many as a text may ask for. */
export const replications = 100_000;

/** Cases of one request at each start, all replications together: an interval of a rare outcome narrows no further for anybody who waits for the answer. */
export const cases = 10_000_000;

/**
 * Node visits of one request, those of tokens that split counted ten times: about ten seconds of one processor, a third of what a paid invocation may
 * take by default.
 */
export const nodeVisits = 200_000_000;

/** Node visits where times are drawn or lanes have a capacity: each takes several times as long. */
export const timedVisits = 50_000_000;

/** Traced cases of one request at each start: nobody watches more, and their events of a usual diagram make about a megabyte. */
export const tracedCases = 1000;

/** Steps that a case may be given before it counts as `limit`: one case must not use up the visits of a request. */
export const steps = 10_000_000;

/** Figures of one answer, nodes and edges times starts and what cases came to: their JSON stays within the memory of an isolate. */
export const figures = 250_000;

/** Width of an image in pixels: as wide as a large screen of high density. */
export const imageWidth = 8192;

/** The same at least: below it no drawing can be made out. */
export const leastImageWidth = 64;

/** Pixels of a PNG: each takes several times four bytes while it is made, in an isolate of 128 MB. */
export const imagePixels = 4_000_000;

/** Node visits of the run behind a picture: well under a second of one processor, since nobody waits longer for an image. */
export const imageVisits = 5_000_000;

/** The largest seed: the largest whole number that JSON keeps exactly. */
export const seed = Number.MAX_SAFE_INTEGER;

/** Work of the exact answers of one request, in multiplications, about: a few seconds of one processor. */
export const exactWork = 1_000_000_000;

/** Work that exact values may add to a run; the page keeps to the same. */
export const exactWorkOfRun = workOfRun;

/** Points of one sweep over odds: more than a curve on any screen has pixels. */
export const sweepPoints = 2001;

/** Repeats of one sweep over a loop's bound: each is a diagram of its own, with as many states as it has repeats. */
export const sweepRepeats = 200;

/** Steps up to which a distribution is answered: the tail beyond is told by mean and variance. */
export const distributionSteps = 20_000;

/** Diagrams that a client may store in so many seconds, as `wrangler.toml` says: a person shares a few, a script uses links that hold the text. */
export const storedDiagrams = { limit: 30, seconds: 60 } as const;

/** Seconds for which an answer about a stored diagram may be kept by others: it never changes, but its owner may delete it. */
export const keptSeconds = 60;

/** Cases of a long run at each start, all replications together: its shares are known to a hundred-thousandth then. */
export const runCases = 10_000_000_000;

/** Points of a sweep that is run, each of which is a run of its own. */
export const sweptRuns = 1000;

/** Work of a long run, in decisions (`weighCase`): about an hour of one processor, shared out. */
export const runWork = 1_000_000_000_000;

/** Work of one replication where a lane has a capacity, which one shard must count: some twenty seconds of one processor. */
export const runReplicationWork = 5_000_000_000;

/** Work of a shard, about two seconds of one processor; `RUN_SHARD_WORK` of the configuration sets another, as for the 10 ms of the free plan. */
export const runShardWork = 500_000_000;

/** Shards of a long run: its job object keeps a row of each. */
export const runShards = 10_000;

/** Shards that are under way at once: as many as a queue's consumers run at the same time. */
export const runWindow = 250;

/** Seconds after which a shard that was sent and not counted is sent again; `RUN_LEASE` of the configuration sets another. */
export const runLease = 120;

/** How often a shard may be begun: one that breaks its consumer each time must not go on for ever. */
export const runTries = 12;

/** Work after which the consumer of a shard lets others be answered: some 40 ms, as locally all share one thread. */
export const runPiece = 10_000_000;

/** Characters of a shard's counts: the job object must hold them twice. */
export const runCounts = 16_000_000;

/** Days for which what became of a long run is kept. */
export const runDays = 30;

/** Long runs that a client may begin in so many seconds, as `wrangler.toml` says. */
export const begunRuns = { limit: 5, seconds: 60 } as const;
