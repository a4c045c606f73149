import type { Locale } from "#core/messages/message";
import { make, setAttribute } from "../dom.ts";
import { openDialog } from "./dialog.ts";
import { filterEntries } from "./filter.ts";
import { makeKeys } from "./key-caps.ts";
import { type Commands, commandNames, commandTable } from "./table.ts";
import { commandWords } from "./words.ts";

/** One line of the palette. */
export interface PaletteEntry {
  readonly title: string;
  readonly group: string;
  readonly keys?: string | undefined;
  readonly press: () => void;
}

/**
 * Opens the palette: a field that filters (a combobox), and below it every action with its key (its listbox). The focus stays in the field;
 * arrows choose, Enter does it once the dialog is closed. `more` are entries besides the commands.
 */
export function openPalette(locale: Locale, commands: Commands, more: readonly PaletteEntry[]): void {
  const words = commandWords[locale];
  const entries: readonly PaletteEntry[] = [
    ...commandNames
      .filter((name) => name !== "palette")
      .map((name) => {
        const { group, keys } = commandTable[name];
        return { title: words.commands[name], group: words.groups[group], keys: keys[0], press: commands[name] };
      }),
    ...more,
  ];
  const list = make("ul", { id: "palette-list", role: "listbox", "aria-label": words.palette });
  const none = make("p", { class: "palette-none", role: "status" });
  const field = make("input", {
    type: "text",
    role: "combobox",
    class: "palette-field",
    "aria-label": words.filter,
    "aria-expanded": "true",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
    placeholder: words.hint,
    autocomplete: "off",
    spellcheck: "false",
  });
  const dialog = openDialog("palette", words.palette, words.close, field, list, none);
  let shown: readonly PaletteEntry[] = [];
  let chosen = 0;

  function show(): void {
    shown = filterEntries(entries, field.value);
    chosen = 0;
    list.replaceChildren(...shown.map(makeOption));
    list.hidden = shown.length === 0;
    none.textContent = shown.length === 0 ? words.none : "";
    setAttribute(field, "aria-expanded", String(shown.length > 0));
    mark();
  }

  function makeOption(entry: PaletteEntry, index: number): HTMLElement {
    const option = make(
      "li",
      { id: `palette-${index}`, role: "option", class: "palette-option" },
      make("span", { class: "palette-title" }, entry.title),
      make("span", { class: "palette-group" }, entry.group),
      makeKeys(entry.keys, words),
    );
    option.addEventListener("pointermove", () => {
      if (chosen === index) return;
      chosen = index;
      mark();
    });
    option.addEventListener("click", () => act(entry));
    return option;
  }

  function mark(): void {
    for (const [index, option] of [...list.children].entries()) {
      setAttribute(option, "aria-selected", String(index === chosen));
    }
    const option = list.children[chosen];
    setAttribute(field, "aria-activedescendant", option?.id ?? null);
    option?.scrollIntoView({ block: "nearest" });
  }

  function act(entry: PaletteEntry | undefined): void {
    if (entry === undefined) return;
    dialog.close();
    entry.press();
  }

  const steps: Readonly<Record<string, (count: number) => number>> = {
    ArrowDown: (count) => (chosen + 1) % count,
    ArrowUp: (count) => (chosen + count - 1) % count,
    PageDown: (count) => Math.min(count - 1, chosen + 8),
    PageUp: () => Math.max(0, chosen - 8),
  };
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      act(shown[chosen]);
      return;
    }
    const step = steps[event.key];
    if (step === undefined || shown.length === 0) return;
    event.preventDefault();
    chosen = step(shown.length);
    mark();
  });
  field.addEventListener("input", show);
  show();
  field.focus();
}
