import { draftGoal, isSameGoal, listShownSliders, readAnswer } from "../aims.ts";
import { make, makeButton, setAttribute, setHidden, setText } from "../dom.ts";
import { exactStart } from "../state.ts";
import type { Context, View } from "../view.ts";
import type { Slider } from "./choices.ts";
import { listEffects } from "./influences.ts";
import { nameOutcome } from "./outcome-name.ts";
import { listOutcomeRows } from "./outcome-rows.ts";
import { createSelect, type Option } from "./select.ts";
import { tellValue } from "./told-value.ts";

/** "Failed [at most] [0.1]% by [2xx]": a goal as a sentence, what it comes to, and the button that moves the slider there. */
export function createGoal(parent: HTMLElement, { words, figures, actions }: Context): View {
  const outcome = createSelect("goal-outcome", words.goal.outcome, (id) => actions.chooseOutcome(id));
  const relation = createSelect("goal-relation", words.goal.relation, (value) =>
    actions.wish({ relation: value === ">=" ? ">=" : "<=" }),
  );
  const edge = createSelect("goal-edge", words.goal.edge, (id) => actions.wish({ edge: id }));
  const share = make("input", {
    class: "field goal-share",
    type: "number",
    min: 0,
    max: 100,
    step: "any",
    inputmode: "decimal",
    "aria-label": words.goal.share,
    "aria-describedby": "goal-answer",
  });
  const lead = make("b");
  const rest = make("span");
  const answer = make("p", { class: "goal-answer", id: "goal-answer" }, lead, " ", rest);
  const set = makeButton({ class: "link goal-set" }, move, words.goal.set);
  const element = make(
    "section",
    { class: "goal", "aria-label": words.goal.heading },
    make(
      "div",
      { class: "goal-sentence" },
      make("h3", {}, words.goal.heading),
      outcome.element,
      relation.element,
      make("span", { class: "percent-field" }, share),
      make("span", {}, words.goal.by),
      edge.element,
    ),
    make("div", { class: "goal-foot" }, answer, set),
  );
  parent.append(element);
  let target: { readonly edge: string; readonly odds: number } | null = null;
  const told = tellValue(share);
  let listed: readonly Slider[] = [];
  let options: readonly Option[] = [];

  function move(): void {
    if (target !== null) actions.moveOdds(target.edge, target.odds, "done");
  }

  share.addEventListener("change", () => {
    const percent = share.valueAsNumber;
    if (percent >= 0 && percent <= 100) actions.wish({ share: percent / 100 });
    else told.restore();
  });

  function say(kind: string, first: string, second: string): void {
    setAttribute(answer, "data-kind", kind);
    setText(lead, first);
    setText(rest, second);
  }

  return {
    render(state) {
      const goal = draftGoal(state);
      setHidden(element, goal === null);
      if (goal === null) return;
      const sliders = listShownSliders(state);
      outcome.show(
        listOutcomeRows(state)
          .filter(({ id }) => id !== "limit")
          .map((row) => ({ value: row.id, text: nameOutcome(row, words) })),
        goal.outcome,
      );
      relation.show(
        [
          { value: "<=", text: words.goal.atMost },
          { value: ">=", text: words.goal.atLeast },
        ],
        goal.relation,
      );
      if (sliders !== listed) {
        listed = sliders;
        options = nameSliders(sliders);
      }
      edge.show(options, goal.edge);
      told.show(goal.share === null ? "" : String(Math.round(goal.share * 1e10) / 1e8));

      const slider = sliders.find((each) => each.edge.id === goal.edge);
      const present = slider?.edge.odds[0] ?? 0;
      const name = slider?.edge.name ?? "";
      const { goal: sought } = state.prospect;
      if (exactStart(state)?.exact === false) {
        target = null;
        setHidden(set, true);
        say("none", "", words.goal.unknown);
        return;
      }
      if (goal.share === null) {
        target = null;
        setHidden(set, true);
        say("none", "", "");
        return;
      }
      // The answer to a goal that was changed since stays until the new one has come: it takes a frame.
      if (sought === null || !isSameGoal(sought.asked, { ...goal, share: goal.share })) {
        target = null;
        return;
      }
      const idle = listEffects(state).some(({ key, points }) => key === goal.edge && points === 0);
      const aim = readAnswer(sought.answer, present);
      const odds = figures.odds(aim.odds);
      target = aim.direction === "nowhere" || idle ? null : { edge: goal.edge, odds: aim.odds };
      setHidden(set, target === null);
      setAttribute(set, "aria-label", words.goal.setLabel(name, odds));
      if (aim.kind === "met") {
        const far = words.goal[idle ? "always" : aim.direction === "nowhere" ? "just" : aim.direction](name, odds);
        say("met", words.goal.met, far);
      } else if (aim.kind === "reachable") say("open", ...words.goal.needs(name, odds));
      else say("never", ...words.goal.never(figures.exact(aim.probability)));
    },
  };
}

/** Sliders by the label of their edge; where two have the same, with their decision. */
function nameSliders(sliders: readonly Slider[]): readonly Option[] {
  const count = new Map<string, number>();
  for (const { edge } of sliders) count.set(edge.name, (count.get(edge.name) ?? 0) + 1);
  return sliders.map(({ choice, edge }) => ({
    value: edge.id,
    text: (count.get(edge.name) ?? 0) > 1 ? `${choice} ${edge.name}` : edge.name,
  }));
}
