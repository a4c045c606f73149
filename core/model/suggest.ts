import { didYouMean } from "../language/distance.ts";

/** Looks at candidates in one source, over all words; beyond them no word gets a suggestion. */
const workLimit = 60_000;

/** Prepares did-you-mean over a fixed set of names: the function it gives answers the nearest name, or "" if none is near. */
export function createSuggester(names: readonly string[]): (word: string) => string {
  const known = new Map<string, string>();
  let work = 0;
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (work > workLimit) return "";
    work += names.length;
    const found = didYouMean(word, names) ?? "";
    known.set(word, found);
    return found;
  };
}
