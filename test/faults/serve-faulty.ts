import { Response, type WorkerOptions } from "miniflare";
import { serveBuilt } from "../serve.ts";

/*
 * Serves the build as serve-alone.ts does, but for the way of its queue's messages: a worker stands between that loses some and delivers some twice, as
 * the seeded choices of this process say. The Worker itself is the built one, and knows nothing of it.
 */
const { KEPT, SEED = "1", DROPPED = "0", DOUBLED = "0", RUN_SHARD_WORK = "", RUN_LEASE = "" } = process.env;

/** A stream of numbers from 0 to 1 (mulberry32). */
let word = Number(SEED) >>> 0;
function draw(): number {
  word = (word + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(word ^ (word >>> 15), word | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

const counted = { sent: 0, dropped: 0, doubled: 0 };

/** How often each of so many messages is delivered. */
function decide(messages: number): readonly number[] {
  counted.sent += messages;
  return Array.from({ length: messages }, () => {
    const drawn = draw();
    if (drawn < Number(DROPPED)) {
      counted.dropped++;
      return 0;
    }
    if (drawn > 1 - Number(DOUBLED)) {
      counted.doubled++;
      return 2;
    }
    return 1;
  });
}

const between: WorkerOptions = {
  name: "between",
  modules: true,
  compatibilityDate: "2026-04-26",
  script: `
    import { WorkerEntrypoint } from "cloudflare:workers";
    export class Between extends WorkerEntrypoint {
      async sendBatch(messages) {
        const all = [...messages];
        const times = await (await this.env.DECIDE.fetch("http://decide/" + all.length)).json();
        const kept = all.flatMap((message, i) => Array(times[i]).fill(message));
        for (let at = 0; at < kept.length; at += 100) await this.env.QUEUE.sendBatch(kept.slice(at, at + 100));
      }
    }
    export default {};`,
  queueProducers: { QUEUE: { queueName: "flowodds-shards" } },
  serviceBindings: {
    DECIDE: (request: { readonly url: string }) => {
      return Response.json(decide(Number(new URL(request.url).pathname.slice(1))));
    },
  },
};

const { url } = await serveBuilt(
  KEPT,
  (built) => {
    const { queueProducers, ...others } = built;
    return {
      ...others,
      bindings: { ...others.bindings, RUN_SHARD_WORK, RUN_LEASE },
      serviceBindings: { ...others.serviceBindings, SHARDS: { name: "between", entrypoint: "Between" } },
    };
  },
  [between],
);
// Told on request, since this process will be killed at any moment.
process.stdin.on("data", () => console.log(`counted ${JSON.stringify(counted)}`));
console.log(`serving ${url}`);
