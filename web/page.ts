import type { TraceColumns } from "#core/engine/results";
import type { Measure } from "#core/layout/measure";
import type { Model } from "#core/model/model";
import { find, make, makeButton, setAttribute, setHidden, setText } from "./dom.ts";
import { createLater } from "./later.ts";
import { createBar } from "./panels/bar.ts";
import { createDecisions } from "./panels/decisions.ts";
import { createDivider } from "./panels/divider.ts";
import { createFaces } from "./panels/faces.ts";
import { createNotices, type Notices } from "./panels/notices.ts";
import { createOutcomes } from "./panels/outcomes.ts";
import { createProblems } from "./panels/problems.ts";
import { createSteps } from "./panels/steps.ts";
import { createStrip } from "./panels/strip.ts";
import { createTabs, type Tab } from "./panels/tabs.ts";
import { createSojourn } from "./panels/time/sojourn.ts";
import { createTimes } from "./panels/time/times.ts";
import { createPlayback, type Showing } from "./play/playback.ts";
import { createRail } from "./rail.ts";
import { composeScene } from "./scene.ts";
import { speakMoments } from "./spoken.ts";
import { createQueueChart } from "./stage/queue-chart.ts";
import { createStage } from "./stage/stage.ts";
import { keepStarts } from "./stage/starts.ts";
import { createTimeline } from "./stage/timeline.ts";
import type { Stage } from "./stage/types.ts";
import { type StageWord, stageWords } from "./stage/words.ts";
import type { State } from "./state.ts";
import type { Context, View } from "./view.ts";

/** The whole page in one language, around the one document. */
export interface Page {
  readonly stage: Stage;
  /** Shows a state: numbers and chips at once, the panels after the frame that shows them, a few a task; while a slider is `live` so too the rest. */
  render(state: State, live: boolean): void;
  readonly notices: Notices;
  showTrace(model: Model, trace: TraceColumns | null): void;
  /** Plays a new trace: as a link asked, else from its beginning. */
  begin(): void;
  /** To the next (1) or previous (-1) case: as the buttons of the timeline do. */
  stepCase(direction: 1 | -1): void;
  /** Shows the tab of the text on a phone, opens the drawer on a tablet. */
  openText(): void;
  /** Shows a tab of a phone. */
  openTab(tab: Tab): void;
  destroy(): void;
}

/** Milliseconds from one finding to the next while a slider moves. */
const renewing = 250;

/** Whether the person asked for less motion. */
export const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Whether the page is as narrow as a phone: one part at a time, and a player with one button. */
export const narrow = matchMedia("(max-width: 639px)");

function showAll(views: readonly View[], state: State): void {
  for (const view of views) view.render(state);
}

/** Takes away what `index.html` shows before any script has come, in the frame in which the stage draws. */
function takeFirstPicture(): void {
  requestAnimationFrame(() => {
    for (const picture of document.querySelectorAll(".first-picture")) picture.remove();
  });
}

