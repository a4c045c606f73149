/** A set of whole numbers, made to be filled and cleared in every frame without making anything. */
export interface Spots {
  /** Whether the number was not in the set yet; it is from now on. */
  add(spot: number): boolean;
  clear(): void;
}

/** Makes an empty set; numbers are 0 or more and below 2^53. */
export function createSpots(): Spots {
  let room = 256;
  let slots = new Float64Array(room).fill(-1);
  let count = 0;

  /** The slot that has the number, or the free one where it belongs. */
  function find(spot: number): number {
    // Neighbours differ in low bits alone: they are multiplied up into the high ones, which choose the slot.
    let slot = (Math.imul(spot | 0, 0x9e3779b1) ^ Math.imul((spot / 0x100000000) | 0, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (room - 1);
    while (slots[slot]! >= 0 && slots[slot] !== spot) slot = (slot + 1) & (room - 1);
    return slot;
  }

  function widen(): void {
    const before = slots;
    room *= 2;
    slots = new Float64Array(room).fill(-1);
    for (const spot of before) if (spot >= 0) slots[find(spot)] = spot;
  }

  return {
    add(spot) {
      const slot = find(spot);
      if (slots[slot] === spot) return false;
      slots[slot] = spot;
      count++;
      if (2 * count > room) widen();
      return true;
    },
    clear() {
      if (count > 0) slots.fill(-1);
      count = 0;
    },
  };
}
