/** What the keys of the whole page do. */
export interface KeyActions {
  run(): void;
  undo(): void;
  redo(): void;
  stepFinding(direction: 1 | -1): void;
}

/** Listens to the keys that work everywhere: Ctrl+Enter, Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y, F8. The editor takes its own first. */
export function listenToKeys(actions: KeyActions): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const act = choose(event, actions);
    if (act === null) return;
    event.preventDefault();
    // A number that is being typed is not a change yet: it goes back to what stands in the text.
    if (document.activeElement instanceof HTMLInputElement && document.activeElement.type === "number")
      document.activeElement.blur();
    act();
  });
}

function choose(event: KeyboardEvent, actions: KeyActions): (() => void) | null {
  if (event.key === "F8") return () => actions.stepFinding(event.shiftKey ? -1 : 1);
  if (!event.ctrlKey && !event.metaKey) return null;
  const key = event.key.toLowerCase();
  if (key === "enter") return actions.run;
  if (key === "y") return actions.redo;
  if (key === "z") return event.shiftKey ? actions.redo : actions.undo;
  return null;
}
