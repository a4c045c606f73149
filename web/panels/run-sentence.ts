import type { SettingName } from "#core/language/tree";
import { make, setHidden, setText } from "../dom.ts";
import type { Context, View } from "../view.ts";
import { tellValue } from "./told-value.ts";

/** The most cases of one run; the interface has the same bound for long runs. */
export const mostCases = 10_000_000_000;
const mostSeed = 0xffffffff;

/** "Run [10,000] cases with seed [1]": the settings of a run as a sentence; each change is a line of the text. */
export function createRunSentence(parent: HTMLElement, { words, actions, figures }: Context): View {
  const cases = makeField("run-cases", words.run.cases, 1, mostCases, "cases");
  const seed = makeField("run-seed", words.run.seed, 0, mostSeed, "seed");
  cases.field.title = words.run.casesLimit(figures, mostCases);
  const [before, between, after] = words.run.sentence;
  const last = make("span", {}, after);
  setHidden(last, after === "");
  parent.append(
    make(
      "div",
      { class: "run-sentence" },
      make("span", {}, before),
      cases.field,
      make("span", {}, between),
      seed.field,
      last,
    ),
  );

  function makeField(name: string, label: string, min: number, max: number, setting: SettingName) {
    const field = make("input", {
      class: `field ${name}`,
      type: "number",
      step: 1,
      min,
      max,
      inputmode: "numeric",
      "aria-label": label,
    });
    const told = tellValue(field);
    field.addEventListener("change", () => {
      const value = field.valueAsNumber;
      if (Number.isInteger(value) && value >= min && value <= max) actions.setSetting(setting, value);
      else told.restore();
    });
    return { field, told };
  }

  return {
    render({ reading }) {
      const { settings } = reading.model;
      cases.told.show(String(settings.cases));
      seed.told.show(String(settings.seed));
      setText(last, after);
    },
  };
}
