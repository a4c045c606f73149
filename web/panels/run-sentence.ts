import type { SettingName } from "#core/language/tree";
import { make, setHidden, setText } from "../dom.ts";
import type { Context, View } from "../view.ts";

/** The most cases of one run; the interface has the same bound for long runs. */
export const mostCases = 10_000_000_000;
const mostSeed = 0xffffffff;

/** "Run [10,000] cases with seed [1]": the settings of a run as a sentence; each change is a line of the text. */
export function createRunSentence(parent: HTMLElement, { words, actions, figures }: Context): View {
  const cases = makeField("run-cases", words.run.cases, 1, mostCases, "cases");
  const seed = makeField("run-seed", words.run.seed, 0, mostSeed, "seed");
  cases.title = words.run.casesLimit(figures, mostCases);
  const [before, between, after] = words.run.sentence;
  const last = make("span", {}, after);
  setHidden(last, after === "");
  parent.append(
    make("div", { class: "run-sentence" }, make("span", {}, before), cases, make("span", {}, between), seed, last),
  );
  let shown = { cases: 0, seed: 0 };

  function makeField(name: string, label: string, min: number, max: number, setting: SettingName & keyof typeof shown) {
    const field = make("input", {
      class: `field ${name}`,
      type: "number",
      step: 1,
      min,
      max,
      inputmode: "numeric",
      "aria-label": label,
    });
    field.addEventListener("change", () => {
      const value = field.valueAsNumber;
      if (Number.isInteger(value) && value >= min && value <= max) actions.setSetting(setting, value);
      field.value = String(shown[setting]);
    });
    return field;
  }

  return {
    render({ reading }) {
      const { settings } = reading.model;
      shown = { cases: settings.cases, seed: settings.seed };
      if (document.activeElement !== cases) cases.value = String(shown.cases);
      if (document.activeElement !== seed) seed.value = String(shown.seed);
      setText(last, after);
    },
  };
}
