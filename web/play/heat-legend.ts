import type { Model } from "#core/model/model";
import { make, setHidden, setText } from "../dom.ts";
import type { Figures } from "../i18n/figures.ts";
import type { Heat, Measure } from "./heat.ts";
import type { PlayWords } from "./words.ts";

/** What the colours of a heat view mean, in a corner of the stage. */
export interface HeatLegend {
  readonly element: HTMLElement;
  /** `null` hides it; `waits` where nodes may be coloured by waiting too. */
  show(heat: Heat | null, model: Model | null, waits: boolean): void;
}

/** Makes the legend; `open` says whether it begins unfolded, `choose` is called with another measure of nodes. */
export function createHeatLegend(
  words: PlayWords,
  figures: Figures,
  open: boolean,
  choose: (measure: Measure) => void,
): HeatLegend {
  const { heat: says } = words;
  const measure = make("select", { "aria-label": says.measure });
  measure.append(
    make("option", { value: "reach" }, says.byReach),
    make("option", { value: "waiting" }, says.byWaiting),
  );
  measure.addEventListener("change", () => choose(measure.value as Measure));
  const origin = make("span", { class: "caption" });
  const rows = make("dl", {});
  const element = make(
    "details",
    { class: "heat-legend", open, hidden: true },
    make("summary", { class: "heat-head" }, make("b", {}, says.label), origin),
    measure,
    make("div", { class: "heat-scale", "aria-hidden": "true" }),
    rows,
  );
  const row = (name: string) => {
    const told = make("dd", { dir: "auto" });
    rows.append(make("dt", {}, name), told);
    return told;
  };
  const [nodes, edges, lanes] = [row(says.nodes), row(says.edges), row(says.lanes)];
  return {
    element,
    show(heat, model, waits) {
      setHidden(element, heat === null);
      if (heat === null || model === null) return;
      setHidden(measure, !waits);
      measure.value = heat.measure;
      setText(origin, heat.exact ? says.exact : says.simulated);
      const most = Math.max(0, ...heat.edges.values());
      const loads = model.lanes.flatMap(({ id, label }) => {
        const lane = heat.lanes.get(id);
        return lane === undefined ? [] : [`${label} ${figures.percent(lane.load, 0)}`];
      });
      const byCapacity = [...heat.lanes.values()].some(({ of }) => of === "capacity");
      setText(nodes, heat.measure === "reach" ? says.reach : says.waiting);
      setText(edges, says.passes(figures.decimal(most, 2)));
      setText(lanes, `${byCapacity ? says.capacity : says.service}: ${loads.join(", ")}`);
    },
  };
}
