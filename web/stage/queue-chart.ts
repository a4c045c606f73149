import { select } from "d3";
import type { TraceColumns } from "#core/engine/results";
import type { Model } from "#core/model/model";
import { createChartTable } from "../charts/chart-table.ts";
import type { Words } from "../i18n/en.ts";
import { formatClock } from "./format.ts";
import { type LaneQueue, lengthAt, listQueues, sampleQueue } from "./queues.ts";
import type { Player, PlayerState } from "./types.ts";

/** The chart below the timeline. */
export interface QueueChart {
  /** Draws the lines of a trace; nothing is shown where nobody waits. `hueOf` tells each lane's hue, from 0. */
  show(model: Model, trace: TraceColumns | null, hueOf: (lane: string) => number): void;
  destroy(): void;
}

export interface QueueChartOptions {
  readonly label: string;
  /** What a lane with so many waiting at most is called. */
  readonly most: (lane: string, count: string) => string;
  readonly locale: string;
  /** Words of the table of the same figures. */
  readonly table: Words["table"];
}

/** Lanes that are drawn; shorter lines are left to the stage. */
const mostLanes = 3;
const hues = 6;
/** Rows of the table: the greatest length in each of so many equal parts of the time. */
const parts = 12;
const height = 46;
const base = 40;
const top = 5;
/** The track of the timeline has such a margin left and right. */
const side = 9;

/** Makes the chart of how many wait for each lane over time, in step with the track above it: its playhead is the player's. */
export function createQueueChart(parent: HTMLElement, player: Player, options: QueueChartOptions): QueueChart {
  const { label, most, locale, table: words } = options;
  const figures = new Intl.NumberFormat(locale);
  const root = document.createElement("div");
  root.className = "queue-chart";
  root.setAttribute("role", "img");
  const legend = document.createElement("div");
  legend.className = "queue-legend";
  const svg = select(root).append("svg").attr("class", "queue-lines").attr("aria-hidden", "true");
  const lines = svg.append("g");
  const axis = svg.append("path").attr("class", "queue-axis");
  const ceiling = svg.append("text").attr("class", "queue-most");
  const head = svg
    .append("path")
    .attr("class", "queue-head")
    .attr("d", `M0,${top - 3}V${base}`);
  root.prepend(legend);
  const table = createChartTable(root, { name: label, words, spoken: false });
  const { element } = table;
  element.classList.add("queues");
  element.hidden = true;
  element.append(table.toggle);
  parent.append(element);

  let queues: readonly LaneQueue[] = [];
  let rows: readonly { readonly queue: LaneQueue; readonly hue: number; readonly count: HTMLElement }[] = [];
  let span = { left: 0, width: 0 };
  let drawnFor = -1;

  function measure(): void {
    const track = parent.querySelector(".track")?.getBoundingClientRect();
    const box = root.getBoundingClientRect();
    if (track === undefined) return;
    span = { left: track.left - box.left + side, width: Math.max(0, track.width - 2 * side) };
    legend.style.width = `${Math.max(0, track.left - box.left - 8)}px`;
    svg.attr("width", box.width).attr("height", height);
  }

  function draw(): void {
    const { duration } = player.state;
    drawnFor = duration;
    if (element.hidden) return;
    table.show(() => ({
      caption: label,
      heads: [words.time, ...queues.map((queue) => queue.label)],
      rows: listParts(duration),
    }));
    measure();
    const bins = Math.max(1, Math.floor(span.width / 2));
    const highest = Math.max(1, ...queues.map((queue) => queue.most));
    const y = (count: number) => base - (count / highest) * (base - top);
    lines
      .selectAll<SVGPathElement, (typeof rows)[number]>("path")
      .data([...rows].reverse(), ({ queue }) => queue.lane)
      .join("path")
      .attr("class", ({ hue }) => `queue-line hue-${hue}`)
      .attr("d", ({ queue }) => {
        const step = span.width / bins;
        const points = Array.from(sampleQueue(queue, duration, bins), (count, bin) => {
          const from = span.left + bin * step;
          return `V${y(count).toFixed(1)}H${(from + step).toFixed(1)}`;
        });
        return `M${span.left.toFixed(1)},${base}${points.join("")}V${base}`;
      });
    axis.attr("d", `M${span.left},${base + 0.5}H${span.left + span.width}`);
    ceiling
      .attr("x", span.left + span.width + side + 4)
      .attr("y", top + 8)
      .text(figures.format(highest));
    tell(player.state);
  }

  function listParts(duration: number): string[][] {
    const columns = queues.map((queue) => sampleQueue(queue, duration, parts));
    return Array.from({ length: duration > 0 ? parts : 0 }, (_, part) => [
      words.until(formatClock((duration * (part + 1)) / parts, duration, locale)),
      ...columns.map((column) => figures.format(column[part]!)),
    ]);
  }

  function tell({ time, duration }: PlayerState): void {
    if (element.hidden) return;
    if (duration !== drawnFor) {
      draw();
      return;
    }
    const x = span.left + (duration > 0 ? (time / duration) * span.width : 0);
    head.attr("transform", `translate(${x},0)`);
    for (const { queue, count } of rows) {
      const text = figures.format(lengthAt(queue, time));
      if (count.textContent !== text) count.textContent = text;
    }
  }

  const forget = player.subscribe(tell);
  const sizes = new ResizeObserver(draw);
  sizes.observe(parent);

  return {
    show(model, trace, hueOf) {
      queues = trace === null ? [] : listQueues(model, trace).slice(0, mostLanes);
      element.hidden = queues.length === 0;
      const told = queues.map((queue) => most(queue.label, figures.format(queue.most))).join("; ");
      root.setAttribute("aria-label", `${label}: ${told}`);
      root.title = label;
      rows = queues.map((queue) => {
        const hue = (hueOf(queue.lane) % hues) + 1;
        const count = document.createElement("b");
        return { queue, hue, count };
      });
      legend.replaceChildren(
        ...rows.map(({ queue, hue, count }) => {
          const row = document.createElement("span");
          const mark = document.createElement("i");
          const name = document.createElement("span");
          mark.className = `hue-${hue}`;
          name.textContent = queue.label;
          row.append(mark, name, count);
          return row;
        }),
      );
      draw();
    },
    destroy() {
      forget();
      sizes.disconnect();
      element.remove();
    },
  };
}
