import type { ExactStart, Goal, GoalAnswer, Influence, OddsSweep } from "#core/analysis/results";
import type { ExpectationResult, Results, StartResult } from "#core/engine/results";
import type { Layout } from "#core/layout/geometry";
import type { Locale } from "#core/messages/message";
import type { Lane, LoopIndex, Model } from "#core/model/model";
import type { Refusal } from "./api.ts";
import type { Progress } from "./cores.ts";
import type { Reading } from "./reading.ts";
import type { Theme } from "./theme.ts";

/** The last text without errors, drawn (or one with errors, where there was none without). */
export interface Picture {
  readonly reading: Reading;
  readonly layout: Layout;
  /** What is drawn: the reading's model, or what is left of it without the lanes that are folded. */
  readonly model: Model;
  /** Lanes that the chosen start's cases never come to, where there is not room for all: left out, or shown because somebody asked for it. */
  readonly folding: { readonly lanes: readonly Lane[]; readonly folded: boolean } | null;
  /** Not the person's: the first diagram, which shows through while there is none. */
  readonly ghost: boolean;
}

/** What a run gave, and which text it was for. */
export interface Finding {
  readonly text: string;
  readonly results: Results;
}

/** What is certain of a text without any run (E1). */
export interface Exact {
  readonly text: string;
  readonly starts: readonly ExactStart[];
  /** One for each expectation of the model; `null` where only a run can tell. */
  readonly expectations: readonly (ExpectationResult | null)[];
  /** Work that cases bring to each lane, in units of its capacity: above the capacity its line grows for ever (T4). `null` where only a run can tell. */
  readonly loads: readonly (number | null)[];
}

/** What is certain as it stands, and with one repeat more of a loop. */
export interface Stretched {
  readonly loop: LoopIndex;
  readonly before: readonly ExactStart[];
  readonly starts: readonly ExactStart[];
}

/** The edges that no case of a start comes to. */
export interface Idle {
  readonly start: string;
  readonly edges: readonly string[];
}

/** How the exact shares move, and what the sliders could do (E4); it comes after the shares, part by part. */
export interface Prospect {
  readonly influences: readonly Influence[];
  readonly idle: readonly Idle[];
  /** The outcomes over the odds of the edge in use. */
  readonly sweep: OddsSweep | null;
  readonly stretched: readonly Stretched[];
  readonly goal: { readonly asked: Goal; readonly answer: GoalAnswer } | null;
}

/** A goal as the person put it; `null` leaves the choice to the page. */
export interface Wish {
  readonly relation: Goal["relation"] | null;
  /** 0 to 1. */
  readonly share: number | null;
  readonly edge: string | null;
}

/** What the run button is about. */
export type RunState =
  | { readonly kind: "idle" }
  | { readonly kind: "waiting" }
  /** A run on the cores of this machine goes on. */
  | { readonly kind: "running"; readonly progress: Progress }
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
  readonly exact: Exact | null;
  /** The exact shares on show are those of another text, and have been for longer than they usually take. */
  readonly late: boolean;
  readonly prospect: Prospect;
  readonly run: RunState;
  /** Id of the start whose results are shown; `null` for the first. */
  readonly start: string | null;
  /** Id of the edge whose slider was used last; `null` for the first there is. */
  readonly touched: string | null;
  /** Id of the outcome that influences, curves and the goal speak of; `null` for the one that matters most. */
  readonly outcome: string | null;
  readonly wish: Wish;
  /** The text that is compared with, "A"; `null` while none is pinned. */
  readonly pinned: string | null;
  /** Whether the comparison is open. */
  readonly comparing: boolean;
  readonly locale: Locale;
  readonly theme: Theme;
  /** Whether the browser keeps the text. */
  readonly saved: boolean;
  /** Whether nothing may leave this browser: every run is made here. */
  readonly local: boolean;
  /** Id of the stored diagram that the text began as; `null` where it began as none. */
  readonly parent: string | null;
}

/** Nothing is known yet of what the sliders could do. */
export const noProspect: Prospect = { influences: [], idle: [], sweep: null, stretched: [], goal: null };

/** Ids of the starts of the diagram on show, in the order of the model. */
export function listStarts(state: State): readonly string[] {
  const model = shownReading(state)?.model;
  return model?.starts.flatMap(({ node }) => model.nodes[node]?.id ?? []) ?? [];
}

/** Id of the start that the results speak of; `null` where there is none. */
export function chosenStart(state: State): string | null {
  const starts = listStarts(state);
  return starts.find((start) => start === state.start) ?? starts[0] ?? null;
}

/** What the last run found for the chosen start; `null` while there is nothing. */
export function simulatedStart(state: State): StartResult | null {
  const chosen = chosenStart(state);
  return state.finding?.results.starts.find(({ start }) => start === chosen) ?? null;
}

/** What is certain of the chosen start, or why nothing is; `null` while that is not known. */
export function exactStart(state: State): ExactStart | null {
  const chosen = chosenStart(state);
  return state.exact?.starts.find(({ start }) => start === chosen) ?? null;
}

/** The reading whose picture is on stage; `null` where nothing of the person's is. */
export function shownReading({ picture }: State): Reading | null {
  return picture === null || picture.ghost ? null : picture.reading;
}

/** Whether a run that was asked for goes on. */
export function isRunning({ run }: State): boolean {
  return run.kind === "waiting" || run.kind === "running";
}

/** Cases that a run of the present text makes at each start. */
export function countCases(state: State): number {
  return state.reading.model.settings.cases;
}
