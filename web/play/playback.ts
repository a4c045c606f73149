import type { TraceColumns } from "#core/engine/results";
import type { Visit } from "#core/engine/tell-case";
import { encodeLink } from "#core/formats/link";
import type { Model } from "#core/model/model";
import { judge } from "#core/render/verdict";
import { setAttribute } from "../dom.ts";
import type { OverlayMaker } from "../stage/overlay.ts";
import type { CaseSteps, Stage, Timeline } from "../stage/types.ts";
import { chosenStart, type State } from "../state.ts";
import type { Context, View } from "../view.ts";
import { hasWaiting, type Measure } from "./heat.ts";
import { createHeatFigures } from "./heat-figures.ts";
import { createHeatLegend } from "./heat-legend.ts";
import { createLights } from "./light.ts";
import { createModeSwitch } from "./mode-switch.ts";
import { arrangeTrace, type CaseName, isSameCase, listCases, type Mode, pickRows } from "./modes.ts";
import { type Moment, writeMoment } from "./moment.ts";
import { createPauses } from "./pauses.ts";
import { pickCase } from "./pick-case.ts";
import { spotTokens } from "./spot.ts";
import { countPassages, retell } from "./story-lines.ts";
import { createStoryPanel } from "./story-panel.ts";
import { createSurveys } from "./surveys.ts";
import { createTeller, type Told } from "./teller.ts";
import { choosePlayWords } from "./words.ts";

/** What of the playback outlives a page in another language. */
export interface Showing {
  mode: Mode;
  chosen: CaseName | null;
  /** A moment that a link asked for, until its trace is there. */
  asked: Moment | null;
}

/** Where the playback works. */
export interface PlaybackPlace {
  readonly page: HTMLElement;
  readonly story: HTMLElement;
  readonly narrow: boolean;
  /** Whether the stage has room for an unfolded legend. */
  readonly roomy: boolean;
  readonly still: boolean;
}

/** Modes, the story of a case, pause points and heat, around one stage. */
export interface Playback extends View {
  readonly overlays: readonly OverlayMaker[];
  readonly cases: CaseSteps;
  /** Takes the stage and the timeline that were made with what is above. */
  attach(stage: Stage, timeline: Timeline): void;
  /** Shows another trace of the diagram on stage. */
  show(model: Model, trace: TraceColumns | null): void;
  /** A node or edge was selected. */
  select(id: string | null): void;
  /** Begins as a link asked, or from the beginning. */
  begin(): void;
  choose(mode: Mode): void;
  /** Opens the story of a case, or closes it. */
  open(name: CaseName | null): void;
  /** Opens a case that failed, or the longest one where none did. */
  watch(): void;
  destroy(): void;
}

