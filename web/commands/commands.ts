import { find } from "../dom.ts";
import type { Page } from "../page.ts";
import { nextSpeed } from "../stage/timeline.ts";
import type { State } from "../state.ts";
import { nextTheme } from "../theme.ts";
import type { Actions } from "../view.ts";
import type { Commands } from "./table.ts";

/** What the commands work on; the page is another one after a change of language. */
export interface Host {
  readonly actions: Actions;
  page(): Page;
  state(): State;
  focusText(): void;
  stepFinding(direction: 1 | -1): void;
}

/** The largest seed that a text may have. */
const mostSeed = 2 ** 53 - 1;

/** Ties each command to what it does. */
export function createCommands({ actions, page, state, focusText, stepFinding }: Host): Commands {
  const player = () => page().stage.player;
  const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();
  const speed = (direction: 1 | -1) => {
    const { speed: now } = player().state;
    const next = nextSpeed(now, direction);
    // The button goes round; keys stop at the end.
    if (next > now === (direction === 1)) player().setSpeed(next);
  };
  const go = (tab: "diagram" | "odds" | "results", id: string) => {
    page().openTab(tab);
    const panel = find(id);
    if (!panel.hasAttribute("tabindex")) panel.tabIndex = -1;
    panel.focus();
  };

  return {
    run: actions.run,
    rerun() {
      const { seed } = state().reading.model.settings;
      actions.setSetting("seed", seed < mostSeed ? seed + 1 : 0);
      actions.runHere();
    },
    compare: actions.compare,
    share: () => press(".bar-share"),
    open: actions.openFile,
    save: actions.saveFile,
    examples: () => press(".bar-diagram"),
    undo: actions.undo,
    redo: actions.redo,
    format: actions.format,
    nextFinding: () => stepFinding(1),
    previousFinding: () => stepFinding(-1),
    play: () => (player().state.playing ? player().pause() : player().play()),
    replay() {
      player().seek(0);
      player().play();
    },
    nextEvent: () => player().step(1),
    previousEvent: () => player().step(-1),
    nextCase: () => page().stepCase(1),
    previousCase: () => page().stepCase(-1),
    beginning: () => player().seek(0),
    end() {
      player().pause();
      player().seek(player().state.duration);
    },
    slower: () => speed(-1),
    faster: () => speed(1),
    fit: () => page().stage.fit(),
    zoomIn: () => page().stage.zoomBy(1.25),
    zoomOut: () => page().stage.zoomBy(0.8),
    find: () => press(".stage-controls .find"),
    goText: focusText,
    goDiagram() {
      page().openTab("diagram");
      find("diagram-view").querySelector<HTMLElement>(".stage")?.focus();
    },
    goOdds: () => go("odds", "decisions"),
    goResults: () => go("results", "outcomes"),
    theme: () => actions.chooseTheme(nextTheme(state().theme)),
    language: () => actions.chooseLocale(state().locale === "en" ? "fr" : "en"),
    palette: actions.openPalette,
    help: actions.openHelp,
  };
}
