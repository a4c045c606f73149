import { max, scaleLinear, select } from "d3";
import { setTexts } from "../selections.ts";
import { halfWidth, pickApart } from "./labels.ts";
import { roundWidth, type TimeBin } from "./time-bins.ts";

/** What a histogram of times shows. */
export interface TimeHistogram {
  readonly bins: readonly TimeBin[];
  /** Percentiles with what they are called. */
  readonly marks: readonly { readonly name: string; readonly at: number }[];
  readonly width: number;
  readonly write: (seconds: number) => string;
}

const height = 118;
const margin = { top: 20, bottom: 20, side: 6 };

/** Draws cases by time with a line at each percentile; names of percentiles and times stand where they have room. */
export function drawTimeHistogram(svg: SVGSVGElement, { bins, marks, width, write }: TimeHistogram): void {
  const base = height - margin.bottom;
  const root = select(svg).attr("viewBox", `0 0 ${width} ${height}`).attr("aria-hidden", "true");
  const [from, to] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  const x = scaleLinear([from, to], [margin.side, width - margin.side]);
  const y = scaleLinear([0, max(bins, ({ count }) => count) || 1], [base, margin.top]);
  root
    .selectAll<SVGRectElement, TimeBin>("rect")
    .data(bins.filter(({ count }) => count > 0))
    .join("rect")
    .attr("class", "histogram-bar")
    .attr("x", (bin) => x(bin.from) + 0.5)
    .attr("width", (bin) => Math.max(1, x(bin.to) - x(bin.from) - 1))
    .attr("y", (bin) => Math.min(y(bin.count), base - 1))
    .attr("height", (bin) => base - Math.min(y(bin.count), base - 1));
  const seen = marks.filter(({ at }) => at >= from && at <= to);
  root
    .selectAll<SVGPathElement, TimeHistogram["marks"][number]>("path.histogram-mark")
    .data(seen, ({ name }) => name)
    .join("path")
    .attr("class", "histogram-mark")
    .attr("d", ({ at }) => `M${x(at)},${margin.top - 4}V${base}`);
  root
    .selectAll("path.histogram-axis")
    .data([base + 0.5])
    .join("path")
    .attr("class", "histogram-axis")
    .attr("d", (level) => `M0,${level}H${width}`);

  const place = (at: number, text: string) => {
    const half = halfWidth(text);
    return { middle: Math.max(half, Math.min(width - half, x(at))), half };
  };
  const named = pickApart(seen, ({ at, name }) => place(at, name));
  const names = root
    .selectAll<SVGTextElement, TimeHistogram["marks"][number]>("text.histogram-value")
    .data(named, ({ name }) => name)
    .join("text")
    .attr("class", "histogram-value")
    .attr("text-anchor", "middle")
    .attr("x", ({ at, name }) => place(at, name).middle)
    .attr("y", margin.top - 8);
  setTexts(names, ({ name }) => name);
  const apart = roundWidth((to - from) / 4);
  const begin = Math.ceil(from / apart - 1e-9);
  const round = Array.from({ length: Math.floor(to / apart + 1e-9) - begin + 1 }, (_, k) => (begin + k) * apart);
  const ticks = pickApart([...new Set([from, ...round])], (at) => place(at, write(at)));
  const steps = root
    .selectAll<SVGTextElement, number>("text.histogram-steps")
    .data(ticks)
    .join("text")
    .attr("class", "histogram-steps")
    .attr("text-anchor", "middle")
    .attr("x", (at) => place(at, write(at)).middle)
    .attr("y", height - 5);
  setTexts(steps, write);
}
