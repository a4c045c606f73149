import { max, scaleLinear, select } from "d3";
import { setTexts } from "../selections.ts";
import type { Bin } from "./bins.ts";
import { halfWidth, pickApart, type Stretch } from "./labels.ts";

/** What a histogram shows: its bins, the number of cases in all, and how its figures are written. */
export interface Histogram {
  readonly bins: readonly Bin[];
  readonly cases: number;
  readonly width: number;
  readonly writeShare: (fraction: number) => string;
  readonly writeSteps: (steps: number) => string;
}

const height = 142;
const margin = { top: 18, bottom: 20, side: 6 };
const widest = 34;

/** A bar as it stands: its bin, its middle and its top in pixels, and what is written above and below. */
interface Bar extends Bin {
  readonly middle: number;
  readonly top: number;
  readonly share: string;
  /** Below a single number its figure; below a wider bin, at its left edge, the number that it begins with. */
  readonly tick: string;
  readonly tickAt: number;
}

/** Draws cases by number of steps on a true axis; the share stands above a bar wherever it has room, the highest bars first. */
export function drawHistogram(svg: SVGSVGElement, { bins, cases, width, writeShare, writeSteps }: Histogram): void {
  const first = bins[0];
  const last = bins[bins.length - 1];
  const base = height - margin.bottom;
  const root = select(svg).attr("viewBox", `0 0 ${width} ${height}`).attr("aria-hidden", "true");
  const filled = bins.filter(({ count }) => count > 0);
  const x = scaleLinear(first && last ? [first.from - 0.5, last.to + 0.5] : [0, 1], [margin.side, width - margin.side]);
  const y = scaleLinear([0, Math.max(1, max(filled, ({ count }) => count) ?? 1)], [base, margin.top]);
  const bars = filled.map((bin): Bar => {
    const middle = x((bin.from + bin.to) / 2);
    return {
      ...bin,
      middle,
      top: Math.min(y(bin.count), base - 1),
      share: writeShare(bin.count / cases),
      tick: writeSteps(bin.from),
      tickAt: bin.from === bin.to ? middle : x(bin.from - 0.5),
    };
  });
  const thickness = first === undefined ? 0 : findThickness(bars, x(first.to + 1) - x(first.from));

  root
    .selectAll<SVGRectElement, Bar>("rect")
    .data(bars, ({ from }) => from)
    .join("rect")
    .attr("class", "histogram-bar")
    .attr("x", ({ middle }) => middle - thickness / 2)
    .attr("width", thickness)
    .attr("y", ({ top }) => top)
    .attr("height", ({ top }) => base - top);
  root
    .selectAll("line")
    .data([base + 0.5])
    .join("line")
    .attr("class", "histogram-axis")
    .attr("x2", width)
    .attr("y1", (level) => level)
    .attr("y2", (level) => level);

  const place = (at: number, figure: string): Stretch => {
    const half = halfWidth(figure);
    return { middle: Math.max(half, Math.min(width - half, at)), half };
  };
  const highest = [...bars].sort((a, b) => a.top - b.top || a.from - b.from);
  const named = pickApart(
    highest.filter((bar) => isFree(bar, bars, place(bar.middle, bar.share))),
    ({ middle, share }) => place(middle, share),
  );
  const values = root
    .selectAll<SVGTextElement, Bar>("text.histogram-value")
    .data(named, ({ from }) => from)
    .join("text")
    .attr("class", "histogram-value")
    .attr("text-anchor", "middle")
    .attr("x", ({ middle, share }) => place(middle, share).middle)
    .attr("y", ({ top }) => top - 5);
  setTexts(values, ({ share }) => share);
  const ends = bars.length > 1 ? [bars[0], bars[bars.length - 1]] : [];
  const ticks = pickApart([...ends.filter((bar) => bar !== undefined), ...highest], ({ tickAt, tick }) =>
    place(tickAt, tick),
  );
  const steps = root
    .selectAll<SVGTextElement, Bar>("text.histogram-steps")
    .data(ticks, ({ from }) => from)
    .join("text")
    .attr("class", "histogram-steps")
    .attr("text-anchor", "middle")
    .attr("x", ({ tickAt, tick }) => place(tickAt, tick).middle)
    .attr("y", height - 5);
  setTexts(steps, ({ tick }) => tick);
}

/** As wide as the closest two bars allow. */
function findThickness(bars: readonly Bar[], own: number): number {
  let closest = Number.POSITIVE_INFINITY;
  bars.forEach(({ middle }, k) => {
    const next = bars[k + 1];
    if (next !== undefined) closest = Math.min(closest, next.middle - middle);
  });
  return Math.max(1, Math.min(widest, (Number.isFinite(closest) ? closest : own) * 0.76));
}

/** Whether no higher bar stands where the label above this one would. */
function isFree(bar: Bar, bars: readonly Bar[], { middle, half }: Stretch): boolean {
  return bars.every((other) => other.top >= bar.top || Math.abs(other.middle - middle) > half);
}
