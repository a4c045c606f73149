import type { Model } from "../model/model.ts";

/** The settings that a request may give in place of the text's. */
export interface GivenSettings {
  readonly cases?: number | undefined;
  readonly replications?: number | undefined;
  readonly seed?: number | undefined;
  readonly limit?: number | undefined;
}

/** The settings of a run: those that are given, else the text's. */
export function chooseSettings({ settings }: Model, given: GivenSettings) {
  return {
    cases: given.cases ?? settings.cases,
    replications: given.replications ?? settings.replications,
    seed: given.seed ?? settings.seed,
    limit: given.limit ?? settings.limit,
  };
}
