import { make, makeButton, setAttribute, setText } from "../../dom.ts";
import { makeIcon } from "../../icons.ts";
import type { Context } from "../../view.ts";
import { createStepper } from "../stepper.ts";
import { tellValue } from "../told-value.ts";

/** What a row tells of a lane. */
export interface LaneTold {
  readonly id: string;
  readonly label: string;
  /** Which lane hue it has, from 1. */
  readonly hue: number;
  readonly capacity: number | null;
  readonly queue: number | null;
  /** Share of its capacity in use in the last run; `null` where none was made. */
  readonly busy: number | null;
  /** Units that its cases would keep busy; `null` where that is not known. */
  readonly load: number | null;
}

/** The capacity of one lane. */
export interface CapacityRow {
  readonly element: HTMLElement;
  show(lane: LaneTold): void;
}

/** More at once no stepper needs; the text takes a million. */
const most = 100_000;

/** Makes an empty row; `show` fills it. */
export function createCapacityRow({ words, figures, actions }: Context): CapacityRow {
  const { time } = words;
  const stripe = make("span", { class: "lane-mark", "aria-hidden": "true" });
  const name = make("span", { class: "time-name", dir: "auto" });
  const stepper = createStepper((capacity) => {
    if (shown !== null) set(capacity, shown.queue);
  });
  stepper.bound(1, most);
  const room = make("input", {
    class: "field queue-field",
    type: "number",
    step: 1,
    min: 0,
    inputmode: "numeric",
    placeholder: time.anyQueue,
  });
  const longest = tellValue(room);
  const queue = make("label", { class: "queue" }, make("span", { class: "caption" }, time.queue), room);
  const told = make("span", { class: "caption lane-busy" });
  const bind = makeButton(
    { class: "link" },
    () => {
      if (shown !== null) set(enough(shown), null);
    },
    time.set,
  );
  const free = makeButton(
    { class: "unbind", title: time.free },
    () => {
      if (shown !== null) actions.setCapacity(shown.id, null);
      // The button that was pressed goes: its counterpart takes the focus.
      bind.focus();
    },
    makeIcon("close"),
  );
  const none = make("span", { class: "caption" }, time.noLimit);
  const element = make(
    "div",
    { class: "capacity-row", role: "group" },
    make("span", { class: "lane-name-mark" }, stripe, name),
    make("span", { class: "capacity-controls" }, stepper.element, queue, none, bind, free),
    told,
  );
  let shown: LaneTold | null = null;

  function set(capacity: number, length: number | null): void {
    if (shown === null) return;
    const first = shown.capacity === null;
    actions.setCapacity(shown.id, { capacity, queue: length });
    if (first) requestAnimationFrame(() => stepper.focus());
  }

  room.addEventListener("change", () => {
    const length = room.value === "" && !room.validity.badInput ? null : room.valueAsNumber;
    const fits = length === null || (Number.isInteger(length) && length >= 0);
    if (shown?.capacity != null && fits) set(shown.capacity, length);
    else longest.restore();
  });

  return {
    element,
    show(lane) {
      shown = lane;
      const { label, capacity, hue, busy, load } = lane;
      const bound = capacity !== null;
      setAttribute(stripe, "data-hue", String(hue));
      setText(name, label);
      setAttribute(name, "title", label);
      setAttribute(element, "aria-label", label);
      for (const each of [stepper.element, queue, free]) each.hidden = !bound;
      for (const each of [none, bind]) each.hidden = bound;
      setAttribute(room, "aria-label", time.queueOf(label));
      setAttribute(bind, "aria-label", time.setFor(label));
      setAttribute(free, "aria-label", time.freeFor(label));
      if (bound) {
        stepper.show(capacity, { fewer: time.fewer(label), number: time.units(label), more: time.greater(label) });
      }
      longest.show(String(lane.queue ?? ""));
      const over = bound && load !== null && lane.queue === null && load > capacity * (1 + 1e-9);
      setAttribute(told, "data-over", over ? "" : null);
      const write = (share: number) => figures.percent(share, 0);
      if (over) setText(told, time.overload(write(load / capacity)));
      else setText(told, bound && busy !== null ? time.busy(write(busy)) : "");
    },
  };
}

/** The least capacity at which a lane's queue has an end: one if that is not known. */
function enough({ load }: LaneTold): number {
  return load === null ? 1 : Math.min(most, Math.floor(load * (1 + 1e-9)) + 1);
}
