import type { Survey } from "#core/engine/survey";
import type { Visit } from "#core/engine/tell-case";
import type { Model } from "#core/model/model";
import { judge } from "#core/render/verdict";
import { makeSwatch } from "../charts/swatch.ts";
import { make, makeButton } from "../dom.ts";
import type { Figures } from "../i18n/figures.ts";
import { nameOutcome } from "../panels/outcome-name.ts";
import { formatClock } from "../stage/format.ts";
import type { Context } from "../view.ts";
import { makeDraws } from "./draws-chart.ts";
import { nameEdge } from "./edge-name.ts";
import type { CaseName } from "./modes.ts";
import { composeLines, drawDigits, type Line, listDraws } from "./story-lines.ts";
import type { Told } from "./teller.ts";
import { choosePlayWords, type PlayWords } from "./words.ts";

/** What the panel shows. */
export interface StoryView {
  readonly model: Model;
  readonly name: CaseName;
  readonly told: Told;
  readonly visits: readonly Visit[];
  /** Seconds of the timeline at which the case begins, and the timeline's length. */
  readonly begun: number;
  readonly duration: number;
  /** Whether the case is in the trace; else it was walked alone, without waiting for lanes. */
  readonly traced: boolean;
  /** Cases worth a look; `null` while they are sought. */
  readonly survey: Survey | null;
}

/** What the panel asks for. */
export interface StoryActions {
  seek(time: number): void;
  open(name: CaseName): void;
  step(direction: 1 | -1): void;
  /** The address of the moment on show. */
  link(): string;
  close(): void;
}

/** The panel with the story of one case: words with times, its draws, other cases. */
export interface StoryPanel {
  show(view: StoryView): void;
  /** Says something instead of a story. */
  say(text: string): void;
  /** Marks the line that is played. */
  tell(time: number): void;
}

/** Makes the panel in an element. */
export function createStoryPanel(parent: HTMLElement, context: Context, actions: StoryActions): StoryPanel {
  const { figures, locale } = context;
  const words = choosePlayWords(locale);
  parent.setAttribute("aria-label", words.story.label);
  let lines: { readonly at: number; readonly element: HTMLElement }[] = [];
  let current: HTMLElement | null = null;

  const others = make("div", { class: "story-others" });
  const field = make("input", { class: "story-link", readonly: true, hidden: true, "aria-label": words.story.copy });
  const copy = makeButton({ class: "button" }, copyLink, words.story.copy);
  const back = makeButton({ class: "button story-back" }, actions.close, words.story.back);

  async function copyLink(): Promise<void> {
    const link = actions.link();
    try {
      await navigator.clipboard.writeText(link);
      copy.textContent = words.story.copied;
    } catch {
      copy.textContent = words.story.byHand;
      field.hidden = false;
      field.value = link;
      field.select();
    }
  }

  function makeOthers({ model, survey, name, told }: StoryView): void {
    const rows: HTMLElement[] = [];
    const row = (label: string, note: string, to: CaseName, mark: SVGSVGElement | null, press: string) =>
      make(
        "div",
        { class: "story-other" },
        mark,
        make("span", { class: "story-other-name", dir: "auto" }, label),
        make("span", { class: "caption" }, note),
        makeButton({ class: "link", "aria-label": words.story.watchNamed(label) }, () => actions.open(to), press),
      );
    if (survey === null) rows.push(make("p", { class: "caption" }, words.story.searching));
    else {
      for (const { id, label, count, first } of survey.outcomes) {
        const here = first.findIndex((one) => one.case === name.case);
        const next = first[(here + 1) % first.length]!;
        rows.push(
          row(
            nameOutcome({ id, label }, context.words),
            words.story.of(figures.count(count), figures.count(survey.cases)),
            { start: told.story.start, case: next.case },
            makeSwatch(judge(id, label)),
            here < 0 ? words.story.watch : words.story.watchNext,
          ),
        );
      }
      for (const kind of ["longest", "p95", "p50"] as const) {
        const found = survey[kind];
        if (found === null) continue;
        const note = countSteps(found.steps, figures, words);
        rows.push(row(words.story[kind], note, { start: told.story.start, case: found.case }, null, words.story.watch));
      }
    }
    if (survey !== null && hasLimits(model)) rows.push(make("p", { class: "caption" }, words.story.unlimited));
    others.replaceChildren(...rows);
  }

  return {
    show(view) {
      const { model, name, told, visits, begun, duration } = view;
      const clock = (time: number) => formatClock(time, duration, locale);
      const labels = new Map(model.nodes.map(({ id, label }) => [id, label]));
      const outcomes = told.story.outcomes.map((one) => nameOutcome(one, context.words)).join(", ");
      const composed = composeLines(visits);
      const tokens = new Set(visits.map(({ token }) => token)).size;
      lines = composed.map((line) => {
        const at = begun + line.from;
        const token =
          tokens > 1 ? make("span", { class: "caption" }, words.story.token(figures.count(line.token + 1))) : null;
        const button = makeButton(
          { class: "story-line", dir: "auto" },
          () => actions.seek(at),
          make("span", { class: "story-time" }, clock(at)),
          make("span", { class: "story-words" }, ...tellLine(line, model, labels, figures, words), token),
          make("span", { class: "story-took caption" }, formatTook(line.until - line.from, figures)),
        );
        return { at, element: make("li", {}, button) };
      });
      current = null;
      const verdict = told.story.outcomes.some(({ id, label }) => judge(id, label) === "bad") ? "bad" : "good";
      const head = make(
        "div",
        { class: "panel-head" },
        makeSwatch(verdict),
        make("h2", { dir: "auto" }, words.story.head(figures.count(name.case), outcomes)),
        make(
          "span",
          { class: "caption" },
          `${countSteps(told.story.steps, figures, words)}, ${formatTook(lastMoment(visits, told), figures)}`,
        ),
      );
      const end = make(
        "p",
        { class: "story-end" },
        make("span", { class: "story-time" }, clock(begun + lastMoment(visits, told))),
        make("span", { "data-verdict": verdict }, words.story.ends(outcomes)),
      );
      makeOthers(view);
      copy.textContent = words.story.copy;
      field.hidden = true;
      const steps = make(
        "div",
        { class: "story-steps" },
        makeButton({ class: "button" }, () => actions.step(-1), words.story.previous),
        makeButton({ class: "button" }, () => actions.step(1), words.story.next),
      );
      parent.replaceChildren(
        make(
          "div",
          { class: "panel", tabindex: 0 },
          head,
          !view.traced && hasLimits(model) ? make("p", { class: "caption" }, words.story.untimed) : null,
          make("ol", { class: "story-lines" }, ...lines.map(({ element }) => element)),
          end,
        ),
        make(
          "div",
          { class: "panel", tabindex: 0 },
          make("div", { class: "panel-head" }, make("h2", {}, words.story.draws)),
          ...makeDraws(listDraws(visits), { model, labels, figures, words, clock: (time) => clock(begun + time) }),
        ),
        make(
          "div",
          { class: "panel" },
          make("div", { class: "panel-head" }, make("h2", {}, words.story.others)),
          others,
          steps,
          make("div", { class: "story-steps" }, copy, back),
          field,
        ),
      );
    },
    say(text) {
      lines = [];
      parent.replaceChildren(make("div", { class: "panel" }, make("p", { class: "panel-note" }, text), back));
    },
    tell(time) {
      const next = lines.findLast(({ at }) => at <= time + 1e-9)?.element ?? null;
      if (next === current) return;
      current?.removeAttribute("aria-current");
      next?.setAttribute("aria-current", "step");
      current = next;
    },
  };
}

