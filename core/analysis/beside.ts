import type {
  EdgeResult,
  NodeResult,
  OutcomeResult,
  Results,
  StartResult,
  StepsResult,
  TimeResult,
} from "../engine/results.ts";
import type { ExactEdge, ExactFigures, ExactPassages, ExactSteps } from "./results.ts";

/** A simulated figure with the exact one beside it (E5): `null` where there is none, absent where it was not asked for. */
export type Beside<Figures, Exact> = Figures & { readonly exact?: Exact | null };

/** What became of the cases of one start, with what was to be expected. */
export interface StartBeside extends StartResult {
  /** Exact answers know no limit (S8): the row `limit` has none. */
  readonly outcomes: readonly Beside<OutcomeResult, number>[];
  readonly steps: Beside<StepsResult, Pick<ExactSteps, "mean" | "variance" | "sd">>;
  readonly time: Beside<TimeResult, ExactFigures["time"]>;
  readonly cost: Beside<StartResult["cost"], ExactFigures["cost"]>;
  readonly nodes: Readonly<Record<string, Beside<NodeResult, ExactPassages>>>;
  readonly edges: Readonly<Record<string, Beside<EdgeResult, ExactEdge>>>;
}

/** Results of a run, perhaps with exact values beside them. */
export interface ResultsBeside extends Results {
  readonly starts: readonly StartBeside[];
}
