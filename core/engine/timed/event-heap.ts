/*
 * The pending events of a clock in a binary heap by (time, sequence): `dues` tells when they are due, `items` whose they are. Every owner has one at most, and
 * knows its sequence.
 */

/** Lets the event rise that stands at the end of a heap of `at` others, due at `dues[at]`; it comes after all others of its time. */
export function rise(dues: Float64Array, items: Int32Array, at: number, item: number): void {
  const due = dues[at]!;
  let hole = at;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (dues[parent]! <= due) break;
    dues[hole] = dues[parent]!;
    items[hole] = items[parent]!;
    hole = parent;
  }
  dues[hole] = due;
  items[hole] = item;
}

/** Puts an event, due at `dues[count]`, in the first place of a heap of `count` events and lets it sink. */
export function sink(
  dues: Float64Array,
  items: Int32Array,
  sequences: Float64Array,
  count: number,
  item: number,
): void {
  const due = dues[count]!;
  let hole = 0;
  let child = 1;
  while (child < count) {
    let least = dues[child]!;
    const other = child + 1;
    if (other < count) {
      const second = dues[other]!;
      if (second < least || (second === least && isBefore(sequences, items[other]!, items[child]!))) {
        child = other;
        least = second;
      }
    }
    if (least > due || (least === due && isBefore(sequences, item, items[child]!))) break;
    dues[hole] = least;
    items[hole] = items[child]!;
    hole = child;
    child = 2 * hole + 1;
  }
  dues[hole] = due;
  items[hole] = item;
}

/** Whether of two events of one time the first was put in before the second. */
export function isBefore(sequences: Float64Array, one: number, other: number): boolean {
  return sequences[one]! < sequences[other]!;
}
