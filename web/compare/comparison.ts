import { usesCapacity } from "#core/engine/capacity";
import type { Measure } from "#core/layout/measure";
import { judge, type Verdict } from "#core/render/verdict";
import { find, make, makeButton, setAttribute, setText } from "../dom.ts";
import { chosenOutcome } from "../panels/outcome-rows.ts";
import { isEmpty, type Reading, read } from "../reading.ts";
import { createTimeline } from "../stage/timeline.ts";
import type { Timeline } from "../stage/types.ts";
import { type StageWord, stageWords } from "../stage/words.ts";
import { chosenStart, type State } from "../state.ts";
import type { Context, View } from "../view.ts";
import { createAsking } from "./asking.ts";
import { type Clock, tieClocks } from "./clock.ts";
import type { CompareAnswer } from "./compare.worker.ts";
import { writePanel } from "./panel.ts";
import { createSide } from "./side.ts";
import { compareWords } from "./words.ts";

/** What the comparison asks of the page besides the actions of all parts. */
export interface CompareHost {
  readonly measure: Measure;
  readonly reducedMotion: boolean;
  /** Takes the present text as A. */
  pin(): void;
  /** Makes A the text again. */
  goBack(): void;
  leave(): void;
}

/** The comparison as long as it is open. */
export interface Comparison extends View {
  focus(): void;
  destroy(): void;
}

/** Cases of the paired run while something moves, and at rest; milliseconds until it counts as rest. */
const quick = 4_000;
const full = 100_000;
const rest = 350;

