import { meanOf } from "#core/analysis/exact/durations";
import type { ExactStart } from "#core/analysis/results";
import { prepare } from "#core/engine/duration";
import type { Results, StartResult } from "#core/engine/results";
import type { Model } from "#core/model/model";

/** What the nodes of a heat view are coloured by. */
export type Measure = "reach" | "waiting";

/** Where the cases of one start spend themselves. */
export interface Heat {
  /** Known without a run. */
  readonly exact: boolean;
  readonly measure: Measure;
  /** By id: the share of cases that come there, or the mean wait of a visit in seconds. */
  readonly nodes: ReadonlyMap<string, number>;
  /** By id: passes per case. */
  readonly edges: ReadonlyMap<string, number>;
  /** By id: the share of its capacity in use where it has one, else its share of the service time of a case. */
  readonly lanes: ReadonlyMap<string, { readonly load: number; readonly of: "capacity" | "service" }>;
}

/**
 * The heat of a start: from exact figures where there are some, else from the last run's; `null` while there is neither. Waiting is
 * known from runs alone, where a lane has a capacity.
 */
export function measureHeat(
  model: Model,
  exact: ExactStart | null,
  run: StartResult | null,
  results: Results | null,
  measure: Measure,
): Heat | null {
  const certain = exact?.exact === true ? exact : null;
  const figures = certain ?? run;
  if (figures === null) return null;
  const reached = (id: string) =>
    certain?.nodes[id]?.reached ?? run?.nodes[id]?.reached ?? Math.min(1, figures.nodes[id]?.passes ?? 0);
  const waits = (id: string) => results?.nodes[id]?.waiting.mean ?? 0;
  const nodes = new Map(model.nodes.map(({ id }) => [id, measure === "waiting" ? waits(id) : reached(id)]));
  const edges = new Map(model.edges.map(({ id }) => [id, figures.edges[id]?.passes ?? 0]));
  const work = model.lanes.map(({ nodes: members }) =>
    members.reduce((sum, index) => {
      const node = model.nodes[index]!;
      return sum + (figures.nodes[node.id]?.passes ?? 0) * meanOf(prepare(node.service));
    }, 0),
  );
  const all = work.reduce((sum, one) => sum + one, 0);
  const lanes = new Map(
    model.lanes.map(({ id }, i) => {
      const used = results?.lanes[id]?.utilisation ?? null;
      return [
        id,
        used !== null
          ? { load: used, of: "capacity" as const }
          : { load: all > 0 ? work[i]! / all : 0, of: "service" as const },
      ];
    }),
  );
  return { exact: certain !== null && measure === "reach", measure, nodes, edges, lanes };
}

/** Whether a run found that anybody waits. */
export function hasWaiting(results: Results | null): boolean {
  return results !== null && Object.keys(results.nodes).length > 0;
}
