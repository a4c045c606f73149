import { createActions } from "./actions.ts";
import { createCloudEntrance } from "./cloud/entrance.ts";
import { createCommands } from "./commands/commands.ts";
import { createCompareEntrance } from "./compare/entrance.ts";
import { type Alteration, createDocument, type Origin } from "./document.ts";
import { find } from "./dom.ts";
import { createTextPane } from "./editor/text-pane.ts";
import { createFollowing } from "./exact.ts";
import { examples } from "./examples/examples.ts";
import { makeFirstState } from "./first-state.ts";
import { createFigures } from "./i18n/figures.ts";
import { words as catalogues } from "./i18n/words.ts";
import { listenToKeys } from "./keys.ts";
import { createLater, untilNextTask } from "./later.ts";
import { createMoves } from "./moves.ts";
import { chooseOpening } from "./opening.ts";
import { createOverloads } from "./overloads.ts";
import { createPage } from "./page.ts";
import { createPersistence } from "./persistence.ts";
import { createPicturing } from "./picturing.ts";
import { readMoment } from "./play/moment.ts";
import type { Showing } from "./play/playback.ts";
import { isEmpty, type Reading } from "./reading.ts";
import { createReadings } from "./readings.ts";
import { createReels } from "./reels.ts";
import { createReplacements } from "./replacements.ts";
import { createRunning } from "./running.ts";
import { narrow, reducedMotion } from "./screen.ts";
import type { State } from "./state.ts";
import { keep, recall } from "./storage.ts";
import { createStore } from "./store.ts";
import { findRun, findStored } from "./stored.ts";
import { showTroubles } from "./troubles.ts";
import type { Actions, Context } from "./view.ts";

/** Milliseconds for which results from before a change pass for those after it: a run mostly takes less. */
const grace = 250;

/** Opens the page: one document, one state, the parts around them, and what flows between. */
export function createDesk(): void {
  const stored = findStored();
  const cloudRun = findRun();
  const opening = chooseOpening({
    hash: stored?.link ?? cloudRun?.link ?? location.hash,
    search: location.search,
    stored: recall("text"),
    first: examples.seed,
  });
  const showing: Showing = {
    mode: reducedMotion ? "heat" : "stream",
    chosen: null,
    asked: readMoment(location.search),
  };
  const document = createDocument(opening.before ?? opening.text);
  if (opening.before !== null) document.replace(opening.text, { origin: "page" });
  const persistence = createPersistence(document, (saved) => store.update({ saved }));
  if (opening.before !== null) persistence.keepBefore(opening.before);

  let dragging = false;
  const store = createStore(makeFirstState(document.text, stored?.id ?? null), render, () => dragging);
  const readings = createReadings(store.state.reading, take);
  const picturing = createPicturing(store, () => dragging);
  const following = createFollowing(store);
  const now = () => ({ page, context });
  const reels = createReels(now);
  const running = createRunning(store, (reel) => {
    reels.put(reel);
    store.update({});
  });
  const replacements = createReplacements({ document, store, persistence, reels }, now);
  const comparing = createCompareEntrance({ document, store, measure: picturing.measure }, now);
  const cloud = createCloudEntrance(store, running, () => context);
  const later = createLater();
  const tellOverloads = createOverloads();
  let aging: ReturnType<typeof setTimeout> | undefined;

  const actions = createActions({
    document,
    store,
    readings,
    findings() {
      readings.now();
      return tellOverloads(store.state).reading.diagnostics;
    },
    moves: createMoves(document, readings.now),
    picturing,
    running,
    replacements,
    comparing,
    cloud,
    commands: () => commands,
    textPane: () => textPane,
    now,
    drag(live) {
      dragging = live;
    },
    rebuild,
  });
  let context = createContext(store.state, actions);
  let page = createPage(context, picturing.measure, showing);
  const textPane = createTextPane(document, context, () => tellOverloads(store.state));
  const commands = createCommands({
    actions,
    page: () => page,
    state: () => store.state,
    focusText() {
      page.openText();
      textPane.focus();
    },
    stepFinding: textPane.stepFinding,
  });

  function follow(alteration: Alteration): void {
    // Its button undoes one step: after this change that would be another one.
    page.notices.hide("opening");
    store.update({ text: alteration.text });
    clearTimeout(aging);
    aging = setTimeout(age, grace);
    readings.follow(alteration);
  }

  /** Numbers from before a change are told as such once those after it would mostly be there. */
  function age(): void {
    const { finding, exact } = store.state;
    store.update({ stale: finding?.text !== document.text, late: exact !== null && exact.text !== document.text });
  }

  function take(reading: Reading, origin: Origin): void {
    const nothing = isEmpty(reading) && reading.errors.length === 0;
    store.update({ reading, ...(nothing && { finding: null }) });
    picturing.draw();
    // Before anything is shown, so that the exact answers are worked out meanwhile.
    following.follow(store.state);
    if (reading.errors.length > 0 || nothing) running.hold();
    else running.follow(reading, origin !== "editor");
  }

  function render(plain: State, before: State): void {
    following.follow(plain);
    const state = tellOverloads(plain);
    if (dragging) later.put("editor", () => textPane.render(state));
    else {
      later.drop();
      // The editor reads the page's layout as it changes: it comes before the other parts change that.
      textPane.render(state);
    }
    page.render(state, dragging);
    comparing.render(state);
    showTroubles(state, before, page.notices, context);
    reels.render(state);
  }

  /** Builds all parts anew around the same document: for another language, or another kind of screen. */
  function rebuild(): void {
    reels.carryOver(
      () => {
        const compared = store.state.comparing;
        if (compared) comparing.leave();
        page.destroy();
        context = createContext(store.state, actions);
        page = createPage(context, picturing.measure, showing);
        textPane.rebuild(context);
        const state = tellOverloads(store.state);
        page.render(state, false);
        textPane.render(state);
        if (compared) void comparing.enter();
        cloud.rebuild(context);
      },
      () => store.state,
    );
  }

  /** Shows what there is, a task after the parts were made. */
  async function begin(): Promise<void> {
    const { reading } = store.state;
    picturing.draw();
    await untilNextTask();
    store.update({});
    if (readings.now() === reading && reading.errors.length === 0 && !isEmpty(reading)) running.run(reading);
  }

  document.subscribe(follow);
  narrow.addEventListener("change", rebuild);
  listenToKeys(commands, { leave: () => actions.openDrawer(false) });
  find("diagram").addEventListener("pointerdown", () => actions.openDrawer(false));
  replacements.listen();
  keep("parent", store.state.parent);
  if (opening.trouble !== null) page.notices.show({ kind: "opening", text: context.words.notices[opening.trouble] });
  else if (opening.before !== null) replacements.sayOpened();
  void cloud.comeBack(cloudRun);
  void begin();
}

function createContext({ locale }: State, actions: Actions): Context {
  return { words: catalogues[locale], figures: createFigures(catalogues[locale].tag), locale, actions };
}
