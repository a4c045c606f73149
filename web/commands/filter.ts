/** Accents and case aside: the entries in whose title or group each word of the query begins a word; those by their titles first. An empty query keeps all. */
export function filterEntries<T extends { readonly title: string; readonly group: string }>(
  entries: readonly T[],
  query: string,
): readonly T[] {
  const wanted = simplify(query).split(/\s+/).filter(Boolean);
  const rank = ({ title, group }: T): number => {
    const words = split(title);
    const all = [...words, ...split(group)];
    const begins = (text: readonly string[]) => wanted.every((each) => text.some((word) => word.startsWith(each)));
    if (begins(words)) return simplify(title).startsWith(wanted[0] ?? "") ? 0 : 1;
    return begins(all) ? 2 : 3;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => (wanted.length === 0 ? 0 : a.rank - b.rank))
    .map(({ entry }) => entry);
}

function split(text: string): readonly string[] {
  return simplify(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function simplify(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
