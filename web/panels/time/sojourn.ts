import type { StartResult } from "#core/engine/results";
import { createChartTable } from "../../charts/chart-table.ts";
import { binTimes } from "../../charts/time-bins.ts";
import { drawTimeHistogram } from "../../charts/time-histogram.ts";
import { make, setAttribute, setText } from "../../dom.ts";
import { createDurations } from "../../i18n/durations.ts";
import { shownReading, simulatedStart } from "../../state.ts";
import type { Context, View } from "../../view.ts";
import { findBottleneck } from "./bottleneck.ts";

const mostBins = 40;
/** Times beyond so many times the 99th percentile are told in words, so that the rest can be seen. */
const longTail = 1.25;

/** The panel with the time that cases take from start to end: the bottleneck, percentiles, histogram, and the same as a table for screen readers. */
export function createSojourn(parent: HTMLElement, context: Context): View {
  const { words, figures } = context;
  const { sojourn, bottleneck } = words.time;
  const write = createDurations(words.tag);
  const within = make("span", { class: "caption" });
  const head = make("div", { class: "panel-head" }, make("h2", { id: "sojourn-head" }, sojourn.heading), within);
  const held = make("p", { class: "bottleneck" });
  const keys = (["p50", "p95", "p99", sojourn.mean] as const).map((caption) => {
    const figure = make("dd", { class: "key-figure" });
    return { element: make("div", {}, make("dt", { class: "caption" }, caption), figure), figure };
  });
  const list = make("dl", { class: "time-figures" }, ...keys.map(({ element }) => element));
  const split = make("p", { class: "caption" });
  const chart = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  chart.setAttribute("class", "histogram time-histogram");
  const beyond = make("p", { class: "caption" });
  const table = createChartTable(chart, { name: sojourn.heading, words: words.table, spoken: true });
  const body = make("div", {}, list, table.element, table.toggle, beyond, split);
  const none = make("p", { class: "panel-note" }, sojourn.none);
  parent.replaceChildren(head, held, none, body);
  parent.setAttribute("aria-labelledby", "sojourn-head");
  let shown: StartResult | null = null;
  let named = "";
  /** Asking for it at each run would have the page laid out. */
  let width = 0;

  function draw(): void {
    if (shown === null || width <= 40) return;
    const { time, cases } = shown;
    const until = Math.min(time.max, longTail * time.p99);
    const bins = binTimes(time.histogram, until, mostBins);
    const marks = (["p50", "p95", "p99"] as const).map((name) => ({ name, at: time[name] }));
    drawTimeHistogram(chart, { bins, marks, width, write });
    const last = bins.at(-1)?.to ?? 0;
    const later = time.histogram.reduce((sum, row) => (row.from >= last ? sum + row.count : sum), 0);
    beyond.hidden = later === 0;
    setText(beyond, `${sojourn.beyond(figures.share(later / cases, cases), write(last))} ${write(time.max)}.`);
    table.show(() => ({
      caption: sojourn.label(named),
      heads: [sojourn.time, sojourn.share],
      rows: bins
        .filter(({ count }) => count > 0)
        .map(({ from, to, count }) => [sojourn.bin(write(from), write(to)), figures.share(count / cases, cases)]),
    }));
  }

  const watch = new ResizeObserver(() => {
    width = Math.min(420, parent.clientWidth - 32);
    draw();
    setAttribute(parent, "tabindex", parent.scrollHeight > parent.clientHeight ? "0" : null);
  });
  watch.observe(parent);

  let holding: string | null | undefined;
  function tellHeld(told: string | null): void {
    if (told === holding) return;
    holding = told;
    if (told === null) held.replaceChildren(bottleneck.none);
    else held.replaceChildren(make("strong", {}, bottleneck.lead), " ", make("span", { dir: "auto" }, told));
  }

  return {
    render(state) {
      setAttribute(parent, "data-stale", state.stale ? "" : null);
      const model = shownReading(state)?.model;
      const slow = state.finding === null || model === undefined ? null : findBottleneck(model, state.finding.results);
      const limited = model?.lanes.some(({ capacity }) => capacity !== null) === true;
      held.hidden = model === undefined || (limited && slow === null);
      tellHeld(
        slow &&
          bottleneck.busy(
            slow.label,
            figures.percent(slow.busy, 0),
            figures.decimal(slow.queue, slow.queue < 100 ? 1 : 0),
          ),
      );
      const result = simulatedStart(state);
      none.hidden = result !== null;
      for (const each of [body, within]) each.hidden = result === null;
      if (result === null || result === shown) return;
      shown = result;
      named = model?.nodes.find(({ id }) => id === result.start)?.label ?? result.start;
      const { time } = result;
      setText(within, sojourn.within(write(time.p95)));
      for (const [k, value] of [time.p50, time.p95, time.p99, time.mean].entries())
        setText(keys[k]!.figure, write(value));
      setText(split, sojourn.split(write(time.waiting.mean), write(time.service.mean)));
      split.hidden = !limited;
      draw();
    },
    destroy: () => watch.disconnect(),
  };
}