/** Makes the playback; `showing` is kept up to date. */
export function createPlayback(context: Context, showing: Showing, place: PlaybackPlace): Playback {
  const { figures, locale } = context;
  const words = choosePlayWords(locale);
  const teller = createTeller();
  const surveys = createSurveys(teller, tell);
  const heatFigures = createHeatFigures(teller, light);
  const lights = createLights();
  const pauses = createPauses(words.pause, (nodes) => stage?.pauseAt(nodes));
  const modeSwitch = createModeSwitch(words, place.narrow, choose, watch);
  const legend = createHeatLegend(words, figures, place.roomy, (next) => {
    measure = next;
    light();
  });
  let stage: Stage | null = null;
  let timeline: Timeline | null = null;
  let state: State | null = null;
  let model: Model | null = null;
  let trace: TraceColumns | null = null;
  let measure: Measure = "reach";
  let told: { readonly name: CaseName; readonly text: string; readonly told: Told } | null = null;
  let visits: readonly Visit[] = [];
  let forget = () => {};

  const panel = createStoryPanel(place.story, context, {
    seek(time) {
      stage?.player.pause();
      stage?.player.seek(time);
    },
    open: (name) => open(name),
    step: (direction) => stepCase(direction),
    link: () => `${location.origin}/${writeMoment(findMoment())}#${encodeLink(state?.text ?? "")}`,
    close: () => open(null),
  });

  /** The rows of the chosen case: those of the trace, or, where it has none, those that were told. */
  function rowsOf(name: CaseName): TraceColumns | null {
    return tracedRowsOf(name) ?? (told !== null && isSameCase(told.name, name) ? told.told.rows : null);
  }

  /** The rows of a case that the run has traced, which are those of its lane limits too. */
  function tracedRowsOf(name: CaseName): TraceColumns | null {
    const rows = trace && pickRows(trace, name);
    return rows !== null && rows.time.length > 0 ? rows : null;
  }

  /** When the chosen case begins on the timeline. */
  function begunAt(): number {
    if (showing.mode !== "stream" && showing.mode !== "heat") return 0;
    return (trace && listCases(trace).find((each) => isSameCase(each, showing.chosen))?.begun) ?? 0;
  }

  function findMoment(): Moment {
    return { time: stage?.player.state.time ?? 0, mode: showing.mode, chosen: showing.chosen };
  }

  /** Puts the trace on stage as the mode wants it. */
  function arrange(time?: number): void {
    if (stage === null || timeline === null || model === null) return;
    const { mode, chosen } = showing;
    const alone = mode === "one" && chosen !== null ? rowsOf(chosen) : null;
    const shown = trace === null ? alone : (alone ?? arrangeTrace(trace, mode, null));
    const start = model.starts.findIndex(({ node }) => model!.nodes[node]!.id === chosen?.start);
    stage.follow(chosen === null || mode === "one" ? null : (legs) => pickCase(legs, start, chosen.case));
    stage.setTrace(shown, time);
    timeline.show(model, shown);
    modeSwitch.show(mode);
    setAttribute(place.page, "data-mode", mode);
    light();
  }

  function light(): void {
    if (model === null) return;
    const { mode, chosen } = showing;
    const rows = chosen === null || mode === "heat" ? null : rowsOf(chosen);
    const passages = rows && countPassages(model, rows);
    const bad = told?.told.story.outcomes.some(({ id, label }) => judge(id, label) === "bad") === true;
    const heat = mode === "heat" && state !== null ? heatFigures.find(state, model, measure) : null;
    legend.show(heat, model, hasWaiting(state?.finding?.results ?? null));
    lights.show({
      path: passages && { ...passages, verdict: bad ? "bad" : "good" },
      heat,
      caption(node) {
        if (heat !== null) {
          const value = heat.nodes.get(node) ?? 0;
          return heat.measure === "reach"
            ? heat.exact
              ? figures.exact(value)
              : figures.odds(value)
            : value > 0
              ? `${figures.margin(value)} s`
              : "";
        }
        const times = passages?.nodes.get(node) ?? 0;
        return times > 1 ? words.story.times(figures.count(times), false) : "";
      },
    });
  }

  function choose(mode: Mode): void {
    if (mode === showing.mode) return;
    const before = stage?.player.state;
    showing.mode = mode;
    if (mode === "one" && showing.chosen === null && trace !== null) showing.chosen = caseAt(before?.time ?? 0);
    else if (mode !== "one" && place.story.hidden) showing.chosen = null;
    if (mode === "heat") stage?.player.pause();
    arrange(0);
    if (mode === "stream") stage?.player.seek(begunAt());
    if (showing.chosen !== null && !place.story.hidden) tell();
  }

  /** The case that began last at a moment of the stream. */
  function caseAt(time: number): CaseName | null {
    const cases = trace === null ? [] : listCases(trace);
    const found = cases.findLast(({ begun }) => begun <= time) ?? cases[0];
    return found === undefined ? null : { start: found.start, case: found.case };
  }

  async function open(name: CaseName | null): Promise<void> {
    showing.chosen = name;
    place.story.hidden = name === null;
    setAttribute(place.page, "data-story", name === null ? null : "");
    if (name === null) {
      told = null;
      if (showing.mode === "one") showing.mode = "stream";
      arrange();
      return;
    }
    if (showing.mode === "heat") showing.mode = "stream";
    const traced = trace !== null && pickRows(trace, name).time.length > 0;
    const text = state?.picture?.reading.text ?? "";
    if (told === null || !isSameCase(told.name, name) || told.text !== text) {
      if (place.story.childElementCount === 0) panel.say(words.story.waiting);
      const answer = await teller.tell(text, name);
      if (!isSameCase(showing.chosen, name)) return;
      if (answer === null || answer.rows.time.length === 0) {
        panel.say(words.story.gone);
        return;
      }
      told = { name, text, told: answer };
    }
    if (!traced) showing.mode = "one";
    const asked = showing.asked;
    showing.asked = null;
    arrange(asked?.time);
    const { time, playing } = stage!.player.state;
    const begun = begunAt();
    const over = begun + (rowsOf(name)?.time.at(-1) ?? 0);
    if (asked === null && (time < begun || time > over)) stage!.player.seek(begun);
    if (!playing && asked === null && !place.still) stage!.player.play();
    tell();
  }

  /** Writes the story of the chosen case. */
  function tell(): void {
    const name = showing.chosen;
    if (name === null || told === null || model === null || !isSameCase(told.name, name)) return;
    const rows = rowsOf(name);
    visits = retell(told.told.story, rows ?? told.told.rows);
    const player = stage!.player.state;
    const survey = surveys.find(told.text, name.start);
    panel.show({
      model: state?.picture?.reading.model ?? model,
      name,
      told: { story: told.told.story, rows: rows ?? told.told.rows },
      visits,
      begun: begunAt(),
      duration: player.duration,
      traced: tracedRowsOf(name) !== null,
      survey,
    });
    panel.tell(player.time);
  }

  async function watch(): Promise<void> {
    const text = state?.picture?.reading.text ?? "";
    const start = state && chosenStart(state);
    if (start === null || text === "") return;
    const number = await surveys.seek(text, start);
    if (number !== null) await open({ start, case: number });
  }

  function stepCase(direction: 1 | -1): void {
    const { chosen, mode } = showing;
    if (chosen === null) {
      stage?.player.stepCase(direction);
      return;
    }
    const cases = trace === null ? [] : listCases(trace);
    const at = cases.findIndex((each) => isSameCase(each, chosen));
    const next = at < 0 ? { start: chosen.start, case: Math.max(0, chosen.case + direction) } : cases[at + direction];
    if (next === undefined) return;
    const name = { start: next.start, case: next.case };
    if (!place.story.hidden) open(name);
    else {
      showing.chosen = name;
      if (mode === "one") arrange(0);
    }
  }

  /** In the mode of single cases the next one follows; playing in the heat view shows tokens again. */
  function follow(now: { readonly time: number; readonly duration: number; readonly playing: boolean }): void {
    if (showing.mode === "heat" && now.playing) choose("stream");
    if (!place.story.hidden) panel.tell(now.time);
    const ended = wasPlaying && !now.playing && now.duration > 0 && now.time >= now.duration;
    wasPlaying = now.playing;
    if (!ended || showing.mode !== "one" || !place.story.hidden) return;
    const before = showing.chosen;
    stepCase(1);
    if (!isSameCase(before, showing.chosen)) stage?.player.play();
  }
  let wasPlaying = false;

  return {
    overlays: [
      lights.create,
      pauses.create,
      modeSwitch.create,
      spotTokens((name) => void open(name)),
      ({ root }) => {
        root.append(legend.element);
        return { follow() {}, recolour() {}, destroy: () => legend.element.remove() };
      },
    ],
    cases: { step: stepCase, open: (start, number) => void open({ start, case: number }) },
    attach(nextStage, nextTimeline) {
      stage = nextStage;
      timeline = nextTimeline;
      forget = stage.player.subscribe(follow);
      modeSwitch.show(showing.mode);
    },
    show(nextModel, nextTrace) {
      model = nextModel;
      trace = nextTrace;
      if (showing.mode === "one" && showing.chosen === null && trace !== null) showing.chosen = caseAt(0);
      arrange();
      if (showing.chosen !== null && !place.story.hidden && trace !== null) void open(showing.chosen);
    },
    select(id) {
      pauses.select(model?.nodes.some((node) => node.id === id) === true ? id : null);
    },
    render(next) {
      const before = state;
      state = next;
      model ??= next.picture?.model ?? null;
      if (showing.mode !== "heat") return;
      model = next.picture?.model ?? model;
      setAttribute(place.page, "data-mode", "heat");
      if (before?.picture !== next.picture || before?.finding !== next.finding || before?.start !== next.start) light();
    },
    begin() {
      const { asked } = showing;
      if (asked === null) {
        if (place.still || showing.mode === "heat") return;
        stage?.player.seek(begunAt());
        stage?.player.play();
        return;
      }
      stage?.player.pause();
      showing.mode = asked.mode;
      if (asked.chosen !== null) {
        void open(asked.chosen);
        return;
      }
      showing.asked = null;
      if (asked.mode === "one") showing.chosen = caseAt(asked.time);
      arrange(asked.time);
    },
    choose,
    open: (name) => void open(name),
    watch: () => void watch(),
    destroy() {
      forget();
      teller.destroy();
      place.story.replaceChildren();
    },
  };
}
