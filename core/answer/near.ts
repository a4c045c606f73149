import { distance } from "../language/distance.ts";

/** Names that are offered for one that is not there. */
const most = 5;
/** Edits beyond which a name is no longer near. */
const far = 6;
/** Names that are compared, and letters of them. */
const mostCompared = 5000;
const mostLetters = 40;

/** The names nearest to a word, the nearest first, five at most; the first ones where none is near. */
export function listNear(word: string, names: readonly string[]): readonly string[] {
  const wanted = word.slice(0, mostLetters).toLowerCase();
  const ranked = names
    .slice(0, mostCompared)
    .map((name, order) => ({ name, order, off: distance(wanted, name.slice(0, mostLetters).toLowerCase(), far) }))
    .sort((a, b) => a.off - b.off || a.order - b.order)
    .slice(0, most);
  const near = ranked.filter(({ off }) => off <= ranked[0]!.off + 1 && off <= far);
  return near.length > 0 ? near.map(({ name }) => name) : names.slice(0, most);
}
