import { select } from "d3";
import type { Model } from "#core/model/model";
import { make, makeButton, setAttribute, setText } from "../dom.ts";
import { shownReading } from "../state.ts";
import type { Context, View } from "../view.ts";
import { type BoundRow, createBoundRow } from "./bound-row.ts";
import { type Choice, listChoices } from "./choices.ts";
import { createOddsRow, type OddsRow } from "./odds-row.ts";

/** One choice as it stands on the page, with its rows. */
interface Block {
  readonly element: HTMLElement;
  show(choice: Choice): void;
}

/** The panel with a slider for each edge of each decision and a stepper for each loop. */
export function createDecisions(parent: HTMLElement, context: Context): View {
  const { words } = context;
  const list = make("div");
  const none = make("p", { class: "panel-note" }, words.decisions.none);
  const head = make("div", { class: "panel-head" }, make("h2", { id: "decisions-head" }, words.decisions.heading));
  parent.replaceChildren(head, none, list);
  parent.setAttribute("aria-labelledby", "decisions-head");
  const blocks = new WeakMap<Element, Block>();
  let drawn: Model | null | undefined;

  return {
    render(state) {
      const reading = shownReading(state);
      if (drawn !== undefined && (reading?.model ?? null) === drawn) return;
      drawn = reading?.model ?? null;
      const choices = reading === null ? [] : listChoices(reading.model, reading.tree);
      none.hidden = choices.length > 0 || reading === null;
      select(list)
        .selectAll<HTMLElement, Choice>(":scope > .decision")
        .data(choices, ({ kind, key }) => `${kind} ${key}`)
        .join((enter) =>
          enter.append(({ kind }) => {
            const block = createBlock(context, kind);
            blocks.set(block.element, block);
            return block.element;
          }),
        )
        .order()
        .each(function (choice) {
          blocks.get(this)?.show(choice);
        });
    },
  };
}

function createBlock(context: Context, kind: Choice["kind"]): Block {
  const { words, actions } = context;
  const name = make("span", { class: "decision-name", dir: "auto" });
  const note = make("span", { class: "caption" });
  const other = makeButton({ class: "link" }, () => {
    if (shown !== null) actions.decideBy(shown.key, shown.kind === "counter" ? "odds" : "counter");
  });
  const rows = make("div");
  const element = make(
    "div",
    { class: "decision", role: "group" },
    make("div", { class: "decision-head" }, name, note),
    rows,
  );
  const bound: BoundRow | null = kind === "odds" ? null : createBoundRow(context);
  if (bound !== null) element.append(bound.element);
  (bound?.element ?? element).append(other);
  const odds: OddsRow[] = [];
  let shown: Choice | null = null;

  return {
    element,
    show(choice) {
      shown = choice;
      setText(name, choice.name);
      setAttribute(name, "title", choice.name);
      setAttribute(element, "aria-label", choice.name);
      setText(note, noteOf(choice, context));
      other.hidden = choice.kind === "loop" || (choice.kind === "odds" && !choice.counterOffered);
      setText(other, choice.kind === "counter" ? words.decisions.useOdds : words.decisions.useCounter);
      if (choice.kind !== "odds") bound?.show(choice.loop);
      const edges = choice.kind === "counter" ? [] : choice.edges;
      while (odds.length < edges.length) {
        const row = createOddsRow(context);
        odds.push(row);
        rows.append(row.element);
      }
      for (const row of odds.splice(edges.length)) row.element.remove();
      for (const [k, edge] of edges.entries()) odds[k]?.show(edge, choice.name);
    },
  };
}

function noteOf(choice: Choice, { words }: Context): string {
  if (choice.kind === "counter") return words.decisions.counter;
  if (choice.kind === "loop" || choice.origin === "given") return "";
  return choice.origin === "even" ? words.decisions.even : words.decisions.label;
}
