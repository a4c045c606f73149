import { select } from "d3";
import { make, setAttribute, setHidden } from "../dom.ts";
import { shownReading } from "../state.ts";
import type { Context, View } from "../view.ts";
import { type Choice, choicesOf } from "./choices.ts";
import { createDecisionBlock, type DecisionBlock } from "./decision-block.ts";
import { listEffects } from "./influences.ts";
import { createMatters } from "./matters.ts";
import { nameOutcome } from "./outcome-name.ts";
import { chosenOutcome, listOutcomeRows } from "./outcome-rows.ts";
import { composeOutlook, type Outlook } from "./outlook.ts";
import { createSelect } from "./select.ts";

/** The panel with a slider for each edge of each decision and a stepper for each loop, and what each does to the chosen outcome. */
export function createDecisions(parent: HTMLElement, context: Context): View {
  const { words, actions } = context;
  const list = make("div");
  const none = make("p", { class: "panel-note" }, words.decisions.none);
  const outcome = createSelect("influence-outcome", words.influence.outcome, (id) => actions.chooseOutcome(id));
  const [before, after] = words.influence.heading;
  const measure = make("span", { class: "caption influence-head" }, before, " ", outcome.element, " ", after);
  const head = make(
    "div",
    { class: "panel-head" },
    make("h2", { id: "decisions-head" }, words.decisions.heading),
    measure,
  );
  const matters = createMatters(context, ({ key, choice }) => {
    for (const block of blocks.values()) if (block.key === choice) block.focus(key);
  });
  parent.replaceChildren(head, matters.element, none, list);
  parent.setAttribute("aria-labelledby", "decisions-head");
  const blocks = new Map<Element, DecisionBlock>();
  let choices: readonly Choice[] = [];
  /** The choices that stand there, and their blocks in the same order. */
  let drawn: readonly Choice[] | null = null;
  let listed: DecisionBlock[] = [];
  let last: Outlook | null = null;
  /** While the pointer is down nothing slides away from under it. */
  let pressed = false;
  const stop = new AbortController();
  parent.addEventListener(
    "pointerdown",
    () => {
      pressed = true;
    },
    { capture: true, signal: stop.signal },
  );
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, { signal: stop.signal });

  function release(): void {
    if (!pressed) return;
    pressed = false;
    if (last !== null) showBlocks(last);
  }

  function showBlocks(outlook: Outlook): void {
    last = outlook;
    const moving = pressed || listed.some((block) => block.moving);
    if (drawn !== null && areSameRows(choices, drawn)) {
      drawn = choices;
      for (const [k, block] of listed.entries()) block.show(choices[k]!, outlook, moving);
      return;
    }
    drawn = choices;
    listed = [];
    select(list)
      .selectAll<HTMLElement, Choice>(":scope > .decision")
      .data(choices, ({ kind, key }) => `${kind} ${key}`)
      .join(
        (enter) =>
          enter.append(({ kind }) => {
            const block = createDecisionBlock(context, kind);
            blocks.set(block.element, block);
            return block.element;
          }),
        (update) => update,
        (exit) =>
          exit
            .each(function () {
              blocks.delete(this);
            })
            .remove(),
      )
      .order()
      .each(function (choice) {
        const block = blocks.get(this)!;
        listed.push(block);
        block.show(choice, outlook, moving);
      });
  }

  return {
    render(state) {
      const reading = shownReading(state);
      setAttribute(parent, "data-late", state.late ? "" : null);
      choices = reading === null ? [] : choicesOf(reading);
      setHidden(none, choices.length > 0 || reading === null);
      const chosen = chosenOutcome(state);
      const effects = listEffects(state);
      setHidden(measure, effects.length === 0 || chosen === null);
      if (chosen !== null) {
        outcome.show(
          listOutcomeRows(state)
            .filter(({ id }) => id !== "limit")
            .map((row) => ({ value: row.id, text: nameOutcome(row, words) })),
          chosen.id,
        );
      }
      const outlook = composeOutlook(state, effects, context);
      matters.show(effects, outlook.outcome);
      showBlocks(outlook);
    },
    destroy: () => stop.abort(),
  };
}

/** Whether two lists are of the same choices in the same order. */
function areSameRows(a: readonly Choice[], b: readonly Choice[]): boolean {
  return a === b || (a.length === b.length && a.every(({ kind, key }, k) => kind === b[k]?.kind && key === b[k]?.key));
}
