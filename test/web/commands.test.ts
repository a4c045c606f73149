import { describe, expect, test } from "vitest";
import { findCommand, matches, type Press, spell } from "../../web/commands/combo.ts";
import { filterEntries } from "../../web/commands/filter.ts";
import { commandNames, commandTable } from "../../web/commands/table.ts";
import { commandWords } from "../../web/commands/words.ts";

function press(key: string, held: Partial<Press> = {}): Press {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
  return { key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

describe("keys", () => {
  test("no two commands have the same key", () => {
    const keys = commandNames.flatMap((name) => [...commandTable[name].keys]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("keys without a modifier belong to the stage, but for function keys (WCAG 2.1.4)", () => {
    for (const name of commandNames) {
      const { place, keys } = commandTable[name];
      if (place === "anywhere") for (const key of keys) expect(key, name).toMatch(/Mod\+|Alt\+|F\d/);
    }
  });

  test("a modifier too many or too few is another key", () => {
    expect(matches(press("z", { ctrlKey: true }), "Mod+Z")).toBe(true);
    expect(matches(press("z", { metaKey: true }), "Mod+Z")).toBe(true);
    expect(matches(press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Z")).toBe(false);
    expect(matches(press("z"), "Mod+Z")).toBe(false);
    expect(matches(press("r", { altKey: true }), "R")).toBe(false);
  });

  test("signs count as typed, whatever the keyboard needs for them; letters with Alt by their key", () => {
    expect(matches(press("?", { shiftKey: true }), "?")).toBe(true);
    expect(matches(press("<"), "<")).toBe(true);
    expect(matches(press("+", { shiftKey: true }), "+")).toBe(true);
    expect(matches({ ...press("Ï", { shiftKey: true, altKey: true }), code: "KeyF" }, "Shift+Alt+F")).toBe(true);
  });

  test("the stage's keys are found on the stage only", () => {
    expect(findCommand(press(" "), true)).toBe("play");
    expect(findCommand(press(" "), false)).toBeNull();
    expect(findCommand(press("k", { ctrlKey: true }), false)).toBe("palette");
  });

  test("a Mac reads signs, others words", () => {
    expect(spell("Mod+Shift+S", true, commandWords.en.keys)).toEqual(["⌘", "⇧", "S"]);
    expect(spell("Mod+Shift+S", false, commandWords.fr.keys)).toEqual(["Ctrl", "Maj", "S"]);
    expect(spell("+", false, {})).toEqual(["+"]);
  });
});

describe("the filter", () => {
  const entries = ["Run again", "Évènement suivant", "Go to the results"].map((title) => ({ title, group: "Page" }));
  test("finds by beginnings of words in any order, accents and case aside", () => {
    expect(filterEntries(entries, "suiv even").map(({ title }) => title)).toEqual(["Évènement suivant"]);
    expect(filterEntries(entries, "un")).toEqual([]);
    expect(filterEntries(entries, "")).toEqual(entries);
  });
  test("titles come before groups", () => {
    const found = filterEntries([{ title: "A", group: "Run" }, ...entries], "run");
    expect(found.map(({ title }) => title)).toEqual(["Run again", "A"]);
  });
});
