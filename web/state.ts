import type { Results } from "#core/engine/results";
import type { Layout } from "#core/layout/geometry";
import type { Locale } from "#core/messages/message";
import type { Refusal } from "./api.ts";
import type { Reading } from "./reading.ts";
import type { Theme } from "./theme.ts";

/** The last text without errors, drawn (or one with errors, where there was none without). */
export interface Picture {
  readonly reading: Reading;
  readonly layout: Layout;
  /** Not the person's: the first diagram, which shows through while there is none. */
  readonly ghost: boolean;
}

/** What a run gave, and which text it was for. */
export interface Finding {
  readonly text: string;
  readonly results: Results;
}

/** What the run button is about. */
export type RunState =
  | { readonly kind: "idle" }
  | { readonly kind: "waiting" }
  /** The server was not reached (`why` is `null`) or refused. */
  | { readonly kind: "failed"; readonly why: Refusal | null }
  /** The run in this browser broke. */
  | { readonly kind: "broken" };

/** All that the page shows, as one plain value; a change makes a new one. */
export interface State {
  readonly text: string;
  readonly reading: Reading;
  readonly picture: Picture | null;
  readonly finding: Finding | null;
  /** The results on show were made from another text, and have been for longer than a run usually takes. */
  readonly stale: boolean;
  readonly run: RunState;
  /** Id of the start whose results are shown; `null` for the first. */
  readonly start: string | null;
  /** Id of the edge whose odds were moved last; `null` for the first there is. */
  readonly touched: string | null;
  readonly locale: Locale;
  readonly theme: Theme;
  /** Whether the browser keeps the text. */
  readonly saved: boolean;
}

/** The results of the chosen start; `null` while there are none. */
export function chosenStart(state: State) {
  const starts = state.finding?.results.starts ?? [];
  return starts.find(({ start }) => start === state.start) ?? starts[0] ?? null;
}

/** The reading whose picture is on stage; `null` where nothing of the person's is. */
export function shownReading({ picture }: State): Reading | null {
  return picture === null || picture.ghost ? null : picture.reading;
}

/** Cases that a run of the present text makes at each start. */
export function countCases(state: State): number {
  return state.reading.model.settings.cases;
}
