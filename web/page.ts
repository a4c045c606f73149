import type { TraceColumns } from "#core/engine/results";
import type { Measure } from "#core/layout/measure";
import type { Model } from "#core/model/model";
import { find, setAttribute, setHidden, setText } from "./dom.ts";
import { makeEmptyNote } from "./empty-note.ts";
import { createDivider } from "./panels/divider.ts";
import { createNotices, type Notices } from "./panels/notices.ts";
import { createPanels } from "./panels/panels.ts";
import { createTabs, type Tab } from "./panels/tabs.ts";
import { createPlayback, type Showing } from "./play/playback.ts";
import { createRail } from "./rail.ts";
import { composeScene } from "./scene.ts";
import { low, narrow, reducedMotion } from "./screen.ts";
import { speakMoments } from "./spoken.ts";
import { createQueueChart } from "./stage/queue-chart.ts";
import { createStage } from "./stage/stage.ts";
import { keepStarts } from "./stage/starts.ts";
import { createTimeline } from "./stage/timeline.ts";
import type { Stage } from "./stage/types.ts";
import { type StageWord, stageWords } from "./stage/words.ts";
import type { State } from "./state.ts";
import type { Context } from "./view.ts";

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

/** The page on show, and the words of its language: others after a change of language. */
export interface Scenery {
  readonly page: Page;
  readonly context: Context;
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
    roomy: !narrow.matches && !low.matches,
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
  const empty = makeEmptyNote(words);
  find("diagram").append(empty);
  const panels = createPanels(context, [rail, playback], (finding) => {
    // The odds may have moved on by the time that it comes to this.
    if (last?.picture != null) show({ ...last, finding }, last.picture);
  });
  const notices = createNotices(find("notices"), words);
  const tabs = createTabs(find("tabs"), context);
  const divider = createDivider(find("divider"), page, context);
  let last: State | null = null;
  /** The finding that the stage shows. */
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

  return {
    stage,
    notices,
    render(state, live) {
      stage.hold(live);
      panels.render(state, live);
      const { picture, reading, finding } = state;
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
      panels.destroy();
      divider.destroy();
      queues.destroy();
      quiet();
      timeline.destroy();
      stage.destroy();
      empty.remove();
    },
  };
}
