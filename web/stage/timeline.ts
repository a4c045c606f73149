import type { TraceColumns } from "#core/engine/results";
import type { Model } from "#core/model/model";
import { judge } from "#core/render/verdict";
import { setAttribute, setText } from "../dom.ts";
import { listEnds, listMarks, type Mark } from "./ends.ts";
import { fill } from "./fill.ts";
import { formatClock } from "./format.ts";
import { type IconName, makeIcon, showIcon } from "./icons.ts";
import { fastestSpeed, slowestSpeed } from "./player.ts";
import { createTrack, type Happened } from "./track.ts";
import type { Player, PlayerState, Timeline, TimelineOptions } from "./types.ts";

const speeds = [0.25, 0.5, 1, 2, 4, 8, 16, 32];

/** Makes the bar under the stage: buttons, time, track with the density of events, the ends and marked cases, speed. */
export function createTimeline(parent: HTMLElement, player: Player, options: TimelineOptions): Timeline {
  const { words, locale = "en", buttons = "all" } = options;
  const root = document.createElement("div");
  root.className = `timeline ${buttons}`;
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", words("timeline.label"));

  const button = (icon: IconName, word: string, press: () => void) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = icon;
    element.append(makeIcon(icon));
    name(element, words(word));
    element.addEventListener("click", press);
    return element;
  };
  const first = button("first", "timeline.first", () => player.seek(0));
  const back = button("back", "timeline.back", () => player.step(-1));
  const play = button("play", "timeline.play", () => (player.state.playing ? player.pause() : player.play()));
  const forward = button("forward", "timeline.forward", () => player.step(1));
  const last = button("last", "timeline.last", () => {
    player.pause();
    player.seek(player.state.duration);
  });
  const { cases } = options;
  const backCase = button("backCase", "timeline.backCase", () => cases?.step(-1));
  const forwardCase = button("forwardCase", "timeline.forwardCase", () => cases?.step(1));
  const loop = button("loop", "timeline.loop", () => player.setLoop(!player.state.loop));
  const time = document.createElement("span");
  time.className = "time";
  const track = createTrack(player, options);
  const speed = document.createElement("button");
  speed.type = "button";
  speed.className = "speed";
  speed.addEventListener("click", (event) => player.setSpeed(nextSpeed(player.state.speed, event.shiftKey ? -1 : 1)));
  const steps = cases === undefined ? [back, play, forward] : [backCase, back, play, forward, forwardCase];
  root.append(...(buttons === "all" ? [first, ...steps, last] : [play]), time, track.element);
  if (cases !== undefined) root.append(loop);
  root.append(speed);
  parent.append(root);

  let happened: Happened = { events: [], good: [], bad: [] };
  let marks: readonly Mark[] = [];
  let drawnFor = -1;
  let drawing: ReturnType<typeof setTimeout> | undefined;
  let shown: PlayerState | null = null;
  const figures = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });

  function show(state: PlayerState): void {
    if (state.playing !== shown?.playing) {
      showIcon(play.firstElementChild as SVGSVGElement, state.playing ? "pause" : "play");
      name(play, words(state.playing ? "timeline.pause" : "timeline.play"));
    }
    if (state.speed !== shown?.speed) {
      const text = `${figures.format(state.speed)}×`;
      speed.textContent = text;
      name(speed, fill(words("timeline.speed"), { speed: text }));
    }
    setAttribute(loop, "aria-pressed", String(state.loop));
    if (state.duration !== shown?.duration) {
      for (const each of [first, back, play, forward, last, backCase, forwardCase, loop])
        each.disabled = state.duration === 0;
    }
    const clock = formatClock(state.time, state.duration, locale);
    setText(time, clock);
    if (state.duration !== drawnFor) drawSoon();
    track.tell(state);
    shown = state;
  }

  /** Draws the track in a task of its own: one that shows a new trace has enough to do, and the track's size would have all of it laid out at once. */
  function drawSoon(): void {
    drawnFor = player.state.duration;
    clearTimeout(drawing);
    drawing = setTimeout(() => {
      drawTrack();
      track.tell(player.state);
    });
  }

  function drawTrack(): void {
    drawnFor = player.state.duration;
    track.draw(happened, marks, drawnFor);
  }

  const forget = player.subscribe(show);
  const sizes = new ResizeObserver(() => {
    drawTrack();
    track.tell(player.state);
  });
  sizes.observe(track.element);
  show(player.state);

  return {
    show(model: Model, trace: TraceColumns | null) {
      const ends = trace === null ? [] : listEnds(trace);
      marks = listMarks(model, ends);
      const labels = new Map(model.starts.flatMap(({ outcomes }) => outcomes.map(({ id, label }) => [id, label])));
      const isBad = (id: string) => judge(id, labels.get(id) ?? id) === "bad";
      const bad = ends.filter(({ outcomes }) => outcomes.some(isBad));
      const good = ends.filter((end) => !bad.includes(end));
      happened = {
        events: trace?.time ?? [],
        good: good.map(({ time }) => time),
        bad: bad.map(({ time }) => time),
      };
      drawSoon();
    },
    destroy() {
      clearTimeout(drawing);
      forget();
      sizes.disconnect();
      root.remove();
    },
  };
}

function name(element: HTMLElement, text: string): void {
  element.setAttribute("aria-label", text);
  element.title = text;
}

/** The next speed of the row 0.25, 0.5, 1 ... 32, round again after the last. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  if (direction === 1) return speeds.find((each) => each > speed) ?? slowestSpeed;
  return speeds.findLast((each) => each < speed) ?? fastestSpeed;
}
