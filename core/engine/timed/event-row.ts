/*
 * The events of a clock that come next, in a row: `dues` tells when they are due and `items` whose they are, the next one stands last. Of those that are due
 * at the same tick the one that was put in first comes first (T1). To look for a place in a short row has one branch that cannot be foreseen, a heap has several.
 */

/** Puts an event in a row of `count` others; it comes after all others of its time. */
export function insert(dues: Float64Array, items: Int32Array, count: number, due: number, item: number): void {
  let at = count;
  for (; at > 0; at--) {
    const before = dues[at - 1]!;
    if (before > due) break;
    dues[at] = before;
    items[at] = items[at - 1]!;
  }
  dues[at] = due;
  items[at] = item;
}

/** Brings `count` events in order; those that are due at the same tick stay in theirs. */
export function sortRow(dues: Float64Array, items: Int32Array, count: number): void {
  for (let next = 1; next < count; next++) {
    const due = dues[next]!;
    const item = items[next]!;
    let at = next;
    for (; at > 0 && dues[at - 1]! < due; at--) {
      dues[at] = dues[at - 1]!;
      items[at] = items[at - 1]!;
    }
    dues[at] = due;
    items[at] = item;
  }
}
