import { isActivity } from "#core/model/assemble";
import type { Model, Node } from "#core/model/model";
import { make } from "../../dom.ts";
import { type State, shownReading } from "../../state.ts";
import type { Context, View } from "../../view.ts";
import { createArrivalRow } from "./arrival-row.ts";
import { listEntries } from "./arrivals.ts";
import { createCapacityRow, type LaneTold } from "./capacity-row.ts";
import { keepRows } from "./rows.ts";
import { createServiceRow } from "./service-row.ts";

/** Rows of one kind that are shown; the rest is set in the text. */
const most = 60;
/** Lane hues that there are. */
const hues = 6;

/** The panel in which times are set: capacity by lane, arrivals by start, service time by node. Every change is an edit of the text. */
export function createTimes(parent: HTMLElement, context: Context): View {
  const { words, figures } = context;
  const { time } = words;
  const head = make("div", { class: "panel-head" }, make("h2", { id: "times-head" }, time.heading));
  const calm = make("p", { class: "panel-note" }, time.calm);
  const capacities = make("div", { class: "capacity-list" });
  const arrivals = make("div", { class: "arrival-list" });
  const services = make("div", { class: "service-list" });
  const none = make("p", { class: "panel-note" }, time.noService);
  const more = make("p", { class: "caption" });
  parent.replaceChildren(
    head,
    make("h3", { class: "time-head" }, time.capacity),
    calm,
    capacities,
    make("h3", { class: "time-head" }, time.arrivals),
    arrivals,
    make("h3", { class: "time-head" }, time.service),
    none,
    services,
    more,
  );
  parent.setAttribute("aria-labelledby", "times-head");
  const laneRows = keepRows<LaneTold>(capacities, () => createCapacityRow(context));
  const entryRows = keepRows(arrivals, () => createArrivalRow(context));
  const nodeRows = keepRows<Node>(services, () => createServiceRow(context));

  return {
    render(state) {
      const reading = shownReading(state);
      if (reading === null || parent.hidden) return;
      const { model } = reading;
      const lanes = listLanes(model, state);
      calm.hidden = lanes.some(({ capacity }) => capacity !== null) || lanes.length === 0;
      laneRows.show(lanes);
      const entries = listEntries(reading);
      entryRows.show(entries.slice(0, most));
      const served = model.nodes.filter(takesTime);
      nodeRows.show(served.slice(0, most));
      none.hidden = served.length > 0;
      const rest = Math.max(0, served.length - most) + Math.max(0, entries.length - most);
      more.hidden = rest === 0;
      more.textContent = rest === 0 ? "" : time.more(figures, rest);
    },
  };
}

/** Activities, and what was given a time besides (T3). */
function takesTime({ shape, service }: Node): boolean {
  return isActivity(shape) || service.family !== "constant" || service.value > 0;
}

/** The lanes that serve anybody: others need no capacity. */
function listLanes(model: Model, { finding, exact, text }: State): readonly LaneTold[] {
  const certain = exact?.text === text ? exact.loads : null;
  return model.lanes
    .filter(({ nodes, capacity }) => capacity !== null || nodes.some((node) => isActivity(model.nodes[node]!.shape)))
    .slice(0, most)
    .map(({ id, label, index, capacity, queue }) => ({
      id,
      label,
      hue: (index % hues) + 1,
      capacity,
      queue,
      busy: finding?.results.lanes[id]?.utilisation ?? null,
      load: certain?.[index] ?? null,
    }));
}
