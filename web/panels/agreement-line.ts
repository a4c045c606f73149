import type { Why } from "#core/analysis/results";
import type { Model } from "#core/model/model";
import { make, setAttribute, setHidden, setText } from "../dom.ts";
import { exactStart, shownReading } from "../state.ts";
import type { Context, View } from "../view.ts";
import { judgeAgreement } from "./agreement.ts";
import { listOutcomeRows } from "./outcome-rows.ts";

/** One line under the outcomes: whether run and exact shares agree, or why there is no exact share. */
export function createAgreementLine(parent: HTMLElement, { words, figures }: Context): View {
  const lead = make("b");
  const rest = make("span");
  const line = make("p", { class: "agreement" }, lead, " ", rest);
  parent.append(line);

  function show(kind: string, [first, second]: readonly [string, string]): void {
    setAttribute(line, "data-kind", kind);
    setText(lead, first);
    setText(rest, second);
  }

  return {
    render(state) {
      const exact = exactStart(state);
      setHidden(line, exact === null);
      if (exact === null) return;
      if (!exact.exact) {
        show("none", ["", explain(exact.why, shownReading(state)?.model ?? null)]);
        return;
      }
      // Of a run of another text nothing can be said; the last word stays until that shows.
      if (state.stale || state.finding === null) show("none", ["", ""]);
      if (state.finding?.text !== state.exact?.text) return;
      const agreement = judgeAgreement(listOutcomeRows(state));
      if (agreement === null) show("none", ["", ""]);
      else if (agreement.kind === "agree") show("agree", words.agreement.agree(agreement.inside));
      else if (agreement.kind === "limited") show("none", words.agreement.limited(figures, agreement.cases));
      else {
        const { inside, outside } = agreement;
        show("outside", words.agreement.outside(figures, outside, inside + outside));
      }
    },
  };

  function explain(why: Why, model: Model | null): string {
    const name = (id: string) => model?.nodes.find((node) => node.id === id)?.label.trim() || id;
    const list = (ids: readonly string[]) => ids.map(name).join(", ");
    switch (why.kind) {
      case "too-many-states":
      case "too-many-tokens":
        return words.why[why.kind](figures, why.most);
      case "too-entangled":
        return words.why[why.kind]();
      case "order-of-arrival":
        return words.why[why.kind](name(why.node));
      case "turned-away":
        return words.why[why.kind](model?.lanes.find(({ id }) => id === why.lane)?.label || why.lane);
      case "endless":
      case "multiplies":
        return words.why[why.kind](list(why.nodes));
    }
  }
}
