import type { Survey } from "#core/engine/survey";
import { judge } from "#core/render/verdict";
import type { Teller } from "./teller.ts";

/** What is known of all cases of a text at a start: which are worth a look. */
export interface Surveys {
  /** What is known by now; asked for where it is not, and told by `changed` when it is. */
  find(text: string, start: string): Survey | null;
  /** The number of a case that failed, of the rarest kind, or of the longest one where none did; `null` where there is none, or where another was sought meanwhile. */
  seek(text: string, start: string): Promise<number | null>;
}

/** Makes the surveys of a teller; the last one is kept. */
export function createSurveys(teller: Teller, changed: () => void): Surveys {
  let held: { readonly text: string; readonly start: string; readonly survey: Survey | null } | null = null;
  let sought = "";

  const recall = (text: string, start: string) => (held?.text === text && held.start === start ? held : null);

  return {
    find(text, start) {
      const known = recall(text, start);
      if (known !== null) return known.survey;
      const wanted = { text, start, survey: null };
      held = wanted;
      teller.survey(text, start).then((survey) => {
        if (held !== wanted || survey === null) return;
        held = { text, start, survey };
        changed();
      });
      return null;
    },
    async seek(text, start) {
      sought = text;
      const found = recall(text, start)?.survey ?? (await teller.survey(text, start));
      if (found === null || sought !== text) return null;
      held = { text, start, survey: found };
      const failed = found.outcomes
        .filter(({ id, label }) => judge(id, label) === "bad")
        .sort((a, b) => a.count - b.count)[0];
      return (failed?.first[0] ?? found.longest)?.case ?? null;
    },
  };
}
