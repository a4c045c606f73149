import * as v from "valibot";
import { about, address, engine } from "./common.ts";

/** Answer of `GET /api/runs/:id`; its events have the same. */
export const runAnswer = v.pipe(
  v.object({
    id: v.string(),
    url: about(address, "Its page"),
    state: v.picklist(["running", "done", "cancelled", "failed"]),
    failure: about(
      v.nullable(v.picklist(["shard-failed", "engine-changed", "too-many-figures"])),
      "Why it failed; null where it did not",
    ),
    engine,
    seed: v.number(),
    cases: about(v.number(), "At each start in each replication, as asked for"),
    replications: v.number(),
    sweep: about(
      v.nullable(v.object({ edge: v.string(), points: v.number() })),
      "The edge whose odds go from 0 to 1, and in how many points; null for a single run",
    ),
    size: about(v.number(), "Cases of all replications, and of all points of a sweep, at each start"),
    done: about(v.number(), "Those that are counted"),
    answered: about(v.nullable(v.number()), "Those of the answer; fewer than `size` where enough was known before"),
    shards: v.object({
      all: v.number(),
      counted: v.number(),
      resent: about(v.number(), "Sent again, as they did not come back in time"),
      ignored: about(v.number(), "Came back when they were counted already"),
    }),
    created: about(v.string(), "ISO 8601"),
    ended: about(v.nullable(v.string()), "ISO 8601; null while it goes on"),
    result: about(v.nullable(address), "Where the answer is; null without one"),
  }),
  v.metadata({ ref: "Run", description: "How far a long run is" }),
);

/** Answer of `POST /api/runs`. */
export const begunAnswer = v.object({
  id: about(v.string(), "Random: whoever knows it may see the run"),
  url: about(address, "Its page"),
  token: about(v.string(), "Cancels it, and is never told again"),
});
