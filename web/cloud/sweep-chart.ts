import { area, line, select } from "d3";
import type { SweepBody } from "#core/answer/sweep-point";
import { createChartTable } from "../charts/chart-table.ts";
import { chooseSweepScale, placeOnScale } from "../charts/sweep-scale.ts";
import { make, setText } from "../dom.ts";
import type { Context } from "../view.ts";
import type { CloudWords } from "./words.ts";

/** Pixels of the drawing, which grows with its card. */
const width = 356;
const height = 132;
const inset = 4;
/** About so many points stand in the table. */
const rows = 21;

interface Point {
  readonly odds: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly exact: number | null;
}

/** Makes the curve of a sweep that was run: an outcome's share over the odds of the edge, with its interval and, dotted, the exact share. */
export function createSweepChart(
  { sweep, cases, replications }: SweepBody,
  { words: { table: tableWords }, figures }: Context,
  words: CloudWords,
): HTMLElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const plot = make("div", { class: "cloud-sweep-plot" }, svg);
  const chart = createChartTable(plot, { name: words.curve(sweep.edge), words: tableWords, spoken: true });
  const choices = (sweep.points[0]?.starts ?? []).flatMap(({ start, outcomes }) =>
    outcomes.map(({ id, label }) => ({ start, id, label })),
  );
  const options = choices.map(({ start, label }, i) => make("option", { value: String(i) }, `${start}: ${label}`));
  const choice = make("select", { class: "cloud-sweep-choice", "aria-label": words.outcome }, ...options);
  const [top, foot] = [make("span"), make("span")];
  const scaleEnds = make("div", { class: "cloud-sweep-ends", "aria-hidden": "true" }, top, foot);
  const axis = make(
    "div",
    { class: "cloud-sweep-axis caption", "aria-hidden": "true" },
    make("span", {}, figures.odds(0)),
    make("span", {}, words.axis(sweep.edge)),
    make("span", {}, figures.odds(1)),
  );

  function draw(): void {
    const chosen = choices[Number(choice.value)];
    if (chosen === undefined) return;
    const points = readPoints(sweep, chosen);
    const scale = chooseSweepScale(points.flatMap(({ low, high, share }) => [low, share, high]));
    setText(top, figures.exact(Math.min(1, scale.high)));
    setText(foot, figures.exact(Math.max(0, scale.low)));
    const x = ({ odds }: Point) => inset + odds * (width - 2 * inset);
    const y = (share: number) => height - inset - placeOnScale(scale, share) * (height - 2 * inset);
    const root = select(svg).attr("viewBox", `0 0 ${width} ${height}`).attr("aria-hidden", "true");
    const path = (name: string, d: string | null) =>
      root.selectAll(`path.${name}`).data([0]).join("path").attr("class", name).attr("d", d);
    path(
      "cloud-sweep-band",
      area<Point>()
        .x(x)
        .y0(({ low }) => y(low))
        .y1(({ high }) => y(high))(points),
    );
    path(
      "cloud-sweep-exact",
      line<Point>()
        .defined(({ exact }) => exact !== null)
        .x(x)
        .y(({ exact }) => y(exact ?? 0))(points),
    );
    path(
      "cloud-sweep-line",
      line<Point>()
        .x(x)
        .y(({ share }) => y(share))(points),
    );
    const every = Math.max(1, Math.round((points.length - 1) / (rows - 1)));
    chart.show(() => ({
      caption: `${words.curve(sweep.edge)}: ${chosen.label}`,
      heads: [tableWords.odds, tableWords.share, words.interval, words.exact],
      rows: points
        .filter((_, i) => i % every === 0 || i === points.length - 1)
        .map(({ odds, share, low, high, exact }) => [
          figures.odds(odds),
          figures.share(share, cases * replications),
          `${figures.share(low, cases * replications)} – ${figures.share(high, cases * replications)}`,
          exact === null ? "" : figures.exact(exact),
        ]),
    }));
  }

  choice.addEventListener("change", draw);
  draw();
  return make(
    "div",
    { class: "cloud-sweep" },
    make("div", { class: "cloud-sweep-head" }, choice, chart.toggle),
    make("div", { class: "cloud-sweep-body" }, scaleEnds, chart.element, axis),
  );
}

function readPoints(
  { points }: SweepBody["sweep"],
  chosen: { readonly start: string; readonly id: string },
): readonly Point[] {
  return points.flatMap(({ odds, starts }) => {
    const outcomes = starts.find(({ start }) => start === chosen.start)?.outcomes ?? [];
    const found = outcomes.find(({ id }) => id === chosen.id);
    if (found === undefined) return [];
    const { share, ci95, exact } = found;
    return [{ odds, share, low: ci95[0], high: ci95[1], exact }];
  });
}
