import type { ExactSteps } from "#core/analysis/results";
import type { StartResult } from "#core/engine/results";
import { bin } from "../charts/bins.ts";
import { createChartTable } from "../charts/chart-table.ts";
import { drawHistogram } from "../charts/histogram.ts";
import { make, setAttribute, setHidden, setText } from "../dom.ts";
import { exactStart, simulatedStart } from "../state.ts";
import type { Context, View } from "../view.ts";

const mostBins = 48;
/** Half a 95% interval in standard errors. */
const normal95 = 1.96;

/** The panel with the number of steps that cases take: mean, spread, histogram, and the same as a table for screen readers. */
export function createSteps(parent: HTMLElement, context: Context): View {
  const { words, figures } = context;
  const within = make("span", { class: "caption" });
  const head = make("div", { class: "panel-head" }, make("h2", { id: "steps-head" }, words.steps.heading), within);
  const first = makeKey("");
  const second = makeKey("key-minor");
  const keys = make("div", { class: "key-figures" }, first.element, second.element);
  const chart = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  chart.setAttribute("class", "histogram");
  const table = createChartTable(chart, { name: words.steps.heading, words: words.table, spoken: true });
  const { element: drawing, toggle } = table;
  const body = make("div", {}, keys, drawing, toggle);
  parent.replaceChildren(head, body);
  parent.setAttribute("aria-labelledby", "steps-head");
  let shown: StartResult | null = null;
  let named = "";
  /** Asking for it at each run would have the page laid out. */
  let width = 0;

  function draw(): void {
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
    table.show(() => ({
      caption: words.steps.label(named),
      heads: [words.steps.steps, words.steps.share],
      rows: bins
        .filter(({ count }) => count > 0)
        .map(({ from, to, count }) => {
          const [low, high] = [figures.count(from), figures.count(to)];
          return [from === to ? low : words.steps.bin(low, high), figures.share(count / cases, cases)];
        }),
    }));
  }

  const watch = new ResizeObserver(() => {
    width = parent.clientWidth - 32;
    draw();
    // Where it has to be scrolled, the keyboard has to get there.
    setAttribute(parent, "tabindex", parent.scrollHeight > parent.clientHeight ? "0" : null);
  });
  watch.observe(parent);

  function showKeys(result: StartResult | null, certain: ExactSteps | null): void {
    setAttribute(first.figure, "class", certain === null ? "key-figure" : "key-figure key-certain");
    setHidden(second.element, result === null);
    if (certain !== null) {
      setText(first.figure, figures.decimal(certain.mean, certain.mean < 1000 ? 4 : 2));
      setText(first.caption, words.steps.meanExact);
    }
    if (result === null) return;
    const { mean, sd } = result.steps;
    if (certain === null) {
      setText(first.figure, figures.decimal(mean, 2));
      setText(first.caption, words.steps.mean);
      setText(second.figure, figures.decimal(sd, 2));
      setText(second.caption, words.steps.sd);
    } else {
      setText(second.figure, figures.decimal(mean, 3));
      setText(second.caption, words.steps.simulated(figures, (normal95 * sd) / Math.sqrt(result.cases)));
    }
    const spread = `${words.steps.sd} ${figures.decimal(sd, 2)}`;
    setAttribute(second.element, "title", certain === null ? null : spread);
  }

  return {
    render(state) {
      const result = simulatedStart(state);
      const exact = exactStart(state);
      const certain = exact?.exact === true ? exact.steps : null;
      setAttribute(parent, "data-stale", state.stale ? "" : null);
      setAttribute(parent, "data-late", state.late ? "" : null);
      setHidden(body, result === null && certain === null);
      setHidden(drawing, result === null);
      setHidden(toggle, result === null);
      setHidden(within, result === null);
      showKeys(result, certain);
      if (result === null || result === shown) return;
      shown = result;
      named = state.picture?.reading.model.nodes.find(({ id }) => id === result.start)?.label ?? result.start;
      setText(within, words.steps.within(figures, result.steps.p95));
      draw();
    },
    destroy: () => watch.disconnect(),
  };
}

/** A key figure over its caption. */
function makeKey(name: string) {
  const figure = make("span", { class: "key-figure" });
  const caption = make("span", { class: "caption" });
  return { element: make("div", { class: name }, figure, caption), figure, caption };
}
