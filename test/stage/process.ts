import { randomFrom } from "../layout/fuzz.ts";

const verbs = ["Check", "Send", "Approve", "Vérifier", "Archive", "Compute", "Route", "Store"];
const things = ["order", "payment", "invoice", "policy document", "user profile", "facture", "ticket"];

/**
 * A process of so many nodes in five lanes, made of a seed: one way through, with a decision at every sixth node whose second branch ends or comes
 * back to the way, and hand-overs between lanes.
 */
export function inventProcess(nodes: number, seed = 1): string {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const lanes = ["Sales", "Support", "Finance", "Stock", "Shipping"];
  const lines: string[][] = lanes.map(() => []);
  const lane: number[] = [];
  const turns = (i: number) => i > 0 && i % 6 === 5 && i < nodes - 2;
  for (let i = 0, here = 0; i < nodes; i++) {
    if (i % 9 === 8) here = Math.floor(random() * lanes.length);
    lane.push(here);
    const shape = i === 0 || i >= nodes - 1 ? "circle" : turns(i) ? "diamond" : "rectangle";
    const label = i === 0 ? "Start" : i === nodes - 1 ? "Done" : `${pick(verbs)} ${pick(things)}`;
    lines[here]!.push(`n${i + 1}: ${shape} label:"${label}${shape === "diamond" ? "?" : ""}"`);
  }
  const join = (from: number, to: number, label: string, below: boolean) => {
    const same = lane[from] === lane[to];
    const [out, into] =
      same && !below ? ["right", "left"] : lane[from]! <= lane[to]! ? ["bottom", "top"] : ["top", "bottom"];
    const target = same ? `n${to + 1}` : `${lanes[lane[to]!]}.n${to + 1}`;
    const tag = label === "" ? "" : ` [label="${label}"]`;
    lines[lane[from]!]!.push(`n${from + 1}.handle(${out}) -> ${target}.handle(${into})${tag}`);
  };
  for (let i = 0; i + 1 < nodes; i++) {
    join(i, i + 1, turns(i) ? "Yes" : "", false);
    if (turns(i)) join(i, i + 2, "No", true);
  }
  return lanes.map((name, i) => `${name} { # ${name}\n${lines[i]!.join("\n")}\n}\n`).join("");
}
