import { make } from "../dom.ts";
import { apple, spell } from "./combo.ts";
import type { CommandWords } from "./words/en.ts";

/** Shows a key combination as caps; screen readers read it as one. */
export function makeKeys(combo: string | undefined, { keys }: CommandWords): HTMLElement | null {
  if (combo === undefined) return null;
  const spelt = spell(combo, apple, keys);
  return make("span", { class: "keys" }, ...spelt.map((key) => make("kbd", {}, key)));
}
