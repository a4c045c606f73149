import { select } from "d3";
import { setAttribute } from "../dom.ts";
import { density, ticks } from "./density.ts";
import type { Mark } from "./ends.ts";
import { fill } from "./fill.ts";
import { formatClock } from "./format.ts";
import type { Player, PlayerState, TimelineOptions } from "./types.ts";

/** Margin left and right, in pixels. */
const side = 9;
/** Room below the base line for the times, and above the density for words; less in a low timeline. */
const below = { usual: 25, low: 20 };
const above = { usual: 17, low: 13 };
const low = 60;
/** One value of the density for so many pixels. */
const binWidth = 4;
/** Width that the words of a mark may take, in pixels; a mark closer to another stays without. */
const wordsWidth = 104;

/** A point of the density's curve, in pixels. */
interface Bin {
  readonly x: number;
  readonly y: number;
}

/** When things happen, in seconds of simulation: every event, and the ends of cases by how they ended. */
export interface Happened {
  readonly events: readonly number[];
  readonly good: readonly number[];
  readonly bad: readonly number[];
}

/** The part of the timeline that one scrubs on. */
export interface Track {
  readonly element: HTMLElement;
  draw(happened: Happened, marks: readonly Mark[], duration: number): void;
  tell(state: PlayerState): void;
}

