import type { Fix, Span } from "#core/language/diagnostic";
import type { Capacity } from "#core/language/edit-time";
import type { LoopBound, SettingName } from "#core/language/tree";
import type { Locale } from "#core/messages/message";
import type { Words } from "./i18n/en.ts";
import type { Figures } from "./i18n/figures.ts";
import type { State, Wish } from "./state.ts";
import type { Theme } from "./theme.ts";

/** A part of the page: it shows the state, and nothing else. */
export interface View {
  render(state: State): void;
  /** Takes back what lies outside its parent element: listeners on the window, timers. */
  destroy?(): void;
}

/** What a part of the page may ask for; all changes of the text are undoable. */
export interface Actions {
  /** Moves the odds of an edge, the others of its decision follow in proportion; one step from the first `live` to `done`. */
  moveOdds(edge: string, odds: number, phase: "live" | "done"): void;
  /** Takes an edge's slider into use: its curve opens, and the goal moves it unless another was chosen. */
  useEdge(edge: string): void;
  moveBound(member: string, bound: LoopBound): void;
  setSetting(name: SettingName, value: number): void;
  /** Says whether a decision follows its loop's counter or its odds. */
  decideBy(node: string, by: "counter" | "odds"): void;
  setCapacity(lane: string, limit: Capacity | null): void;
  /** How long a node takes, and how cases arrive at it, as the language writes both. */
  setService(node: string, duration: string): void;
  setArrival(node: string, arrival: string): void;
  applyFix(fix: Fix): void;
  /** Replaces the whole text, as one step. */
  replaceText(text: string): void;
  /** Takes a text from outside in its place, as one step; one in another notation is converted first. */
  takeText(text: string): void;
  /** Lets the person choose a file whose text takes the place of the present one. */
  openFile(): void;
  /** Saves the text as a file. */
  saveFile(): void;
  /** Writes the text in the usual form, as one step. */
  format(): void;
  /** Lights the node or edge of the picture that the caret's line speaks of. */
  light(offset: number): void;
  /** Opens the comparison with what is pinned, pinning the present text where nothing is; leaves it where it is open. */
  compare(): void;
  openPalette(): void;
  openHelp(): void;
  undo(): void;
  redo(): void;
  /** Shows a place of the text in the editor and goes there. */
  reveal(span: Span): void;
  /** Runs on the server, or what is large on the cores of this machine; or goes to the first error. */
  run(): void;
  /** Runs in this browser instead. */
  runHere(): void;
  /** Gives up the run that goes on in this browser; the results on show stay. */
  cancelRun(): void;
  /** Selects a node or edge of the picture, and shows its line; `null` selects none. */
  select(id: string | null): void;
  chooseStart(start: string): void;
  /** Shows the lanes that were folded for want of room, or folds them again. */
  spreadLanes(all: boolean): void;
  /** Chooses the outcome that influences, curves and the goal speak of. */
  chooseOutcome(outcome: string): void;
  /** Changes a part of the goal. */
  wish(change: Partial<Wish>): void;
  chooseLocale(locale: Locale): void;
  chooseTheme(theme: Theme): void;
  /** Keeps everything in this browser, or no longer. */
  chooseLocal(local: boolean): void;
  openDrawer(open: boolean): void;
}

/** What every part is made with. */
export interface Context {
  readonly words: Words;
  readonly figures: Figures;
  readonly locale: Locale;
  readonly actions: Actions;
}
