import type { ExactStart } from "#core/analysis/results";
import type { Model } from "#core/model/model";
import { chosenStart, type State, simulatedStart } from "../state.ts";
import { type Heat, type Measure, measureHeat } from "./heat.ts";
import type { Teller } from "./teller.ts";

/** What heat is measured from, asked for as the text changes. */
export interface HeatFigures {
  /** The heat of the model on show, from what is known by now; `null` where nothing is. */
  find(state: State, shown: Model, measure: Measure): Heat | null;
}

/** Makes the figures; `changed` is called when a question was answered. */
export function createHeatFigures(teller: Teller, changed: () => void): HeatFigures {
  let solved: {
    readonly text: string;
    readonly nodes: Model["nodes"];
    readonly starts: readonly ExactStart[] | null;
  } | null = null;
  let solving = false;

  /** Asks for the latest text alone, however many have come since it was asked last. */
  async function solve(): Promise<void> {
    if (solving) return;
    solving = true;
    for (let asked = ""; solved !== null && solved.text !== asked; ) {
      const { nodes } = solved;
      asked = solved.text;
      const starts = await teller.solve(asked);
      if (solved.nodes !== nodes) continue;
      solved = { ...solved, starts };
      changed();
    }
    solving = false;
  }

  return {
    find(state, shown, measure) {
      const text = state.picture?.reading.text ?? "";
      if (solved?.text !== text) {
        // While odds move, the figures before stay until there are new ones: what a run found would have every node change twice.
        const kept = solved?.nodes === shown.nodes ? solved.starts : null;
        solved = { text, nodes: shown.nodes, starts: kept };
        void solve();
      }
      const start = chosenStart(state);
      const exact = solved.starts?.find((one) => one.start === start) ?? null;
      return measureHeat(shown, exact, simulatedStart(state), state.finding?.results ?? null, measure);
    },
  };
}