/** Builds the page's parts inside the elements of `index.html`; `measure` measures text as the drawing does, `showing` is what the player shows. */
export function createPage(context: Context, measure: Measure, showing: Showing): Page {
  const { words, locale, actions } = context;
  document.documentElement.lang = words.tag;
  setText(find("skip"), words.page.skip);
  find("text").setAttribute("aria-label", words.page.text);
  find("diagram").setAttribute("aria-label", words.page.diagram);
  find("diagram").dataset.drop = words.stage.drop;
  const page = find("page");
  const sayStage = (key: string) => stageWords[locale][key as StageWord] ?? key;

  const playback = createPlayback(context, showing, {
    page,
    story: find("story"),
    narrow: narrow.matches,
    still: reducedMotion,
  });
  const rail = createRail(find("diagram-view"), context);
  const stage = createStage(rail.room, {
    words: sayStage,
    locale,
    measure,
    reducedMotion,
    editable: true,
    onOdds: ({ edge, odds, phase }) => actions.moveOdds(edge, odds, phase),
    onSelect(id) {
      actions.select(id);
      playback.select(id);
    },
    overlays: playback.overlays,
  });
  const timeline = createTimeline(find("playback"), stage.player, {
    words: sayStage,
    locale,
    buttons: narrow.matches ? "play" : "all",
    ...(!narrow.matches && { cases: playback.cases }),
  });
  const queues = createQueueChart(find("playback"), stage.player, {
    label: words.time.waiting.label,
    most: words.time.waiting.most,
    locale: words.tag,
    table: words.table,
  });
  playback.attach(stage, timeline);
  const empty = make(
    "div",
    { class: "empty-note" },
    make("p", {}, words.stage.empty),
    makeButton(
      { class: "button" },
      () => find("bar").querySelector<HTMLButtonElement>(".bar-diagram")?.click(),
      words.stage.examples,
    ),
  );
  find("diagram").append(empty);
  const strip = createStrip(find("strip"), context);
  const prompt: readonly View[] = [
    createDecisions(find("decisions"), context),
    createOutcomes(find("outcomes"), context),
    ...(narrow.matches ? [strip] : []),
  ];
  const patient: readonly View[] = [
    createBar(find("bar"), context),
    createProblems(find("problems"), context),
    createSteps(find("steps"), context),
    ...(narrow.matches ? [] : [strip]),
    createTimes(find("times"), context),
    createSojourn(find("sojourn"), context),
  ];
  const around: readonly View[] = [rail, playback];
  const later = createLater();
  const showAgain = () => {
    if (last !== null) showAll([...prompt, ...patient, ...around], last);
  };
  for (const { label, faces } of [
    {
      label: words.time.inputs,
      faces: [
        { id: "decisions", name: words.time.decisionsFace },
        { id: "times", name: words.time.face },
      ],
    },
    {
      label: words.time.results,
      faces: [
        { id: "steps", name: words.time.stepsFace },
        { id: "sojourn", name: words.time.face },
      ],
    },
  ]) {
    const first = faces[0]!.id;
    // Kept on the page, so that another language shows the same.
    createFaces(label, faces, page.dataset[`${first}Face`] ?? first, (id) => {
      page.dataset[`${first}Face`] = id;
      showAgain();
    });
  }
  const notices = createNotices(find("notices"), words);
  const tabs = createTabs(find("tabs"), context);
  const divider = createDivider(find("divider"), page, context);
  let last: State | null = null;
  /** When a run's finding was put on show last while a slider moves, and what waits for the next time. */
  let renewed = 0;
  let resting: ReturnType<typeof setTimeout> | null = null;
  /** The findings that the panels show, and the stage. */
  let drawn: State["finding"] = null;
  let shown: State["finding"] = null;
  let trace: TraceColumns | null = null;
  const quiet = speakMoments(
    stage.player,
    () =>
      trace === null || last?.picture == null
        ? null
        : { trace: keepStarts(trace, last.picture.model), model: last.picture.model },
    context,
    notices.say,
  );

  /** Plays what the trace has of the starts that are drawn. */
  function play(model: Model): void {
    const shown = trace && keepStarts(trace, model);
    playback.show(model, shown);
    const lanes = last?.picture?.reading.model.lanes ?? model.lanes;
    queues.show(model, shown, (id) => lanes.find((lane) => lane.id === id)?.index ?? 0);
  }

  function show(state: State, picture: NonNullable<State["picture"]>): void {
    shown = state.finding;
    stage.show(composeScene(state, picture, context));
  }

  /**
   * What a run found changes half the page: while a slider moves, odds and exact shares do not wait for it, and it comes a few times a second. The latest state is asked for
   * again when its time has come, since the hand may rest meanwhile.
   */
  function renewFinding({ finding }: State): void {
    if (finding === drawn) return;
    const left = renewed + renewing - performance.now();
    if (left > 0) {
      resting ??= setTimeout(() => {
        resting = null;
        if (last !== null) renewFinding(last);
      }, left);
      return;
    }
    renewed = performance.now();
    later.put("finding", () => {
      if (last === null) return;
      const state = last;
      drawn = state.finding;
      showAll(prompt, state);
      for (const [k, view] of patient.entries()) later.put(String(k), () => view.render(state));
      later.put("around", () => showAll(around, state));
      // The odds may have moved on by the time that it comes to this.
      later.put("flow", () => {
        if (last?.picture != null) show({ ...last, finding: drawn }, last.picture);
      });
    });
  }

  return {
    stage,
    notices,
    render(state, live) {
      stage.hold(live);
      const { finding } = state;
      if (live) renewFinding(state);
      else {
        later.drop();
        drawn = finding;
      }
      const known = () => (finding === drawn ? state : { ...state, finding: drawn });
      showAll(prompt, known());
      for (const [k, view] of patient.entries()) later.put(String(k), () => view.render(known()));
      if (live) later.put("around", () => showAll(around, known()));
      else showAll(around, state);
      const { picture, reading } = state;
      const ghost = picture?.ghost === true;
      setHidden(empty, !ghost);
      setAttribute(page, "data-ghost", ghost ? "" : null);
      find("diagram-view").inert = ghost;
      const old = last;
      last = state;
      if (picture === null) return;
      const flow = live ? shown : finding;
      const same = old?.picture === picture && shown === flow && old.reading === reading && old.start === state.start;
      if (!same) show({ ...state, finding: flow }, picture);
      if (old?.picture == null) takeFirstPicture();
      const starts = old?.picture?.model.starts.length;
      if (starts !== undefined && starts !== picture.model.starts.length && trace !== null) play(picture.model);
      if (old?.picture?.layout === picture.layout) return;
      const { width, height } = picture.layout;
      setAttribute(page, "data-dock", height > width * 0.75 ? "side" : null);
    },
    showTrace(model, next) {
      trace = next;
      play(model);
    },
    begin: playback.begin,
    stepCase: playback.cases.step,
    openText() {
      tabs.choose("text");
      actions.openDrawer(true);
    },
    openTab: tabs.choose,
    destroy() {
      later.drop();
      if (resting !== null) clearTimeout(resting);
      for (const view of [...prompt, ...patient, ...around]) view.destroy?.();
      divider.destroy();
      queues.destroy();
      quiet();
      timeline.destroy();
      stage.destroy();
      empty.remove();
    },
  };
}
