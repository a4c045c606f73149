/** What is over its bound, and by how much. */
export interface Over<What extends string> {
  readonly kind: "over-bound";
  readonly what: What;
  readonly found: number;
  readonly most: number;
}

/** The first of what is asked for that is over its bound; `null` if all is within. */
export function findOver<What extends string>(
  asked: readonly (readonly [what: What, found: number, most: number])[],
): Over<What> | null {
  const over = asked.find(([, found, most]) => found > most);
  return over === undefined ? null : { kind: "over-bound", what: over[0], found: over[1], most: over[2] };
}
