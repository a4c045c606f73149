import type { Model } from "../model/model.ts";

/** Whether a lane of the model serves only so many tokens at a time (T4): then a run needs a clock for all its cases. */
export function usesCapacity(model: Model): boolean {
  return model.lanes.some((lane) => lane.capacity !== null);
}
