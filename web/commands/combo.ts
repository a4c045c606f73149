import { type Combo, type Command, commandNames, commandTable } from "./table.ts";

/** The part of a key event that a combination looks at. */
export type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** The command of a key press, if one has it; those of the stage only with `onStage`. */
export function findCommand(press: Press, onStage: boolean): Command | null {
  const found = commandNames.find((name) => {
    const { place, keys } = commandTable[name];
    return (onStage || place === "anywhere") && keys.some((combo) => matches(press, combo));
  });
  return found ?? null;
}

/** Whether a key press is this combination. */
export function matches(press: Press, combo: Combo): boolean {
  const parts = combo.split(/\+(?=.)/);
  const key = parts.pop()!;
  const wants = (modifier: string) => parts.includes(modifier);
  if ((press.ctrlKey || press.metaKey) !== wants("Mod") || press.altKey !== wants("Alt")) return false;
  const isSign = key.length === 1 && !/[a-z]/i.test(key);
  // Which signs need Shift depends on the keyboard.
  if (!isSign && press.shiftKey !== wants("Shift")) return false;
  if (key === "Space") return press.key === " ";
  // With Alt a Mac types other letters: there the key counts, not what it writes.
  if (wants("Alt") && key.length === 1) return press.code === `Key${key}`;
  return press.key.toLowerCase() === key.toLowerCase();
}

const appleSigns: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };

/** The keys of a combination as one reads them; `names` has the words for keys that have one. */
export function spell(combo: Combo, apple: boolean, names: Readonly<Record<string, string>>): readonly string[] {
  return combo.split(/\+(?=.)/).map((key) => {
    if (key in appleSigns) return apple ? appleSigns[key]! : (names[key] ?? key);
    return names[key] ?? key;
  });
}

/** Whether the keyboard is a Mac's. */
export const apple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");
