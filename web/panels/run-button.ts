import { make, makeButton, setAttribute, setText } from "../dom.ts";
import { makeIcon } from "../icons.ts";
import { isEmpty } from "../reading.ts";
import { countCases, isRunning, type State } from "../state.ts";
import type { Context, View } from "../view.ts";

/** "Run 10,000 cases", or "2 errors to fix", which goes to the first. */
export function createRunButton(parent: HTMLElement, { words, figures, actions }: Context): View {
  const long = make("span", { class: "bar-run-long" });
  const short = make("span", { class: "bar-run-short" });
  const keys = make(
    "kbd",
    { "aria-hidden": "true" },
    /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl",
    makeIcon("enter"),
  );
  const button = makeButton(
    { class: "button button-primary bar-run", "aria-keyshortcuts": "Control+Enter Meta+Enter" },
    () => actions.run(),
    makeIcon("play"),
    long,
    short,
    keys,
  );
  parent.append(button);

  function describe(state: State): { kind: string; long: string; short: string } {
    const errors = state.reading.errors.length;
    if (errors > 0) {
      const said = words.bar.errors(figures, errors);
      return { kind: "errors", long: said, short: said };
    }
    if (isEmpty(state.reading)) return { kind: "empty", long: words.bar.empty, short: words.bar.runShort };
    if (isRunning(state)) return { kind: "waiting", long: words.bar.running, short: words.bar.running };
    return { kind: "ready", long: words.bar.run(figures, countCases(state)), short: words.bar.runShort };
  }

  return {
    render(state) {
      const said = describe(state);
      setText(long, said.long);
      setText(short, said.short);
      setAttribute(button, "data-state", said.kind);
      setAttribute(button, "aria-busy", said.kind === "waiting" ? "true" : null);
    },
  };
}
