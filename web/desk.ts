import type { TraceColumns } from "#core/engine/results";
import type { Span } from "#core/language/diagnostic";
import { format } from "#core/language/format";
import { findPartAt } from "./caret.ts";
import type { Cloud } from "./cloud/cloud.ts";
import { createCommands } from "./commands/commands.ts";
import type { Comparison } from "./compare/comparison.ts";
import { type Alteration, createDocument, type Origin } from "./document.ts";
import { find } from "./dom.ts";
import { createDrawing } from "./drawing.ts";
import type { Editor } from "./editor/editor.ts";
import { createPlainEditor } from "./editor/plain.ts";
import { createFollowing } from "./exact.ts";
import { exampleNames, examples } from "./examples/examples.ts";
import { nameFile, pickFile, saveFile } from "./files.ts";
import { convert, findNotation } from "./foreign.ts";
import { createFigures } from "./i18n/figures.ts";
import { words as catalogues, chooseLocale } from "./i18n/words.ts";
import { type IntakeActions, listenToIntake } from "./intake.ts";
import { listenToKeys } from "./keys.ts";
import { createLater } from "./later.ts";
import { createMoves } from "./moves.ts";
import { chooseOpening, readLink } from "./opening.ts";
import { createOverloads } from "./overloads.ts";
import { createPage, narrow, type Page, reducedMotion } from "./page.ts";
import { nameDiagram } from "./panels/diagram-name.ts";
import { createPersistence } from "./persistence.ts";
import { readMoment } from "./play/moment.ts";
import type { Showing } from "./play/playback.ts";
import { isEmpty, type Reading, read } from "./reading.ts";
import { createReadings } from "./readings.ts";
import { createRunning, type Reel } from "./running.ts";
import { isRunning, noProspect, type State } from "./state.ts";
import { keep, recall } from "./storage.ts";
import { createStore } from "./store.ts";
import { findRun, findStored } from "./stored.ts";
import { recallTheme, showTheme } from "./theme.ts";
import { showTroubles } from "./troubles.ts";
import type { Actions, Context } from "./view.ts";

