import { findCommand } from "./commands/combo.ts";
import type { Commands } from "./commands/table.ts";

/** What keys do that are no commands. */
export interface KeyActions {
  /** Escape, where nothing nearer takes it. */
  leave(): void;
}

/**
 * Listens to the keys of the commands. Those of the stage work while it has the focus itself, and come before its own; the others work everywhere but in
 * dialogs, after whatever has the focus (the editor takes its own first).
 */
export function listenToKeys(commands: Commands, { leave }: KeyActions): void {
  addEventListener(
    "keydown",
    (event) => {
      if (!(event.target instanceof Element) || !event.target.matches(".diagram .stage")) return;
      press(event, true);
    },
    { capture: true },
  );
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
    if (event.key === "Escape") leave();
    else press(event, false);
  });

  function press(event: KeyboardEvent, onStage: boolean): void {
    const command = findCommand(event, onStage);
    if (command === null) return;
    // What the stage does itself (find, zoom, fit) it does by its own keys.
    if (onStage && own.has(command)) return;
    event.preventDefault();
    if (onStage) event.stopPropagation();
    // A number that is being typed becomes a change first, so that it can be undone, or is part of the run.
    const field = document.activeElement;
    const typing = field instanceof HTMLInputElement && field.type === "number";
    if (typing) field.blur();
    commands[command]();
    if (typing) field.focus();
  }
}

const own: ReadonlySet<keyof Commands> = new Set(["find", "fit", "zoomIn", "zoomOut"]);
