/** Bytes of UTF-8 in a request: a diagram of 5,000 nodes with long labels fits, and it is read in well under a second. */
export const sourceBytes = 262_144;

/** Bytes of a JSON body: the source with every character escaped, and the options. */
export const jsonBytes = 6 * sourceBytes + 4096;

/** Cases of one request at each start: more belong to a long run. */
export const cases = 10_000_000;

/** Node visits of one request: about 10 s of one processor, a third of what a paid invocation may take. */
export const nodeVisits = 200_000_000;

/** Traced cases of one request at each start: the trace of 1,000 cases of a usual diagram is about a megabyte. */
export const tracedCases = 1000;

/** Steps that a case may be given before it counts as `limit`: a single case must not use up the budget. */
export const steps = 10_000_000;

/** The largest seed: the largest whole number that JSON keeps exactly. */
export const seed = Number.MAX_SAFE_INTEGER;