/** Milliseconds for which results from before a change pass for those after it: a run mostly takes less. */
const grace = 250;
/** Cases of all replications that are run without a thought of the cloud: a few seconds here. */
const mostAsked = 10_000_000;
const wide = matchMedia("(min-width: 1024px)");

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

  const store = createStore(
    {
      text: document.text,
      reading: read(document.text),
      picture: null,
      finding: null,
      stale: false,
      exact: null,
      late: false,
      prospect: noProspect,
      run: { kind: "idle" },
      start: null,
      touched: null,
      outcome: null,
      wish: { relation: null, share: null, edge: null },
      pinned: null,
      comparing: false,
      locale: chooseLocale(new URLSearchParams(location.search).get("lang"), recall("locale"), navigator.languages),
      theme: recallTheme(),
      saved: true,
      local: recall("local") !== null,
      parent: stored?.id ?? (readLink(location.hash, location.search) === null ? recall("parent") : null),
    },
    render,
    () => dragging,
  );
  const readings = createReadings(store.state.reading, take);
  const moves = createMoves(document, readings.now);
  const drawing = createDrawing(
    (drawn) => store.update({ picture: { ...drawn, ghost: drawn.reading === ghostReading } }),
    globalThis.document.documentElement.dataset.first !== undefined,
  );
  const following = createFollowing(store);
  const running = createRunning(store, (reel) => {
    waiting = reel;
    store.update({});
  });
  /** The trace that waits for its picture, and the one on stage. */
  let waiting: Reel | null = null;
  let onStage: TraceColumns | null = null;
  /** Another diagram: its tokens set out from the beginning. */
  let fresh = true;
  let dragging = false;
  const later = createLater();
  const tellOverloads = createOverloads();
  let aging: ReturnType<typeof setTimeout> | undefined;

  const actions: Actions = {
    ...moves,
    moveOdds(edge, odds, phase) {
      dragging = phase === "live";
      store.update({ touched: edge });
      moves.moveOdds(edge, odds, phase);
      if (phase === "done") draw(store.state.reading);
    },
    useEdge(edge) {
      if (store.state.touched !== edge) store.update({ touched: edge });
    },
    applyFix({ edits }) {
      document.settle();
      document.apply(edits, { origin: "page" });
    },
    replaceText(text) {
      persistence.keepBefore(document.text);
      setParent(null);
      // Another diagram has nothing to be compared with.
      if (comparison === null) store.update({ pinned: null });
      fresh = true;
      document.settle();
      document.replace(text, { origin: "page" });
      const { replaced, undo } = context.words.notices;
      page.notices.show({ kind: "opening", text: replaced, actions: [{ title: undo, press: undoOpening }] });
    },
    takeText: (text) => void takeIn(text),
    openFile: () => pickFile(intake),
    saveFile: () => saveFile(document.text, nameFile(nameDiagram(store.state, context.words))),
    format() {
      document.settle();
      document.replace(format(readings.now().tree), { origin: "page" });
    },
    light(offset) {
      const id = findPartAt(readings.now(), offset);
      if (id !== null) page.stage.select(id);
    },
    compare() {
      if (comparison !== null) leaveComparison();
      else if (!isEmpty(store.state.reading) && store.state.reading.errors.length === 0) void enterComparison();
      else actions.run();
    },
    async openPalette() {
      const { openPalette } = await import("./commands/palette.ts");
      const { heading, items } = context.words.examples;
      const more = exampleNames.map((name) => ({
        title: items[name].title,
        group: heading,
        press: () => actions.replaceText(examples[name]),
      }));
      openPalette(store.state.locale, commands, more);
    },
    async openHelp() {
      const { openHelp } = await import("./commands/help.ts");
      openHelp(store.state.locale);
    },
    undo: () => void document.undo(),
    redo: () => void document.redo(),
    reveal(span) {
      page.openText();
      revealed = span;
      editor.show(span);
      editor.focus();
    },
    run() {
      const { reading } = store.state;
      const error = reading.errors[0];
      if (error !== undefined) actions.reveal(error.span);
      else if (!isEmpty(reading) && !isRunning(store.state))
        void (store.state.local ? running.askHere() : askFor(store.state));
    },
    runHere: () => void running.askHere(),
    cancelRun: () => running.cancel(),
    select(id) {
      page.stage.select(id);
      const { model } = store.state.reading;
      const part = model.nodes.find((node) => node.id === id) ?? model.edges.find((edge) => edge.id === id);
      if (part !== undefined) editor.show(part.span);
    },
    chooseStart(start) {
      store.update({ start });
      draw(store.state.reading);
    },
    spreadLanes: (all) => drawing.spread(all),
    chooseOutcome: (outcome) => store.update({ outcome, wish: { ...store.state.wish, relation: null, share: null } }),
    wish: (change) => store.update({ wish: { ...store.state.wish, ...change } }),
    chooseLocale(locale) {
      keep("locale", locale);
      store.update({ locale });
      rebuild();
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
      if (open && !wide.matches) editor.focus();
    },
  };

  let context = createContext(store.state, actions);
  let page: Page = createPage(context, drawing.measure, showing);
  let openEditor = createPlainEditor;
  /** What was last shown in the text, for an editor that comes after. */
  let revealed: Span | null = null;
  let editor: Editor = openEditor(find("editor"), document, context);

  function setParent(parent: string | null): void {
    keep("parent", parent);
    if (store.state.parent !== parent) store.update({ parent });
  }

  const intake: IntakeActions = {
    take: (text) => void takeIn(text),
    refuse: (trouble) => page.notices.show({ kind: "opening", text: context.words.notices[trouble] }),
  };
  const commands = createCommands({
    actions,
    page: () => page,
    state: () => store.state,
    focusText() {
      page.openText();
      editor.focus();
    },
    stepFinding: (direction) => editor.stepFinding(direction),
  });

  let comparison: Comparison | null = null;
  let cloud: Cloud | null = null;

  /** Long runs are for the cloud; its part of the page is fetched with the first one. */
  async function openCloud(): Promise<Cloud> {
    const { createCloud } = await import("./cloud/cloud.ts");
    cloud ??= createCloud(store, context, { here: actions.runHere, put: running.put, paceOf: running.paceOf });
    return cloud;
  }

  async function askFor({ reading }: State): Promise<void> {
    const { cases, replications } = reading.model.settings;
    if (cases * replications <= mostAsked) return running.ask();
    (await openCloud()).offer();
  }

  async function enterComparison(): Promise<void> {
    const { openComparison } = await import("./compare/comparison.ts");
    if (comparison !== null) return;
    page.stage.player.pause();
    store.update({ pinned: store.state.pinned ?? document.text, comparing: true });
    comparison = openComparison(context, {
      measure: drawing.measure,
      reducedMotion,
      pin: () => store.update({ pinned: document.text }),
      goBack() {
        const { pinned } = store.state;
        document.settle();
        if (pinned !== null) document.replace(pinned, { origin: "page" });
      },
      leave: leaveComparison,
    });
    comparison.render(store.state);
    comparison.focus();
  }

  function leaveComparison(): void {
    comparison?.destroy();
    comparison = null;
    store.update({ comparing: false });
    find("bar").querySelector<HTMLElement>(".bar-compare")?.focus();
  }

  function undoOpening(): void {
    setParent(null);
    document.undo();
    page.notices.hide("opening");
  }

  /** Draws the reading; while it has errors the last picture stays, and while there is nothing the first diagram shows through. */
  function draw(reading: Reading): void {
    const { picture } = store.state;
    const kept = picture !== null && !picture.ghost;
    const sound = reading.errors.length === 0;
    if (isEmpty(reading) && (sound || !kept)) drawing.draw(ghost(), null, false);
    else if (sound || !kept) drawing.draw(reading, chooseStart(reading, store.state.start), dragging);
  }

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
    draw(reading);
    // Before anything is shown, so that the exact answers are worked out meanwhile.
    following.follow(store.state);
    if (reading.errors.length > 0 || nothing) running.hold();
    else running.follow(reading, origin !== "editor");
  }

  function render(plain: State, before: State): void {
    following.follow(plain);
    const state = tellOverloads(plain);
    if (dragging) later.put("editor", () => editor.render(state));
    else {
      later.drop();
      // The editor reads the page's layout as it changes: it comes before the other parts change that.
      editor.render(state);
    }
    page.render(state, dragging);
    comparison?.render(state);
    showTroubles(state, before, page.notices, context);
    if (state.finding === null && onStage !== null) showTrace(state, null);
    if (waiting === null || state.picture?.reading.text !== waiting.text) return;
    const { trace, asked } = waiting;
    const restart = fresh || asked;
    waiting = null;
    fresh = false;
    showTrace(state, trace);
    if (asked) page.notices.say(context.words.run.done(context.figures, state.finding?.results.cases ?? 0));
    if (restart) page.begin();
  }

  function showTrace({ picture }: State, trace: TraceColumns | null): void {
    onStage = trace;
    if (picture !== null) page.showTrace(picture.model, trace);
  }

  /** Builds all parts anew around the same document: for another language, or another kind of screen. */
  function rebuild(): void {
    const { time, playing, speed } = page.stage.player.state;
    const compared = comparison !== null;
    if (compared) leaveComparison();
    page.destroy();
    editor.destroy();
    context = createContext(store.state, actions);
    page = createPage(context, drawing.measure, showing);
    editor = openEditor(find("editor"), document, context);
    const state = tellOverloads(store.state);
    page.render(state, false);
    editor.render(state);
    if (compared) void enterComparison();
    cloud?.rebuild(context);
    if (onStage === null) return;
    showTrace(store.state, onStage);
    page.stage.player.setSpeed(speed);
    page.stage.player.seek(time);
    if (playing) page.stage.player.play();
  }

  document.subscribe(follow);
  narrow.addEventListener("change", rebuild);
  listenToKeys(commands, { leave: () => actions.openDrawer(false) });
  find("diagram").addEventListener("pointerdown", () => actions.openDrawer(false));
  listenToIntake(find("page"), intake);
  /** Takes a text from outside; one in another notation is converted first, as the same one step, and what was lost is told. */
  async function takeIn(text: string): Promise<void> {
    const notation = findNotation(text);
    if (notation === null) return actions.replaceText(text);
    const { locale, words } = context;
    const found = await convert(notation, text, locale).catch(() => null);
    if (found === null) return page.notices.show({ kind: "opening", text: words.converted.unreadable(notation) });
    actions.replaceText(found.text);
    const said = words.converted.read(notation, found.losses);
    const { notices } = words;
    page.notices.show({ kind: "opening", text: said, actions: [{ title: notices.undo, press: undoOpening }] });
  }

  addEventListener("hashchange", () => {
    const linked = readLink(location.hash, "");
    if (linked === null) return;
    if ("text" in linked) openLinked(linked.text);
    else page.notices.show({ kind: "opening", text: context.words.notices[linked.trouble] });
  });

  function openLinked(text: string): void {
    actions.replaceText(text);
    sayOpened();
  }

  function sayOpened(): void {
    const { opened, back } = context.words.notices;
    page.notices.show({ kind: "opening", text: opened, actions: [{ title: back, press: undoOpening }] });
  }

  keep("parent", store.state.parent);
  if (opening.trouble !== null) page.notices.show({ kind: "opening", text: context.words.notices[opening.trouble] });
  else if (opening.before !== null) sayOpened();

  new ResizeObserver(([entry]) => {
    if (entry !== undefined) drawing.fit({ width: entry.contentRect.width, height: entry.contentRect.height });
  }).observe(find("diagram-view"));
  if (cloudRun !== null) void openCloud().then((opened) => opened.follow(cloudRun.id, document.text));
  else if (recall("cloud") !== null) void openCloud().then((opened) => opened.comeBack());
  void begin();

  /** Shows what there is, a task after the parts were made. */
  async function begin(): Promise<void> {
    const { reading } = store.state;
    draw(reading);
    await untilNextTask();
    store.update({});
    if (readings.now() === reading && reading.errors.length === 0 && !isEmpty(reading)) running.run(reading);
  }

  async function loadEditor(): Promise<void> {
    const { createCodeEditor } = await import("./editor/codemirror.ts");
    await untilNextTask();
    const { focused } = editor;
    editor.destroy();
    openEditor = createCodeEditor;
    editor = openEditor(find("editor"), document, context);
    if (revealed !== null) editor.show(revealed);
    if (focused) editor.focus();
    await untilNextTask();
    editor.render(tellOverloads(store.state));
  }
  // The picture first: the editor is fetched after it has been painted, on a phone when its tab is. Where that fails, the plain field stays.
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    seen.disconnect();
    loadEditor().catch(() => {});
  });
  requestAnimationFrame(() => setTimeout(() => seen.observe(find("editor")), 0));
}

/** Lets the browser paint and listen between two pieces of work. */
function untilNextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function createContext({ locale }: State, actions: Actions): Context {
  return { words: catalogues[locale], figures: createFigures(catalogues[locale].tag), locale, actions };
}

/** The start whose lanes stay in sight: the chosen one where the reading has it, else its first; `null` where it has none. */
function chooseStart({ model }: Reading, chosen: string | null): string | null {
  const starts = model.starts.flatMap(({ node }) => model.nodes[node]?.id ?? []);
  return starts.find((start) => start === chosen) ?? starts[0] ?? null;
}

/** What shows through while there is no text. */
let ghostReading: Reading | null = null;
function ghost(): Reading {
  ghostReading ??= read(examples.seed);
  return ghostReading;
}