/** Makes the track: a slider over the duration, dragged, clicked, or moved by keys (arrows 2%, Page keys 10%, Home, End). */
export function createTrack(player: Player, { words, locale = "en", cases }: TimelineOptions): Track {
  const element = document.createElement("div");
  element.className = "track";
  element.tabIndex = 0;
  element.setAttribute("role", "slider");
  element.setAttribute("aria-label", words("timeline.time"));
  element.setAttribute("aria-valuemin", "0");
  const svg = select(element).append("svg").attr("class", "curve").attr("aria-hidden", "true");
  const rest = svg.append("path").attr("class", "rest");
  // Cut off at the played time, as all that moves here, by its own path: for a clip or a shift the browser would work out the page's layers anew in each frame.
  const played = svg.append("path").attr("class", "played");
  const axis = svg.append("path").attr("class", "axis");
  // How cases end, below the line: a failure reaches further down, so that its colour does not tell it alone.
  const goodEnds = svg.append("path").attr("class", "end-good");
  const badEnds = svg.append("path").attr("class", "end-bad");
  const labels = svg.append("g").attr("class", "ticks");
  const flags = svg.append("g").attr("class", "marks");
  const head = svg.append("g").attr("class", "playhead");
  const done = svg.insert("path", ".ticks").attr("class", "done");
  const pole = head.append("path");
  const knob = head.append("circle").attr("r", 6.5);

  let duration = 0;
  let width = 0;
  let base = 0;
  let top = 0;
  let bins: readonly Bin[] = [];
  let told = "";
  const toX = (time: number) => side + (duration > 0 ? (time / duration) * (width - 2 * side) : 0);

  function seekTo(event: PointerEvent): void {
    const x = event.clientX - element.getBoundingClientRect().left;
    const part = (x - side) / Math.max(1, width - 2 * side);
    player.seek(Math.min(1, Math.max(0, part)) * duration);
  }

  let resume: boolean | null = null;
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || duration === 0) return;
    const group = (event.target as Element).closest<SVGGElement>(".marks g");
    if (group !== null && cases !== undefined) {
      const { mark } = select<SVGGElement, { readonly mark: Mark }>(group).datum();
      cases.open(mark.start, mark.case);
      return;
    }
    resume = player.state.playing;
    player.pause();
    element.setPointerCapture(event.pointerId);
    seekTo(event);
  });
  element.addEventListener("pointermove", (event) => {
    if (resume !== null) seekTo(event);
  });
  const release = () => {
    if (resume === true && player.state.time < duration) player.play();
    resume = null;
  };
  element.addEventListener("pointerup", release);
  element.addEventListener("pointercancel", release);
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { time, playing } = player.state;
    const target: Record<string, number> = {
      ArrowRight: time + duration / 50,
      ArrowUp: time + duration / 50,
      ArrowLeft: time - duration / 50,
      ArrowDown: time - duration / 50,
      PageUp: time + duration / 10,
      PageDown: time - duration / 10,
      Home: 0,
      End: duration,
    };
    const to = target[event.key];
    if (to !== undefined) player.seek(to);
    else if (event.key === " ") {
      if (playing) player.pause();
      else player.play();
    } else return;
    event.preventDefault();
  });

  return {
    element,
    draw({ events, good, bad }, marks, whole) {
      duration = whole;
      width = element.clientWidth;
      if (width === 0) return;
      const height = element.clientHeight;
      const size = height < low ? "low" : "usual";
      base = height - below[size];
      const rise = base - above[size];
      svg.attr("width", width).attr("height", height);
      top = base - rise - 7;
      knob.attr("cy", base);
      const count = Math.max(8, Math.round((width - 2 * side) / binWidth));
      bins = density(events, duration, count).map((value, i) => {
        return { x: side + (i / count) * (width - 2 * side), y: base - value * rise };
      });
      bins = [...bins, { x: width - side, y: base }];
      rest.attr("d", drawUpTo(width));
      axis.attr("d", `M${side},${base + 0.5}H${width - side}`);
      goodEnds.attr("d", drawEnds(good, 3));
      badEnds.attr("d", drawEnds(bad, 6));
      const times = duration > 0 ? [...ticks(duration, Math.max(1, Math.floor(width / 110))), duration] : [];
      labels
        .selectAll<SVGTextElement, number>("text")
        .data(times)
        .join("text")
        .attr("x", (time, i) => (i === 0 ? 0 : i === times.length - 1 ? width : toX(time)))
        .attr("y", base + below[size] - 6)
        .attr("text-anchor", (_, i) => (i === 0 ? "start" : i === times.length - 1 ? "end" : "middle"))
        .text((time) => formatClock(time, duration, locale));
      drawMarks(marks);
    },
    tell(state) {
      const x = toX(state.time);
      setAttribute(head.node()!, "visibility", duration > 0 ? null : "hidden");
      pole.attr("d", `M${x},${top}V${base}`);
      knob.attr("cx", x);
      played.attr("d", drawUpTo(x));
      done.attr("d", duration > 0 ? `M${side},${base + 0.5}H${x}` : null);
      const clock = formatClock(state.time, state.duration, locale);
      const print = `${clock}/${state.duration}`;
      if (print === told) return;
      told = print;
      const of = { time: clock, duration: formatClock(state.duration, state.duration, locale) };
      element.setAttribute("aria-valuemax", String(Math.round(state.duration * 1000) / 1000));
      element.setAttribute("aria-valuenow", String(Math.round(state.time * 1000) / 1000));
      element.setAttribute("aria-valuetext", fill(words("timeline.of"), of));
    },
  };

  /** The ground under the curve from its beginning to a place. */
  function drawUpTo(x: number): string {
    const ahead = bins.findIndex((bin) => bin.x >= x);
    const [from, to] = [bins[ahead - 1], bins[ahead]];
    const full = (ahead < 0 ? bins : bins.slice(0, ahead)).map((bin) => `L${bin.x},${bin.y}`).join("");
    if (full === "") return "";
    const cut = from && to ? `L${x},${from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y)}V${base}` : "";
    return `M${side},${base}${full}${cut}Z`;
  }

  /** A short line below the axis in every second pixel column where a case ends. */
  function drawEnds(ends: readonly number[], length: number): string {
    const columns = new Set(ends.map((time) => Math.round(toX(time) / 2) * 2));
    return [...columns].map((x) => `M${x},${base + 1}v${length}`).join("");
  }

  function drawMarks(marks: readonly Mark[]): void {
    let free = 0;
    const placed = marks.map((mark, i) => {
      const x = toX(mark.time);
      const next = marks[i + 1];
      const apart = x >= free && (next === undefined || toX(next.time) - x > 24);
      const left = x + wordsWidth > width;
      const worded = apart && (!left || x - wordsWidth > free);
      if (worded) free = left ? x + 12 : x + wordsWidth;
      return { mark, x, worded, left };
    });
    const groups = flags
      .selectAll<SVGGElement, (typeof placed)[number]>("g")
      .data(placed, ({ mark }) => `${mark.start}/${mark.case}`)
      .join((enter) => {
        const group = enter.append("g");
        group.append("title");
        group.append("path").attr("class", "pole");
        group
          .append("path")
          .attr("class", "diamond")
          .attr("d", `M0,${base - 4.5}L4.5,${base}L0,${base + 4.5}L-4.5,${base}Z`);
        group.append("text").attr("y", 8);
        return group;
      })
      .attr("transform", ({ x }) => `translate(${x},0)`);
    const text = (mark: Mark) => fill(words("timeline.case"), { case: mark.case, outcome: mark.label });
    groups.select("title").text(({ mark }) => text(mark));
    groups.select(".pole").attr("d", ({ worded }) => (worded ? `M0,2V${base - 4}` : null));
    groups
      .select("text")
      .attr("x", ({ left }) => (left ? -6 : 6))
      .attr("text-anchor", ({ left }) => (left ? "end" : "start"))
      .text(({ mark, worded }) => (worded ? text(mark) : ""));
  }
}
