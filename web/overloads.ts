import { findOverloads } from "#core/answer/overloads";
import type { Reading } from "./reading.ts";
import type { State } from "./state.ts";

/** What was told last, and of what: equal states are told the same, by the very same values. */
interface Told {
  readonly reading: Reading;
  readonly loads: readonly (number | null)[];
  readonly told: Reading;
}

/** Tells the overloaded lanes among the findings of the text, once the exact answers of that text know them. */
export function createOverloads(): (state: State) => State {
  let last: Told | null = null;
  return (state) => {
    const { reading, exact } = state;
    if (exact === null || exact.text !== reading.text || reading.errors.length > 0) return state;
    if (last?.reading !== reading || last.loads !== exact.loads) {
      const found = findOverloads(reading.tree, reading.model, exact.loads);
      const all = [...reading.diagnostics, ...found].sort((a, b) => a.span.from - b.span.from);
      last = { reading, loads: exact.loads, told: found.length === 0 ? reading : { ...reading, diagnostics: all } };
    }
    return last.told === reading ? state : { ...state, reading: last.told };
  };
}