/** Opens the comparison over the page: two stages on one clock, and the panel with the verdict. */
export function openComparison(context: Context, host: CompareHost): Comparison {
  const { locale, actions } = context;
  const words = compareWords[locale];
  const sayStage = (key: string) => stageWords[locale][key as StageWord] ?? key;
  const panel = make("div", { class: "compare-panel", tabindex: 0, role: "group", "aria-label": words.label });
  const playback = make("div", { class: "compare-playback" });
  const options = {
    words: sayStage,
    locale,
    measure: host.measure,
    reducedMotion: host.reducedMotion,
    times: (count: number) => (count > 1 ? words.times(context.figures, count) : ""),
  };
  const names = [make("strong", { dir: "auto" }), make("strong", { dir: "auto" })] as const;
  const back = makeButton({ class: "link" }, host.goBack, words.back);
  const pin = makeButton({ class: "link" }, host.pin, words.pin);
  const leave = makeButton({ class: "button compare-leave" }, host.leave, words.leave);
  const stages = make("div", { class: "compare-stages" });
  const element = make(
    "section",
    { class: "compare", id: "compare", "aria-label": words.label, tabindex: -1 },
    stages,
    make("div", { class: "compare-aside" }, make("div", { class: "compare-top" }, leave), panel),
  );
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    host.leave();
  });
  document.body.append(element);
  find("page").inert = true;
  find("tabs").inert = true;
  const a = createSide(stages, makeHead("A", names[0], words.pinned, back), words.stage("A"), {
    ...options,
    words: (key) => (key === "stage.label" ? words.stage("A") : sayStage(key)),
    editable: false,
  });
  const b = createSide(stages, makeHead("B", names[1], words.present, pin), words.stage("B"), {
    ...options,
    words: (key) => (key === "stage.label" ? words.stage("B") : sayStage(key)),
    editable: true,
    onOdds: ({ edge, odds, phase }) => actions.moveOdds(edge, odds, phase),
  });
  stages.append(playback);

  let pinned: Reading | null = null;
  let shown: { readonly a: Reading; readonly b: Reading; readonly start: string } | null = null;
  let state: State | null = null;
  let watch: number | null = null;
  /** What is known, and whether it is of two texts that are the same. */
  let answered: { readonly answer: CompareAnswer; readonly same: boolean } | null = null;
  let clock: Clock | null = null;
  let timeline: Timeline | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const asking = createAsking(take);

  function ask(cases: number): void {
    if (shown === null) return;
    const { settings } = shown.b.model;
    const { seed, limit } = settings;
    const same = shown.a.text === shown.b.text;
    asking.ask({ a: shown.a.model, b: shown.b.model, start: shown.start, cases, seed, limit, same, watch });
  }

  function take(answer: CompareAnswer, order: { readonly same: boolean }): void {
    answered = { answer, same: order.same };
    // The case that was watched goes on being watched, while it flips or not.
    watch ??= answer.paired !== null && answer.paired.flips.length > 0 ? (answer.watched?.case ?? null) : null;
    write();
    play(answer);
  }

  function write(): void {
    if (state === null || answered === null || shown === null) return;
    writePanel(
      panel,
      {
        ...answered,
        outcome: chosenOutcome(state)?.id ?? null,
        model: shown.b.model,
        queues: usesCapacity(shown.a.model) || usesCapacity(shown.b.model),
        watch(number) {
          watch = number;
          element.dataset.restart = "";
          ask(answered?.answer.paired?.cases ?? full);
        },
      },
      context,
    );
  }

  /** Shows the watched case on both stages, from where the clock stands. */
  function play({ watched }: CompareAnswer): void {
    if (watched === null) return;
    const restart = element.dataset.restart !== undefined || clock === null;
    delete element.dataset.restart;
    const before = clock?.lead.state;
    clock?.destroy();
    timeline?.destroy();
    const [endsA, endsB] = watched.outcomes;
    a.play(watched.traces[0], judgeAll(endsA));
    b.play(watched.traces[1], judgeAll(endsB));
    clock = tieClocks([a.stage.player, b.stage.player]);
    timeline = createTimeline(playback, clock.lead, { words: sayStage, locale, buttons: "all" });
    const leads = clock.lead === a.stage.player ? 0 : 1;
    const model = leads === 0 ? a.model : b.model;
    if (model !== null) timeline.show(model, watched.traces[leads]);
    if (before !== undefined) clock.lead.setSpeed(before.speed);
    clock.lead.seek(restart ? 0 : (before?.time ?? 0));
    if (restart && !host.reducedMotion) clock.lead.play();
  }

  function follow(): void {
    clearTimeout(resting);
    ask(quick);
    resting = setTimeout(() => ask(full), rest);
  }

  return {
    render(next) {
      const before = state;
      state = next;
      const { reading } = next;
      if (next.pinned === null) return;
      if (pinned?.text !== next.pinned) pinned = read(next.pinned);
      const start = chosenStart(next);
      if (reading.errors.length > 0 || isEmpty(reading) || start === null) {
        panel.replaceChildren(
          make("div", { class: "compare-part" }, make("h2", {}, words.broken), make("p", {}, words.brokenNote)),
        );
        return;
      }
      const changed = shown === null || shown.a !== pinned || shown.b !== reading || shown.start !== start;
      if (!changed && before?.outcome === next.outcome) return;
      shown = { a: pinned, b: reading, start };
      setText(names[0], tellOdds(pinned, reading, context));
      setText(names[1], tellOdds(reading, pinned, context));
      const same = pinned.text === reading.text;
      setAttribute(back, "hidden", same ? "" : null);
      setAttribute(pin, "hidden", same ? "" : null);
      if (!changed) {
        write();
        return;
      }
      // A may be a diagram without this start: then it is shown from its own first.
      const own = pinned.model.starts.map(({ node }) => pinned!.model.nodes[node]!.id);
      a.show(pinned.model, own.includes(start) ? start : (own[0] ?? start));
      b.show(reading.model, start);
      follow();
    },
    focus: () => element.focus(),
    destroy() {
      clearTimeout(resting);
      asking.destroy();
      timeline?.destroy();
      clock?.destroy();
      a.destroy();
      b.destroy();
      element.remove();
      find("page").inert = false;
      find("tabs").inert = false;
    },
  };
}

function makeHead(side: string, name: HTMLElement, note: string, action: HTMLElement): HTMLElement {
  return make(
    "div",
    { class: "compare-head" },
    make("span", { class: "compare-badge", "data-side": side }, side),
    name,
    make("span", { class: "caption" }, note),
    action,
  );
}

function judgeAll(outcomes: readonly { readonly id: string; readonly label: string }[]): Verdict {
  return outcomes.some(({ id, label }) => judge(id, label) === "bad") ? "bad" : "good";
}

/** Odds in which one side differs from the other, as `2xx 70%`; the first few. */
function tellOdds({ model }: Reading, { model: other }: Reading, { figures }: Context): string {
  const before = new Map(other.edges.map((edge) => [edge.id, JSON.stringify(edge.odds)]));
  const told = new Set<number>();
  return model.edges
    .filter(({ id, odds, from }) => {
      if (odds === null || before.get(id) === JSON.stringify(odds) || told.has(from)) return false;
      told.add(from);
      return true;
    })
    .slice(0, 3)
    .map(({ label, id, odds }) => `${label || id} ${odds!.map((each) => figures.odds(each)).join(", ")}`)
    .join(" · ");
}
