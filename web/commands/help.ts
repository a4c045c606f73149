import type { Locale } from "#core/messages/message";
import { make } from "../dom.ts";
import { openDialog } from "./dialog.ts";
import { makeKeys } from "./key-caps.ts";
import { commandNames, commandTable, type Group } from "./table.ts";
import { commandWords } from "./words.ts";

/** Opens the list of all keys, by what they are for. */
export function openHelp(locale: Locale): void {
  const words = commandWords[locale];
  const groups = Object.keys(words.groups) as Group[];
  const lists = groups.map((group) => {
    const list = make("dl", {});
    for (const name of commandNames) {
      const { group: of, keys } = commandTable[name];
      if (of !== group || keys.length === 0) continue;
      const caps = make("dd", {});
      for (const combo of keys) caps.append(makeKeys(combo, words)!);
      list.append(make("div", {}, make("dt", {}, words.commands[name]), caps));
    }
    return make("section", {}, make("h3", {}, words.groups[group]), list);
  });
  const notes = [words.onStage, words.pan, words.chips, words.leave].map((note) =>
    make("p", { class: "caption" }, note),
  );
  openDialog(
    "help",
    words.help,
    words.close,
    make("h2", {}, words.help),
    make(
      "div",
      { class: "help-groups", tabindex: 0, role: "group", "aria-label": words.help },
      ...lists,
      make("div", { class: "help-notes" }, ...notes),
    ),
  );
}
