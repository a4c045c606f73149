import type { Model } from "../model/model.ts";

/** Whether a lane of the model serves only so many tokens at a time (T4). Runs take every lane as unlimited: whoever answers says so. */
export function usesCapacity(model: Model): boolean {
  return model.lanes.some((lane) => lane.capacity !== null);
}
