import type { TraceColumns } from "#core/engine/results";
import type { Layout } from "#core/layout/geometry";
import type { Measure } from "#core/layout/measure";
import type { Model } from "#core/model/model";
import type { Legs } from "./legs.ts";
import type { OverlayMaker } from "./overlay.ts";

/** What flows where, per case of the chosen start: drawn as edge width and as reach below nodes. */
export interface Flow {
  readonly nodes: Readonly<Record<string, { readonly passes: number; readonly reached: number }>>;
  readonly edges: Readonly<Record<string, { readonly passes: number; readonly share: number }>>;
}

/** All that the stage draws besides the tokens; a plain value, replaced as a whole. */
export interface Scene {
  readonly model: Model;
  readonly layout: Layout;
  readonly flow: Flow | null;
  /** For each lane by id which hue it has, from 0; its place among the lanes if not given. */
  readonly hues?: Readonly<Record<string, number>>;
  /** For each lane with a capacity by id the share of it that the last run used, 0..1. */
  readonly loads?: Readonly<Record<string, number>>;
  /** Ids of nodes that a diagnostic concerns, drawn dashed: notes (implicit starts) and errors. */
  readonly noted: ReadonlySet<string>;
  readonly faulty: ReadonlySet<string>;
  /** What would mend the faults, the gravest first; none if not given. */
  readonly fixes?: readonly StageFix[];
}

/** A button below a faulty node. */
export interface StageFix {
  readonly node: string;
  /** What it does, in words. */
  readonly title: string;
  readonly press: () => void;
}

/** A move of an odds chip: `live` while it is dragged, `done` when it is let go or a key or number set it. */
export interface OddsMove {
  readonly edge: string;
  readonly odds: number;
  readonly phase: "live" | "done";
}

export interface PlayerState {
  /** Seconds of simulation time, 0..duration. */
  readonly time: number;
  readonly duration: number;
  readonly playing: boolean;
  /** Multiplies the base pace. */
  readonly speed: number;
  /** Begins again at the end. */
  readonly loop: boolean;
}

/** The clock of the view: it owns the time, nothing else does. */
export interface Player {
  readonly state: PlayerState;
  play(): void;
  pause(): void;
  seek(time: number): void;
  /** To the next (1) or previous (-1) event. */
  step(direction: 1 | -1): void;
  /** To the beginning of the next (1) or previous (-1) case. */
  stepCase(direction: 1 | -1): void;
  setLoop(loop: boolean): void;
  setSpeed(speed: number): void;
  /** Called after every change of state; returns the way to stop it. */
  subscribe(listener: (state: PlayerState) => void): () => void;
}

export interface StageOptions {
  /** Words for buttons and descriptions by the keys of `words.ts`, already translated; they keep their `{name}` places. */
  readonly words: (key: string) => string;
  /** Language tag for figures; "en" if not given. */
  readonly locale?: string;
  /** Measures text as the layouts do that are shown; the table of Inter's widths if not given. */
  readonly measure?: Measure;
  readonly reducedMotion: boolean;
  /** Odds chips can be dragged, typed into and moved with arrow keys. */
  readonly editable: boolean;
  /** Begins again at the end; `false` if not given. */
  readonly loop?: boolean;
  readonly onOdds?: (move: OddsMove) => void;
  /** A node or edge was clicked; `null` for the ground between them. */
  readonly onSelect?: (id: string | null) => void;
  /** What else lies over the drawing. */
  readonly overlays?: readonly OverlayMaker[];
}

export interface Stage {
  readonly player: Player;
  show(scene: Scene): void;
  /** Goes to `time`, or stays where it was if that is left out and still there. */
  setTrace(trace: TraceColumns | null, time?: number): void;
  /** Shows only those legs that `pick` gives, and lets the camera go with them; `null` shows all. */
  follow(pick: ((legs: Legs) => Legs) | null): void;
  /** Halts the player whenever a case comes to one of these nodes. */
  pauseAt(nodes: ReadonlySet<string>): void;
  /** Marks a node or edge as the selected one, or none. */
  select(id: string | null): void;
  /** While a slider moves the camera stands still, whatever the tokens do: nothing slides away under the hand, and a frame draws the chips alone. */
  hold(still: boolean): void;
  fit(): void;
  zoomBy(factor: number): void;
  destroy(): void;
}

export interface TimelineOptions {
  readonly words: (key: string) => string;
  /** Language tag for figures; "en" if not given. */
  readonly locale?: string;
  /** "all" five buttons, or "play" alone (narrow places); "all" if not given. */
  readonly buttons?: "all" | "play";
  /** Buttons that go case by case, marks that open theirs, and the loop; none of them if not given. */
  readonly cases?: CaseSteps;
}

/** What the timeline does with single cases. */
export interface CaseSteps {
  step(direction: 1 | -1): void;
  open(start: string, number: number): void;
}

/** The bar under the stage: buttons, time, density of ends, marked cases, speed. */
export interface Timeline {
  /** Draws the ends of a trace; the model tells the outcomes' labels. */
  show(model: Model, trace: TraceColumns | null): void;
  destroy(): void;
}
