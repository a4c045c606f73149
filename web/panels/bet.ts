import { make, makeButton, setAttribute, setHidden, setText } from "../dom.ts";
import { makeIcon } from "../icons.ts";
import type { State } from "../state.ts";
import { keep, recall } from "../storage.ts";
import type { Context, View } from "../view.ts";
import { nameOutcome } from "./outcome-name.ts";
import { chosenOutcome } from "./outcome-rows.ts";

/** A guess this near to the truth, as a ratio, counts as right. */
const near = 1.1;

/**
 * The bet: one line that offers to guess a share before one looks. While it is open the figures of the panel are covered; then the guess is set
 * beside the exact share, or the simulated one. Once closed it never comes back in this browser.
 */
export function createBet(parent: HTMLElement, { words, figures }: Context): View {
  const { bet } = words;
  const text = make("span", { dir: "auto" });
  const field = make("input", {
    class: "field bet-field",
    type: "number",
    min: 0,
    max: 100,
    step: "any",
    inputmode: "decimal",
    required: true,
  });
  const open = makeButton({ class: "link" }, begin, bet.offer);
  const place = make("button", { class: "button", type: "submit" }, bet.place);
  const close = makeButton({ class: "notice-close", "aria-label": bet.close }, dismiss, makeIcon("close"));
  const form = make("form", { class: "bet-form" }, field, make("span", {}, "%"), place);
  const said = make("p", { class: "bet-said", role: "status" });
  const element = make("div", { class: "bet" }, text, open, form, said, close);
  parent.append(element);
  let phase: "offer" | "open" | "scored" = "offer";
  let state: State | null = null;

  function begin(): void {
    phase = "open";
    show();
    field.focus();
  }

  function dismiss(): void {
    keep("bet", "off");
    phase = "offer";
    show();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const guess = field.valueAsNumber / 100;
    const truth = findTruth();
    if (truth === null || !(guess >= 0 && guess <= 1)) return;
    phase = "scored";
    setText(said, score(guess, truth));
    show();
    close.focus();
  });

  function findTruth(): number | null {
    const outcome = state === null ? null : chosenOutcome(state);
    return outcome?.exact ?? outcome?.simulated?.share ?? null;
  }

  function score(guess: number, truth: number): string {
    const [mine, real] = [figures.odds(guess), figures.exact(truth)];
    if (guess === truth) return bet.right(mine, real);
    if (guess === 0 || truth === 0) return bet.wrong(mine, real);
    const ratio = Math.max(guess / truth, truth / guess);
    if (ratio <= near) return bet.right(mine, real);
    const times = figures.decimal(ratio, ratio < 10 ? 1 : 0);
    return guess > truth ? bet.high(mine, real, times) : bet.low(mine, real, times);
  }

  function show(): void {
    const outcome = state === null ? null : chosenOutcome(state);
    setHidden(element, recall("bet") !== null || (outcome === null && phase !== "scored"));
    setAttribute(parent, "data-bet", phase === "open" && !element.hidden ? "open" : null);
    setHidden(open, phase !== "offer");
    setHidden(form, phase !== "open");
    setHidden(text, phase !== "open");
    setHidden(said, phase !== "scored");
    if (outcome === null) return;
    const question = bet.question(nameOutcome(outcome, words));
    setText(text, question);
    setAttribute(field, "aria-label", question);
  }

  return {
    render(next) {
      state = next;
      show();
    },
  };
}
