import { compile } from "#core/engine/compile";
import { replicateSingle } from "#core/engine/timed/replicate-single";
import { withoutTimes } from "#core/engine/timed/without-times";
import type { Model } from "#core/model/model";
import { build } from "../engine/build.ts";

/*
 * Nanoseconds of processor time that a case takes in the timed model Q: the webhook flow with exponential service, Poisson arrivals and two lanes, by itself
 * and with a thousand times the traffic and the units (some 4,500 events pending). Run by hand, as engine.ts.
 */
const cases = 300_000;
const rounds = 5;

function model(scale: number): Model {
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

for (const scale of [1, 1000]) {
  const program = compile(model(scale));
  const routes = compile(withoutTimes(model(scale)));
  const times: number[] = [];
  let mean = 0;
  let work = 0;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    const done = replicateSingle(
      {
        program,
        warmup: [0],
        cases,
        replication: 0,
        seed: round,
        limit: 10_000,
        allowance: Infinity,
        room: Infinity,
        traced: 0,
        journal: null,
      },
      routes,
    )!;
    const { user, system } = process.cpuUsage(before);
    times.push(((user + system) * 1000) / cases);
    work = done.work / cases;
    mean = done.tallies[0]!.times.sum[1]! / cases;
  }
  times.sort((a, b) => a - b);
  console.log(
    `Q x${scale}: ${times.map((time) => time.toFixed(0)).join(" ")} ns/case, ${work.toFixed(2)} visits/case, ${mean}`,
  );
}
