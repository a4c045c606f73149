import { writeDuration } from "#core/language/edit-time";
import type { Arrival } from "#core/language/tree";
import type { Reading } from "../../reading.ts";

/** A node at which cases begin, or would if it were not told `arrives never`. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly arrival: Arrival;
}

const per = [
  ["s", 1],
  ["min", 60],
  ["h", 3600],
  ["d", 86_400],
] as const;

/** The nodes whose arrivals can be set, in the order of the diagram. */
export function listEntries({ model, tree }: Reading): readonly Entry[] {
  const arrivals = new Map(model.starts.map(({ node, arrival }) => [node, arrival]));
  for (const sim of tree.sims) {
    if (sim.kind !== "arrives" || sim.arrival.kind !== "never") continue;
    const node = model.nodes.find(({ id }) => id === sim.node.text);
    if (node !== undefined && !arrivals.has(node.index)) arrivals.set(node.index, sim.arrival);
  }
  return [...arrivals]
    .sort(([a], [b]) => a - b)
    .map(([node, arrival]) => ({ id: model.nodes[node]!.id, label: model.nodes[node]!.label, arrival }));
}

/** What stands behind the kind of an arrival: the time between two, a rate, a count; nothing for `never`. */
export function writeAmount(arrival: Arrival): string {
  switch (arrival.kind) {
    case "every":
      return writeDuration(arrival.seconds);
    case "poisson":
      return writeRate(arrival.rate);
    case "at once":
      return String(arrival.count);
    case "never":
      return "";
  }
}

/** Cases a second in the unit that makes the number a short one: `6/min`. */
export function writeRate(rate: number): string {
  const written = per.map(([unit, seconds]) => ({ unit, number: Number((rate * seconds).toPrecision(12)) }));
  const whole = written.find(({ number }) => Number.isInteger(number));
  const { unit, number } = whole ?? written.find(({ number: each }) => each >= 1) ?? written[3]!;
  return `${whole === undefined ? Number(number.toPrecision(6)) : number}/${unit}`;
}

/** The amount with which another kind of arrivals begins: as many cases a time as before, where that says anything. */
export function beginAmount(kind: Arrival["kind"], before: Arrival): string {
  const rate = before.kind === "every" ? 1 / before.seconds : before.kind === "poisson" ? before.rate : 1;
  switch (kind) {
    case "every":
      return writeDuration(Math.max(1e-6, Number((1 / rate).toPrecision(6))));
    case "poisson":
      return writeRate(rate);
    case "at once":
      return "100";
    case "never":
      return "";
  }
}
