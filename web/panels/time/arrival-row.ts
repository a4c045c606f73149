import type { Arrival } from "#core/language/tree";
import { make, setAttribute, setText } from "../../dom.ts";
import type { Context } from "../../view.ts";
import { createSelect } from "../select.ts";
import { beginAmount, type Entry, writeAmount } from "./arrivals.ts";
import { createField } from "./field.ts";
import { tryStatement } from "./try-statement.ts";

/** How cases arrive at one start. */
export interface ArrivalRow {
  readonly element: HTMLElement;
  show(entry: Entry): void;
}

const kinds = ["every", "poisson", "at once", "never"] as const satisfies readonly Arrival["kind"][];

/** Makes an empty row; `show` fills it. */
export function createArrivalRow({ words, locale, actions }: Context): ArrivalRow {
  const { time } = words;
  const name = make("span", { class: "time-name", dir: "auto" });
  const kind = createSelect("time-kind", "", (value) => {
    if (shown !== null) say(value as Arrival["kind"], beginAmount(value as Arrival["kind"], shown.arrival));
  });
  const amount = createField("", "", () => {
    if (shown !== null) say(shown.arrival.kind, amount.text);
  });
  const input = amount.element.querySelector("input")!;
  const trouble = make("p", { class: "time-trouble", role: "alert" });
  const controls = make("span", { class: "arrival-controls" }, kind.element, amount.element);
  const element = make("div", { class: "arrival-row", role: "group" }, name, controls, trouble);
  let shown: Entry | null = null;

  function say(chosen: Arrival["kind"], text: string): void {
    if (shown === null) return;
    const statement = `${chosen} ${text}`.trim();
    const why = tryStatement("arrives", statement, locale);
    setText(trouble, why ?? "");
    amount.refuse(why !== null);
    if (why === null) actions.setArrival(shown.id, statement);
  }

  return {
    element,
    show(entry) {
      const before = shown;
      shown = entry;
      const { label, arrival } = entry;
      setText(name, label);
      setAttribute(name, "title", label);
      setAttribute(element, "aria-label", label);
      setAttribute(kind.element, "aria-label", time.arrivalOf(label));
      kind.show(
        kinds.map((value) => ({ value, text: time.arrivalKinds[value] })),
        arrival.kind,
      );
      amount.element.hidden = arrival.kind === "never";
      if (arrival.kind !== "never") setAttribute(input, "aria-label", time.amountOf(label, time.amounts[arrival.kind]));
      if (before?.id === entry.id && JSON.stringify(before.arrival) === JSON.stringify(arrival)) return;
      amount.show(writeAmount(arrival));
      setText(trouble, "");
    },
  };
}
