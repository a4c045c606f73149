import type { Arrival } from "../language/tree.ts";
import { meanOf } from "./exact/durations.ts";
import type { Chains } from "./expand.ts";

/** How often the cases of one start pass each node, by id; `null` where that is not known. */
export type Passes = Readonly<Record<string, { readonly passes: number }>> | null;

/**
 * The offered load of every lane in units that would be busy on average if nobody had to wait: arrivals a second times visits a case times seconds a visit,
 * over all starts (T4). A load above the capacity makes a line that grows for ever. `null` where the passes of a start that arrives for ever are not known.
 */
export function offerLoads(
  { model, program }: Pick<Chains, "model" | "program">,
  passes: readonly Passes[],
): readonly (number | null)[] {
  const rates = model.starts.map(({ arrival }) => rateOf(arrival));
  const known = rates.every((rate, start) => rate === 0 || passes[start] !== null);
  if (!known) return model.lanes.map(() => null);
  return model.lanes.map(({ nodes }) => {
    let load = 0;
    for (const node of nodes) {
      if (program.nodes.activity[node] === 0) continue;
      const { id } = model.nodes[node]!;
      const visits = rates.reduce((sum, rate, start) => sum + rate * (passes[start]?.[id]?.passes ?? 0), 0);
      load += visits * meanOf(program.nodes.service[node]!);
    }
    return load;
  });
}

/** Cases a second, for as long as one waits; cases that come once and no more are none. */
export function rateOf(arrival: Arrival): number {
  switch (arrival.kind) {
    case "every":
      return 1 / arrival.seconds;
    case "poisson":
      return arrival.rate;
    case "at once":
    case "never":
      return 0;
  }
}
