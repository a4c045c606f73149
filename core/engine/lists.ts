import type { Lists } from "./program.ts";

/** Packs one list of indices an owner. */
export function pack(lists: readonly (readonly number[])[]): Lists {
  const at = new Int32Array(lists.length + 1);
  for (let i = 0; i < lists.length; i++) at[i + 1] = at[i]! + lists[i]!.length;
  const items = new Int32Array(at[lists.length]!);
  for (let i = 0; i < lists.length; i++) {
    for (let j = 0; j < lists[i]!.length; j++) items[at[i]! + j] = lists[i]![j]!;
  }
  return { at, items };
}
