import { max, scaleLinear, select } from "d3";
import type { Bin } from "./bins.ts";

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
/** Pixels that a label needs on either side of its middle. */
const room = 17;
const widest = 34;

/** Draws cases by number of steps on a true axis, the share above a bar wherever it has room. */
export function drawHistogram(svg: SVGSVGElement, { bins, cases, width, writeShare, writeSteps }: Histogram): void {
  const first = bins[0];
  const last = bins[bins.length - 1];
  const base = height - margin.bottom;
  const root = select(svg).attr("viewBox", `0 0 ${width} ${height}`).attr("aria-hidden", "true");
  const filled = bins.filter(({ count }) => count > 0);
  const x = scaleLinear(first && last ? [first.from - 0.5, last.to + 0.5] : [0, 1], [margin.side, width - margin.side]);
  const y = scaleLinear([0, Math.max(1, max(filled, ({ count }) => count) ?? 1)], [base, margin.top]);
  const middle = (bar: Bin) => x((bar.from + bar.to) / 2);
  const thickness = first ? barWidth(filled, first, x) : 0;
  const top = (bar: Bin) => Math.min(y(bar.count), base - 1);

  root
    .selectAll<SVGRectElement, Bin>("rect")
    .data(filled, (bar) => bar.from)
    .join("rect")
    .attr("class", "histogram-bar")
    .attr("x", (bar) => middle(bar) - thickness / 2)
    .attr("width", thickness)
    .attr("y", top)
    .attr("height", (bar) => base - top(bar));
  root
    .selectAll("line")
    .data([base + 0.5])
    .join("line")
    .attr("class", "histogram-axis")
    .attr("x2", width)
    .attr("y1", (value) => value)
    .attr("y2", (value) => value);

  const byCount = [...filled].sort((a, b) => b.count - a.count || a.from - b.from);
  const named = pickApart(byCount, middle);
  root
    .selectAll<SVGTextElement, Bin>("text.histogram-value")
    .data(named, (bar) => bar.from)
    .join("text")
    .attr("class", "histogram-value")
    .attr("text-anchor", "middle")
    .attr("x", (bar) => clampLabel(middle(bar), width))
    .attr("y", (bar) => top(bar) - 5)
    .text((bar) => writeShare(bar.count / cases));
  const ends = filled.length > 1 ? [filled[0], filled[filled.length - 1]] : [];
  const ticks = pickApart([...ends.filter((bar) => bar !== undefined), ...byCount], middle);
  root
    .selectAll<SVGTextElement, Bin>("text.histogram-steps")
    .data(ticks, (bar) => bar.from)
    .join("text")
    .attr("class", "histogram-steps")
    .attr("text-anchor", "middle")
    .attr("x", (bar) => clampLabel(middle(bar), width))
    .attr("y", height - 5)
    .text((bar) => (bar.from === bar.to ? writeSteps(bar.from) : `${writeSteps(bar.from)}–${writeSteps(bar.to)}`));
}

/** As wide as the closest two bars allow. */
function barWidth(filled: readonly Bin[], first: Bin, x: (value: number) => number): number {
  let closest = Number.POSITIVE_INFINITY;
  filled.forEach((bar, k) => {
    const next = filled[k + 1];
    if (next !== undefined) closest = Math.min(closest, x(next.from) - x(bar.from));
  });
  const own = x(first.to + 1) - x(first.from);
  return Math.max(1, Math.min(widest, (Number.isFinite(closest) ? closest : own) * 0.76));
}

/** The first bars whose labels do not touch one another, in the given order of importance. */
function pickApart(bars: readonly Bin[], middle: (bar: Bin) => number): readonly Bin[] {
  const picked: Bin[] = [];
  for (const bar of bars) {
    if (picked.every((other) => Math.abs(middle(other) - middle(bar)) >= 2 * room)) picked.push(bar);
  }
  return picked;
}

function clampLabel(x: number, width: number): number {
  return Math.max(room, Math.min(width - room, x));
}
