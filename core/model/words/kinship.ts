import { wordsOf } from "./fold.ts";

/** Words that say nothing about what a node does. */
const empty = new Set(
  "the and for from with into that this then der les des une aux par sur dans pour avec vers start end begin debut fin request check send get set".split(
    " ",
  ),
);

/**
 * Prepares to tell which labels are akin: the function it gives takes the index of a label and gives the indices of the labels that share words with it,
 * each with a weight. A shared word weighs the more the fewer labels have it, so that a common "POST" counts for more than "order" does in a
 * diagram about orders.
 */
export function createKinship(labels: readonly string[]): (index: number) => ReadonlyMap<number, number> {
  const words = labels.map(tellingWords);
  const holders = new Map<string, number[]>();
  words.forEach((found, index) => {
    for (const word of found) {
      const holding = holders.get(word);
      if (holding === undefined) holders.set(word, [index]);
      else holding.push(index);
    }
  });
  return (index) => {
    const weights = new Map<number, number>();
    for (const word of words[index] ?? []) {
      const holding = holders.get(word) ?? [];
      for (const other of holding) {
        if (other !== index) weights.set(other, (weights.get(other) ?? 0) + 1 / holding.length);
      }
    }
    return weights;
  };
}

/** Words of three letters or more, cut to their first six so that "receive" and "receiver" are one. */
function tellingWords(label: string): ReadonlySet<string> {
  return new Set(wordsOf(label).flatMap((word) => (word.length < 3 || empty.has(word) ? [] : [word.slice(0, 6)])));
}
