import { scaleLinear, select } from "d3";
import { setAttributes, setTexts } from "../selections.ts";

/** A simulated share with its interval and the exact one, all fractions, and how its ends are written. */
export interface Whisker {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** `null` where there is none. */
  readonly exact: number | null;
  readonly write: (fraction: number) => string;
}

const width = 106;
const line = 12;
const inset = 20;

/** By chart: the interval that is drawn. While a slider moves only the exact share does. */
const drawn = new WeakMap<SVGSVGElement, Pick<Whisker, "share" | "low" | "high">>();

/** Draws an interval on its own scale: a bar with ends, a dot at the share, a stroke at the exact one, the ends labelled. */
export function drawWhisker(svg: SVGSVGElement, { share, low, high, exact, write }: Whisker): void {
  const before = drawn.get(svg);
  const same = before?.share === share && before.low === low && before.high === high;
  drawn.set(svg, { share, low, high });
  const x = scaleLinear([low, high], [inset, width - inset]);
  if (low === high) x.domain([low - 1, high + 1]);
  // An exact share far out stands at the end of the line: the interval has to keep a width.
  const place = (value: number) => Math.min(width - 2, Math.max(2, x(value)));
  const root = select(svg);
  if (!same) drawInterval();
  const stroke = root
    .selectAll<SVGLineElement, number>("line.whisker-exact")
    .data(exact === null ? [] : [exact])
    .join((enter) =>
      enter
        .append("line")
        .attr("class", "whisker-exact")
        .attr("y1", line - 9)
        .attr("y2", line + 9),
    );
  setAttributes(stroke, (value) => ({ x1: place(value), x2: place(value) }));

  function drawInterval(): void {
    setAttributes(root, () => ({ class: "whisker", viewBox: `0 0 ${width} 34`, "aria-hidden": "true" }));
    const [from, to] = [x(low), x(high)];
    const bar = `M${from},${line - 5}v10M${from},${line}H${to}M${to},${line - 5}v10`;
    show("line", "whisker-axis", { x1: 0, x2: width, y1: line, y2: line });
    show("path", "whisker-bar", { d: bar });
    show("circle", "whisker-dot", { cx: place(share), cy: line, r: 3.5 });
    const ends = root
      .selectAll<SVGTextElement, number>("text")
      .data(low === high ? [low] : [low, high])
      .join("text")
      .attr("text-anchor", "middle");
    setAttributes(ends, (value) => ({ x: x(value), y: 31 }));
    setTexts(ends, write);
  }

  function show(tag: string, name: string, attributes: Readonly<Record<string, string | number>>): void {
    const mark = root.selectAll(`${tag}.${name}`).data([0]).join(tag);
    setAttributes(mark, () => ({ class: name, ...attributes }));
  }
}