/** Whether some lane serves only so many at once. */
function hasLimits(model: Model): boolean {
  return model.lanes.some(({ capacity }) => capacity !== null);
}

function lastMoment(visits: readonly Visit[], told: Told): number {
  const { time, arrival } = told.rows;
  const rows = time.length === 0 ? told.story.time : Math.max(...time, ...arrival);
  return Math.max(rows, visits.at(-1)?.until ?? 0);
}

function countSteps(steps: number, figures: Figures, words: PlayWords): string {
  return words.story.steps(figures.count(steps), steps === 1);
}

/** How long something took: `3 s`, `1.25 s`. */
function formatTook(seconds: number, figures: Figures): string {
  const digits = seconds >= 100 || Math.abs(seconds - Math.round(seconds)) < 0.005 ? 0 : seconds >= 10 ? 1 : 2;
  return `${figures.decimal(seconds, digits)} s`;
}

function tellLine(
  line: Line,
  model: Model,
  labels: ReadonlyMap<string, string>,
  figures: Figures,
  words: PlayWords,
): (HTMLElement | string)[] {
  const names = line.nodes.map((node) => labels.get(node) ?? node).join(", ");
  if (line.again > 0) return [words.story.again(figures.count(line.again), line.again === 1)];
  const why = tellChoice(line, model, figures, words);
  return why === "" ? [names] : [`${names} `, make("b", {}, why)];
}

/** Why a token went where it went: "0.81, not below 0.70, so 4xx/5xx"; "" where it had no choice. */
function tellChoice({ draw, counter, edge }: Line, model: Model, figures: Figures, words: PlayWords): string {
  const name = (id: string | null) => nameEdge(model, id) ?? words.story.goesOn;
  if (draw !== null && draw.taken >= 0) {
    const digits = drawDigits(draw);
    const write = (value: number) => figures.decimal(Math.floor(value * 10 ** digits + 1e-9) / 10 ** digits, digits);
    const low = draw.options[draw.taken - 1]?.upTo ?? 0;
    const high = draw.options[draw.taken]!.upTo;
    const taken = name(edge);
    if (low === 0) return words.story.below(write(draw.value), write(high), taken);
    if (high >= 1) return words.story.above(write(draw.value), write(low), taken);
    return words.story.between(write(draw.value), write(low), write(high), taken);
  }
  if (counter !== null)
    return words.story.counter(figures.count(counter.repeats), figures.count(counter.bound), name(edge));
  return "";
}
