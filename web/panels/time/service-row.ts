import type { Distribution } from "#core/language/tree";
import { createChartTable } from "../../charts/chart-table.ts";
import { createDensityMark } from "../../charts/density-mark.ts";
import { shapeDensity } from "../../charts/density-shape.ts";
import { make, setAttribute, setText } from "../../dom.ts";
import { createDurations } from "../../i18n/durations.ts";
import type { Context } from "../../view.ts";
import { createSelect } from "../select.ts";
import { beginFamily, type Family, familyParameters, writeFamily, writeParameters } from "./families.ts";
import { createField, type Field } from "./field.ts";
import { tryStatement } from "./try-statement.ts";

/** How long one node takes: its name, a picture and the words of the language; opened, the family and its values. */
export interface ServiceRow {
  readonly element: HTMLElement;
  show(node: { readonly id: string; readonly label: string; readonly service: Distribution }): void;
}

/** Of the points of a density's line so many are one row of its table. */
const densityStep = 4;

/** Makes an empty row; `show` fills it. */
export function createServiceRow({ words, figures, locale, actions }: Context): ServiceRow {
  const { time } = words;
  const write = createDurations(words.tag);
  const name = make("span", { class: "time-name", dir: "auto" });
  const mark = createDensityMark();
  const written = make("span", { class: "time-written" });
  const summary = make("summary", { class: "service-summary" }, name, mark.element, written);
  const family = createSelect("time-family", "", (value) => {
    if (shown !== null) say(value as Family, beginFamily(value as Family, shown.service));
  });
  const values = make("span", { class: "time-values" });
  // The picture stands in the summary; its figures are below, on demand.
  const table = createChartTable(make("span"), { name: "", words: words.table, spoken: false });
  const trouble = make("p", { class: "time-trouble", role: "alert" });
  const element = make(
    "details",
    { class: "service-row" },
    summary,
    make("div", { class: "service-fields" }, family.element, values),
    trouble,
    table.toggle,
    table.element,
  );
  let shown: { readonly id: string; readonly label: string; readonly service: Distribution } | null = null;
  let fields: readonly Field[] = [];
  let built = "";

  /** Writes the text anew, or says why the language would not read it. */
  function say(kind: Family, parts: readonly string[], from?: Field): void {
    if (shown === null) return;
    const text = writeFamily(kind, parts);
    const why = tryStatement("takes", text, locale);
    setText(trouble, why ?? "");
    from?.refuse(why !== null);
    if (why === null) actions.setService(shown.id, text);
  }

  function build(kind: Family, label: string): void {
    built = `${kind} ${label}`;
    fields = familyParameters[kind].map((parameter) => {
      const field: Field = createField(
        time.parameters[parameter],
        time.parameterOf(label, time.parameters[parameter]),
        () =>
          say(
            kind,
            fields.map((each) => each.text),
            field,
          ),
      );
      setAttribute(field.element, "data-parameter", parameter);
      return field;
    });
    values.replaceChildren(...fields.map(({ element: each }) => each));
  }

  return {
    element,
    show(node) {
      const { service, label } = node;
      const same = shown !== null && shown.id === node.id && JSON.stringify(shown.service) === JSON.stringify(service);
      shown = node;
      setText(name, label);
      setAttribute(summary, "title", label);
      if (same && built !== "") return;
      setText(written, writeFamily(service.family, writeParameters(service)));
      mark.show(service);
      setAttribute(table.toggle, "aria-label", words.table.of(words.table.densityOf(label)));
      table.show(() => {
        const { kind, points } = shapeDensity(service);
        return {
          caption: words.table.densityOf(label),
          heads: [words.table.time, words.table.density],
          rows: points
            .filter((_, i) => kind === "bars" || i % densityStep === 0)
            .map(({ at, height }) => [write(at), figures.percent(height, 0)]),
        };
      });
      setAttribute(family.element, "aria-label", time.familyOf(label));
      family.show(
        (Object.keys(familyParameters) as Family[]).map((value) => ({ value, text: time.families[value] })),
        service.family,
      );
      if (built !== `${service.family} ${label}`) build(service.family, label);
      for (const [k, text] of writeParameters(service).entries()) fields[k]?.show(text);
      setText(trouble, "");
    },
  };
}
