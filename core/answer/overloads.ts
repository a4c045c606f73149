import type { Diagnostic } from "../language/diagnostic.ts";
import { writeCapacity } from "../language/edit-time.ts";
import type { Tree } from "../language/tree.ts";
import { makeFix } from "../model/fixes.ts";
import type { Lane, Model } from "../model/model.ts";

/** Loads this near to the capacity, as parts of it, are equal to it: sums of rounded products, and what chance adds to the passes of a run. */
const near = { exact: 1e-9, run: 0.02 };
/** The largest capacity that the language takes. */
const mostUnits = 1_000_000;

/**
 * Lanes to which cases bring more work than they can ever do, so that their line grows for as long as cases arrive (T4): a warning each, at the line that
 * gives the capacity. A lane that turns away who does not fit has a line with an end and is left out.
 */
export function findOverloads(
  tree: Tree,
  model: Model,
  loads: readonly (number | null)[],
  from: keyof typeof near = "exact",
): readonly Diagnostic[] {
  return model.lanes.flatMap((lane): Diagnostic[] => {
    const load = loads[lane.index] ?? null;
    const { capacity } = lane;
    if (load === null || capacity === null || lane.queue !== null || load <= capacity * (1 + near[from])) return [];
    const needed = Math.floor(load * (1 + near.exact)) + 1;
    const span = tree.sims.findLast((sim) => sim.kind === "capacity" && sim.lane.text === lane.id)?.span ?? lane.span;
    return [
      {
        code: "flow/overload",
        severity: "warning",
        span,
        args: { lane: lane.label, load: load / capacity, capacity },
        fixes: needed > mostUnits ? [] : [raise(tree, lane, needed)],
      },
    ];
  });
}

function raise(tree: Tree, lane: Lane, capacity: number) {
  return makeFix(
    "set-capacity",
    { lane: lane.label, capacity },
    writeCapacity(tree, lane.id, { capacity, queue: null }),
  );
}
