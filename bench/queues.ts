import { compile } from "#core/engine/compile";
import { replicateSingle } from "#core/engine/timed/replicate-single";
import { withoutTimes } from "#core/engine/timed/without-times";
import type { Model } from "#core/model/model";
import { build } from "../test/engine/build.ts";
import { time } from "./clock.ts";

/** The timed model Q: the webhook flow with exponential services, Poisson arrivals and two lanes, at `scale` times the traffic and the units. */
export function queueModel(scale: number): Model {
  const takes = (mean: number) => ({ takes: { family: "exponential" as const, mean } });
  return build({
    nodes: {
      n1: { shape: "circle", lane: "Sender", start: { kind: "poisson", rate: scale } },
      n2: { lane: "Sender", ...takes(0.5) },
      n3: { lane: "Sender", ...takes(1) },
      n4: { lane: "Sender", ...takes(0.2) },
      n5: { shape: "circle", lane: "Sender" },
      n6: { lane: "Delivery", ...takes(0.3) },
      n7: { lane: "Delivery", ...takes(1) },
      n8: { shape: "diamond", lane: "Delivery" },
      n9: { lane: "Delivery", ...takes(0.2) },
      n10: { lane: "Delivery", ...takes(2) },
      n11: { shape: "diamond", lane: "Delivery", counter: { loop: 0, toward: ["n7"] } },
      n12: { lane: "Delivery", ...takes(0.5) },
    },
    edges: {
      "n1->n2": {},
      "n2->n3": {},
      "n3->n6": {},
      "n4->n5": {},
      "n6->n7": {},
      "n7->n8": {},
      "n8->n9": { odds: [0.7] },
      "n8->n10": { odds: [0.3] },
      "n9->n4": {},
      "n10->n11": {},
      "n11->n12": {},
      "n11->n7": { repeats: 0 },
      "n12->n4": {},
    },
    loops: [{ kind: "at most", bound: 5, scope: ["n7", "n8", "n10", "n11"] }],
    merge: { n1: "n4" },
    lanes: { Sender: { capacity: 2 * scale }, Delivery: { capacity: 3 * scale } },
  });
}

/** Gives nanoseconds that a case of Q takes: the fastest of five replications of `cases`. */
export function createQueueTime(scale: number, cases: number): () => number {
  const model = queueModel(scale);
  const program = compile(model);
  const routes = compile(withoutTimes(model));
  let seed = 0;
  const replicate = () =>
    replicateSingle(
      {
        program,
        warmup: [0],
        cases,
        replication: 0,
        seed: ++seed,
        limit: 10_000,
        allowance: Infinity,
        room: Infinity,
        traced: 0,
        journal: null,
      },
      routes,
    );
  for (let i = 0; i < 3; i++) replicate();
  return () => (time(replicate, 5) / cases) * 1e6;
}
