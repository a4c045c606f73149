import type { OddsSweep } from "#core/analysis/results";
import type { Verdict } from "#core/render/verdict";
import { createChartTable } from "../charts/chart-table.ts";
import { drawSweep } from "../charts/sweep.ts";
import { make, setAttribute, setText } from "../dom.ts";
import type { Context } from "../view.ts";

/** What the curve under the slider in use shows: an outcome over the odds of its edge. */
export interface Sweep {
  readonly edge: string;
  readonly points: readonly { readonly odds: number; readonly share: number }[];
  readonly outcome: string;
  readonly verdict: Verdict;
  /** The present odds, and the exact share at them. */
  readonly odds: number;
  readonly share: number | null;
  /** The share that the goal asks for; `null` where the goal is of no interest here. */
  readonly goal: number | null;
}

/** The curve that opens under the slider in use. */
export interface SweepCurve {
  readonly element: HTMLElement;
  /** Shows a curve; `null` closes it, `"kept"` leaves its place empty, so that nothing moves under a drag. */
  show(sweep: Sweep | null | "kept", name: string): void;
}

/** About so many points of a curve stand in its table. */
const rows = 11;

/** Makes a closed curve; `show` opens it. */
export function createSweepCurve({ words, figures }: Context): SweepCurve {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const plot = make("div", { class: "sweep-plot" }, svg);
  const table = createChartTable(plot, { name: words.sweep.heading, words: words.table, spoken: false });
  const top = make("span");
  const foot = make("span");
  const ends = make("div", { class: "sweep-ends", "aria-hidden": "true" }, top, foot);
  const goal = make("span", { class: "sweep-mark", "aria-hidden": "true" });
  const said = make("span", { class: "hidden-text" });
  const element = make("div", { class: "sweep-row", hidden: true }, ends, table.element, goal, table.toggle, said);
  let shown: Sweep | null = null;
  let label = "";
  /** Asking for it at each move would make the browser lay the page out twice. */
  let width = 0;

  const watch = new ResizeObserver(([entry]) => {
    width = Math.round(entry?.contentRect.width ?? 0);
    draw();
  });

  function draw(): void {
    if (shown === null || width < 40) return;
    const scale = drawSweep(svg, { ...shown, width });
    setText(top, figures.exact(Math.min(1, scale.high)));
    setText(foot, figures.exact(Math.max(0, scale.low)));
    const { goal: asked } = shown;
    const inSight = asked !== null && asked >= scale.low && asked <= scale.high;
    setText(goal, inSight ? words.goal.mark(figures.odds(asked)) : "");
    const [first, last] = [shown.points[0], shown.points[shown.points.length - 1]];
    if (first === undefined || last === undefined) return;
    setAttribute(table.toggle, "aria-label", words.table.of(words.sweep.name(shown.outcome, label)));
    const { points, outcome } = shown;
    const every = Math.max(1, Math.round((points.length - 1) / (rows - 1)));
    table.show(() => ({
      caption: words.sweep.name(outcome, label),
      heads: [words.table.odds, words.table.share],
      rows: points
        .filter((_, i) => i % every === 0 || i === points.length - 1)
        .map(({ odds, share }) => [figures.odds(odds), figures.exact(share)]),
    }));
    setText(said, words.sweep.label(shown.outcome, label, figures.exact(first.share), figures.exact(last.share)));
  }

  return {
    element,
    show(sweep, name) {
      if (sweep === null && element.hidden) return;
      if (element.hidden !== (sweep === null)) element.hidden = sweep === null;
      setAttribute(element, "data-kept", sweep === "kept" ? "" : null);
      if (width === 0) watch.observe(plot);
      shown = sweep === "kept" ? null : sweep;
      label = name;
      draw();
    },
  };
}

/** The shares of one outcome along a sweep, where they are exact. */
export function readSweep(
  { points }: OddsSweep,
  start: string | null,
  outcome: string,
): readonly { readonly odds: number; readonly share: number }[] {
  return points.flatMap(({ odds, starts }) => {
    const outcomes = starts.find((each) => each.start === start)?.outcomes ?? null;
    const share = outcomes?.find(({ id }) => id === outcome)?.probability;
    return share === undefined ? [] : [{ odds, share }];
  });
}
