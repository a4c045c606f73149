import type { Verdict } from "#core/render/verdict";
import { make, setAttribute, setText } from "../dom.ts";
import type { Context } from "../view.ts";
import type { Effect } from "./influences.ts";

/** A signed bar around zero with its figure: what one point, or one repeat, more does to the chosen outcome. */
export interface InfluenceMark {
  readonly element: HTMLElement;
  /** `null` where it is not known. `scale` is the size at which a bar ends. */
  show(effect: Effect | null, scale: number, outcome: string, verdict: Verdict): void;
}

/** Makes an empty mark; `show` fills it. */
export function createInfluenceMark({ words, figures }: Context): InfluenceMark {
  const bar = make("span", { class: "influence-bar", "aria-hidden": "true" }, make("i"));
  const figure = make("span", { class: "influence-figure", "aria-hidden": "true" });
  const sentence = make("span", { class: "hidden-text" });
  const element = make("span", { class: "influence" }, bar, figure, sentence);
  let shown = "";

  return {
    element,
    show(effect, scale, outcome, verdict) {
      const print = effect === null ? "" : `${effect.points} ${scale} ${verdict} ${outcome} ${effect.name}`;
      if (print === shown && element.style.visibility === (effect === null ? "hidden" : "")) return;
      shown = print;
      element.style.visibility = effect === null ? "hidden" : "";
      if (effect === null) {
        setText(sentence, "");
        return;
      }
      const { points, name } = effect;
      const size = scale === 0 ? 0 : Math.abs(points) / scale;
      // Less of a failure is good, more of it bad; of another outcome the other way round.
      const good = points < 0 === (verdict === "bad");
      setAttribute(bar, "data-verdict", points === 0 ? null : good ? "good" : "bad");
      setAttribute(bar, "data-sign", points < 0 ? "less" : points > 0 ? "more" : null);
      bar.style.setProperty("--size", size.toFixed(4));
      setText(figure, points === 0 ? words.influence.none : words.influence.unit(figures.points(points)));
      const said = describeEffect(effect, outcome, { words, figures });
      setText(sentence, points === 0 ? words.influence.noneOf(name, outcome) : said);
      setAttribute(element, "title", sentence.textContent);
    },
  };
}

/** "+1 point of 2xx moves Failed by −0.4 points". */
export function describeEffect(
  { kind, name, points }: Effect,
  outcome: string,
  { words, figures }: Pick<Context, "words" | "figures">,
): string {
  return kind === "edge"
    ? words.influence.edge(figures, name, outcome, points)
    : words.influence.loop(figures, outcome, points);
}
