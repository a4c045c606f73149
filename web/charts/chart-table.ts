import { make, makeButton, setAttribute } from "../dom.ts";
import type { Words } from "../i18n/en.ts";

/** The figures of a chart: what they are of, the heads of the columns, and the rows, all of them written. */
export interface Figured {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart that can be read as a table. */
export interface ChartTable {
  /** Holds the chart and its table; the chart alone is seen until the button is pressed. */
  readonly element: HTMLElement;
  /** Shows the figures as a table instead of the chart, and the chart again. */
  readonly toggle: HTMLButtonElement;
  /** Takes the figures of the chart as it stands now; they are asked for only where they are wanted. */
  show(figures: () => Figured): void;
}

export interface ChartTableOptions {
  /** What the chart is called, for the button's name. */
  readonly name: string;
  readonly words: Words["table"];
  /** Whether screen readers find the table while the chart is shown; else they have only the button. */
  readonly spoken: boolean;
}

/** Makes the table of a chart, without figures yet. */
export function createChartTable(chart: Element, { name, words, spoken }: ChartTableOptions): ChartTable {
  const table = make("table");
  const place = make("div", { class: "chart-table", hidden: !spoken }, table);
  const element = make("div", { class: "chart-or-table" }, chart, place);
  let open = false;
  let latest: (() => Figured) | null = null;

  function fill(): void {
    if (latest === null || !(open || spoken)) return;
    const { caption, heads, rows } = latest();
    table.replaceChildren(
      make("caption", {}, caption),
      make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head))),
      ...rows.map((row) => make("tr", {}, ...row.map((cell) => make("td", { dir: "auto" }, cell)))),
    );
  }

  const toggle = makeButton(
    { class: "link table-toggle", "aria-pressed": "false", "aria-label": words.of(name) },
    () => {
      open = !open;
      setAttribute(toggle, "aria-pressed", String(open));
      setAttribute(element, "data-view", open ? "table" : null);
      place.hidden = !open && !spoken;
      fill();
    },
    words.show,
  );

  return {
    element,
    toggle,
    show(figures) {
      latest = figures;
      fill();
    },
  };
}
