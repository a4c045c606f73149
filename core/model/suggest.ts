import { didYouMean } from "../language/distance.ts";

/** Different words that get a suggestion in one source: each costs a look at every candidate. */
const mostSuggestions = 60;

/** Prepares did-you-mean over a fixed set of names: the function it gives answers the nearest name, or "" if none is near. */
export function createSuggester(names: readonly string[]): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= mostSuggestions) return "";
    const found = didYouMean(word, names) ?? "";
    known.set(word, found);
    return found;
  };
}
