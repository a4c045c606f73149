import { make, makeButton, setAttribute, setText } from "../dom.ts";
import type { Context, View } from "../view.ts";

/** Under the run button, while a run on all cores goes on: how far it is, how fast, and a button that gives it up. */
export function createRunProgress(parent: HTMLElement, { words, figures, actions }: Context): View {
  const said = make("span", { class: "run-progress-said" });
  const pace = make("span", { class: "run-progress-pace caption" });
  const fill = make("div", { class: "run-progress-fill" });
  const track = make(
    "div",
    { class: "run-progress-track", role: "progressbar", "aria-label": words.run.progress, "aria-valuemin": "0" },
    fill,
  );
  const cancel = makeButton({ class: "button run-progress-cancel" }, () => actions.cancelRun(), words.run.cancel);
  const card = make(
    "div",
    { class: "run-card run-progress" },
    make("div", { class: "run-card-text" }, said, pace),
    cancel,
    track,
  );
  card.hidden = true;
  parent.append(card);

  return {
    render({ run }) {
      card.hidden = run.kind !== "running";
      if (run.kind !== "running") return;
      const { cases, done } = run.progress;
      setText(said, words.run.counted(figures, done, cases));
      setText(pace, run.progress.pace === 0 ? "" : words.run.pace(figures, run.progress.pace));
      // Of a run that cannot be cut nothing is known until it ends.
      setAttribute(track, "aria-valuenow", done === 0 ? null : String(done));
      setAttribute(track, "aria-valuemax", String(cases));
      setAttribute(track, "aria-valuetext", words.run.counted(figures, done, cases));
      fill.style.transform = `scaleX(${cases === 0 ? 0 : done / cases})`;
    },
  };
}
