import type { StartResult } from "#core/engine/results";
import { bin } from "../charts/bins.ts";
import { drawHistogram } from "../charts/histogram.ts";
import { make, setAttribute, setText } from "../dom.ts";
import { simulatedStart } from "../state.ts";
import type { Context, View } from "../view.ts";

const mostBins = 48;

/** The panel with the number of steps that cases take: mean, spread, histogram, and the same as a table for screen readers. */
export function createSteps(parent: HTMLElement, context: Context): View {
  const { words, figures } = context;
  const within = make("span", { class: "caption" });
  const head = make("div", { class: "panel-head" }, make("h2", { id: "steps-head" }, words.steps.heading), within);
  const mean = make("span", { class: "key-figure" });
  const sd = make("span", { class: "key-figure" });
  const keys = make(
    "div",
    { class: "key-figures" },
    make("div", {}, mean, make("span", { class: "caption" }, words.steps.mean)),
    make("div", { class: "key-minor" }, sd, make("span", { class: "caption" }, words.steps.sd)),
  );
  const chart = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  chart.setAttribute("class", "histogram");
  const table = make("table");
  const body = make("div", {}, keys, chart, make("div", { class: "hidden-text" }, table));
  parent.replaceChildren(head, body);
  parent.setAttribute("aria-labelledby", "steps-head");
  let shown: StartResult | null = null;
  let named = "";

  function draw(): void {
    const width = parent.clientWidth - 32;
    if (shown === null || width <= 40) return;
    const { cases, steps } = shown;
    const bins = bin(steps.histogram, mostBins);
    drawHistogram(chart, {
      bins,
      cases,
      width: Math.min(width, 420),
      writeShare: (share) => figures.percent(share, share >= 0.0995 ? 0 : share >= 0.001 ? 1 : 2),
      writeSteps: figures.count,
    });
    table.replaceChildren(
      make("caption", {}, words.steps.label(named)),
      make("tr", {}, make("th", { scope: "col" }, words.steps.steps), make("th", { scope: "col" }, words.steps.share)),
      ...bins
        .filter(({ count }) => count > 0)
        .map(({ from, to, count }) => {
          const [low, high] = [figures.count(from), figures.count(to)];
          const range = from === to ? low : words.steps.bin(low, high);
          return make("tr", {}, make("td", {}, range), make("td", {}, figures.share(count / cases, cases)));
        }),
    );
  }

  const watch = new ResizeObserver(() => {
    draw();
    // Where it has to be scrolled, the keyboard has to get there.
    setAttribute(parent, "tabindex", parent.scrollHeight > parent.clientHeight ? "0" : null);
  });
  watch.observe(parent);

  return {
    render(state) {
      const result = simulatedStart(state);
      setAttribute(parent, "data-stale", state.stale ? "" : null);
      body.hidden = result === null;
      within.hidden = result === null;
      if (result === null || result === shown) return;
      shown = result;
      named = state.picture?.reading.model.nodes.find(({ id }) => id === result.start)?.label ?? result.start;
      setText(within, words.steps.within(figures, result.steps.p95));
      setText(mean, figures.decimal(result.steps.mean, 2));
      setText(sd, figures.decimal(result.steps.sd, 2));
      draw();
    },
    destroy: () => watch.disconnect(),
  };
}
