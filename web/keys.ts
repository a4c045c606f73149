/** What the keys of the whole page do. */
export interface KeyActions {
  run(): void;
  undo(): void;
  redo(): void;
  stepFinding(direction: 1 | -1): void;
  /** Escape, where nothing nearer takes it. */
  leave(): void;
}

/** Listens to the keys that work everywhere: Ctrl+Enter, Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y, F8, Escape. The editor takes its own first. */
export function listenToKeys(actions: KeyActions): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const act = choose(event, actions);
    if (act === null) return;
    if (event.key !== "Escape") event.preventDefault();
    // A number that is being typed becomes a change first, so that it can be undone, or is part of the run.
    const field = document.activeElement;
    const typing = field instanceof HTMLInputElement && field.type === "number";
    if (typing) field.blur();
    act();
    if (typing) field.focus();
  });
}

function choose(event: KeyboardEvent, actions: KeyActions): (() => void) | null {
  if (event.key === "F8") return () => actions.stepFinding(event.shiftKey ? -1 : 1);
  if (event.key === "Escape") return actions.leave;
  if (!event.ctrlKey && !event.metaKey) return null;
  const key = event.key.toLowerCase();
  if (key === "enter") return actions.run;
  if (key === "y") return actions.redo;
  if (key === "z") return event.shiftKey ? actions.redo : actions.undo;
  return null;
}
