import type { Diagnostic } from "#core/language/diagnostic";
import { format } from "#core/language/format";
import { findPartAt } from "./caret.ts";
import type { CloudEntrance } from "./cloud/entrance.ts";
import type { Commands } from "./commands/table.ts";
import type { CompareEntrance } from "./compare/entrance.ts";
import type { Document } from "./document.ts";
import { find } from "./dom.ts";
import type { TextPane } from "./editor/text-pane.ts";
import { exampleNames, examples } from "./examples/examples.ts";
import { nameFile, saveFile } from "./files.ts";
import type { Moves } from "./moves.ts";
import type { Scenery } from "./page.ts";
import { nameDiagram } from "./panels/diagram-name.ts";
import type { Picturing } from "./picturing.ts";
import { isEmpty } from "./reading.ts";
import type { Readings } from "./readings.ts";
import type { Replacements } from "./replacements.ts";
import type { Running } from "./running.ts";
import { wide } from "./screen.ts";
import { isRunning } from "./state.ts";
import { keep } from "./storage.ts";
import type { Store } from "./store.ts";
import { showTheme } from "./theme.ts";
import type { Actions } from "./view.ts";

/** What the actions work on. */
export interface Ground {
  readonly document: Document;
  readonly store: Store;
  readonly readings: Readings;
  readonly moves: Moves;
  readonly picturing: Picturing;
  readonly running: Running;
  readonly replacements: Replacements;
  readonly comparing: CompareEntrance;
  readonly cloud: CloudEntrance;
  /** What is found in the text as it stands. */
  findings(): readonly Diagnostic[];
  commands(): Commands;
  textPane(): TextPane;
  now(): Scenery;
  /** Told before each move of a slider whether it is `live`. */
  drag(live: boolean): void;
  /** Builds the page anew for another language. */
  rebuild(): void;
}

/** Ties what the parts of the page ask for to what does it. */
export function createActions(ground: Ground): Actions {
  const { document, store, readings, moves, picturing, running, replacements, comparing } = ground;

  const actions: Actions = {
    ...moves,
    moveOdds(edge, odds, phase) {
      ground.drag(phase === "live");
      store.update({ touched: edge });
      moves.moveOdds(edge, odds, phase);
      if (phase === "done") picturing.draw();
    },
    useEdge(edge) {
      if (store.state.touched !== edge) store.update({ touched: edge });
    },
    applyFix(fix) {
      // What is on show may be older than the text: the places of its fixes are no longer right then.
      const edits = JSON.stringify(fix.edits);
      const holds = ground
        .findings()
        .some(({ fixes }) => fixes.some((each) => each.code === fix.code && JSON.stringify(each.edits) === edits));
      if (!holds) return;
      document.settle();
      document.apply(fix.edits, { origin: "page" });
    },
    replaceText: replacements.replace,
    takeText: (text) => void replacements.take(text),
    openFile: replacements.pick,
    saveFile: () => saveFile(document.text, nameFile(nameDiagram(store.state, ground.now().context.words))),
    format() {
      document.settle();
      document.replace(format(readings.now().tree), { origin: "page" });
    },
    light(offset) {
      const id = findPartAt(readings.now(), offset);
      if (id !== null) ground.now().page.stage.select(id);
    },
    compare() {
      const { comparing: open, reading } = store.state;
      if (open) comparing.leave();
      else if (!isEmpty(reading) && reading.errors.length === 0) void comparing.enter();
      else actions.run();
    },
    async openPalette() {
      const { openPalette } = await import("./commands/palette.ts");
      const { heading, items } = ground.now().context.words.examples;
      const more = exampleNames.map((name) => ({
        title: items[name].title,
        group: heading,
        press: () => replacements.replace(examples[name]),
      }));
      openPalette(store.state.locale, ground.commands(), more);
    },
    async openHelp() {
      const { openHelp } = await import("./commands/help.ts");
      openHelp(store.state.locale);
    },
    undo: () => void document.undo(),
    redo: () => void document.redo(),
    reveal(span) {
      ground.now().page.openText();
      ground.textPane().reveal(span);
    },
    run() {
      const { reading, local } = store.state;
      const error = reading.errors[0];
      if (error !== undefined) actions.reveal(error.span);
      else if (!isEmpty(reading) && !isRunning(store.state)) void (local ? running.askHere() : ground.cloud.run());
    },
    runHere: () => void running.askHere(),
    cancelRun: () => running.cancel(),
    select(id) {
      ground.now().page.stage.select(id);
      const { model } = store.state.reading;
      const part = model.nodes.find((node) => node.id === id) ?? model.edges.find((edge) => edge.id === id);
      if (part !== undefined) ground.textPane().show(part.span);
    },
    chooseStart(start) {
      store.update({ start });
      picturing.draw();
    },
    spreadLanes: picturing.spread,
    chooseOutcome: (outcome) => store.update({ outcome, wish: { ...store.state.wish, relation: null, share: null } }),
    wish: (change) => store.update({ wish: { ...store.state.wish, ...change } }),
    chooseLocale(locale) {
      keep("locale", locale);
      store.update({ locale });
      ground.rebuild();
    },
    chooseTheme(theme) {
      showTheme(theme);
      store.update({ theme });
    },
    chooseLocal(local) {
      keep("local", local ? "1" : null);
      store.update({ local });
    },
    openDrawer(open) {
      const wanted = open ? "open" : "closed";
      if (find("page").dataset.drawer === wanted) return;
      find("page").dataset.drawer = wanted;
      store.update({});
      if (open && !wide.matches) ground.textPane().focus();
    },
  };
  return actions;
}
