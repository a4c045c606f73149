import type { Model } from "#core/model/model";
import { build } from "./build.ts";

/** The webhook diagram as a hand-made model: `odds` of 2xx at n8; n11 is decided by the counter of its loop, 5 repeats. */
export function seedModel(odds: number): Model {
  return build({
    nodes: {
      n1: { shape: "circle", lane: "Sender" },
      n2: { lane: "Sender" },
      n3: { lane: "Sender" },
      n4: { lane: "Sender" },
      n5: { shape: "circle", lane: "Sender" },
      n6: { lane: "Delivery" },
      n7: { lane: "Delivery" },
      n8: { shape: "diamond", lane: "Delivery" },
      n9: { lane: "Delivery" },
      n10: { lane: "Delivery" },
      n11: { shape: "diamond", lane: "Delivery", counter: { loop: 0, toward: ["n7"] } },
      n12: { lane: "Delivery" },
    },
    edges: {
      "n1->n2": {},
      "n2->n3": {},
      "n3->n6": {},
      "n4->n5": {},
      "n6->n7": {},
      "n7->n8": {},
      "n8->n9": { odds: [odds] },
      "n8->n10": { odds: [1 - odds] },
      "n9->n4": { label: "Success" },
      "n10->n11": {},
      "n11->n12": {},
      "n11->n7": { repeats: 0 },
      "n12->n4": { label: "Failed" },
    },
    loops: [{ kind: "at most", bound: 5, scope: ["n7", "n8", "n10", "n11"] }],
    merge: { n1: "n4" },
  });
}
