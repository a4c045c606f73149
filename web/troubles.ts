import type { Notices } from "./panels/notices.ts";
import type { State } from "./state.ts";
import type { Context } from "./view.ts";

/** Says over the stage what does not go as it should: a text with errors, a run that failed. */
export function showTroubles(state: State, before: State, notices: Notices, { words, actions }: Context): void {
  const { reading, picture, run } = state;
  if (reading.errors.length > 0 && picture !== null && !picture.ghost && picture.reading.errors.length === 0) {
    notices.show({
      kind: "kept",
      lead: words.stage.kept,
      text: words.stage.keptNote,
      actions: [{ title: words.stage.keptFix, press: actions.run }],
      closable: false,
    });
  } else notices.hide("kept");

  if (run === before.run) return;
  const here = { title: words.run.here, press: actions.runHere };
  const again = { title: words.run.again, press: actions.run };
  if (run.kind === "failed" && run.why === null) {
    notices.show({ kind: "run", text: words.run.unreachable, actions: [here, again] });
  } else if (run.kind === "failed" && run.why !== null) {
    const { code, detail } = run.why;
    notices.show({ kind: "run", text: words.run.refused(words.run.problems[code] ?? detail), actions: [here] });
  } else if (run.kind === "broken") notices.show({ kind: "run", text: words.run.failedHere, actions: [again] });
  else notices.hide("run");
}
