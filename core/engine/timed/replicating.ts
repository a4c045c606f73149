import type { Model } from "../../model/model.ts";
import { compile } from "../compile.ts";
import type { Order } from "../order.ts";
import { EventJournal } from "./journal.ts";
import { type Replication, replicate } from "./replicate.ts";
import { isSingle, replicateSingle } from "./replicate-single.ts";
import { withoutTimes } from "./without-times.ts";

/** Replications of a model in which a lane has a capacity, each by the kernel that suits the model. */
export interface Replicating {
  /** Runs a replication; `null` if it takes more arrivals of tokens, or tokens at one time, than it is allowed. */
  run(replication: number, allowance: number, room: number): Replication | null;
  /** What the replications that were run noted; only the first one notes anything. `null` if nothing is traced. */
  readonly journal: EventJournal | null;
}

/** Makes ready; `traced` cases of each start are noted, `null` for no trace. */
export function createReplicating(model: Model, order: Order, traced: number | null): Replicating {
  const { program, first } = order;
  const journal = traced === null ? null : new EventJournal(first, traced);
  // The fast kernel keeps no journal: what is traced is run again, up to the last of it.
  const routes = isSingle(program) ? compile(withoutTimes(model)) : null;
  return {
    journal,
    run(replication, allowance, room) {
      const noted = replication === 0 ? (traced ?? 0) : 0;
      const task = { ...order, warmup: first, replication, allowance, room, traced: noted, journal };
      const part = routes === null ? replicate(task) : replicateSingle(task, routes);
      if (routes !== null && noted > 0) replicate({ ...task, onlyTraced: true });
      return part;
    },
  };
}
