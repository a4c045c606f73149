/** A binary heap of whole numbers by key, least first, in two typed arrays that grow as needed. */
export class Heap {
  private keys = new Float64Array(1024);
  private values = new Int32Array(1024);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** The value with the least key, and that key; of an empty heap they mean nothing. */
  get top(): number {
    return this.values[0]!;
  }

  get topKey(): number {
    return this.keys[0]!;
  }

  push(value: number, key: number): void {
    if (this.length === this.keys.length) this.grow();
    const { keys, values } = this;
    let at = this.length++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= key) break;
      keys[at] = keys[parent]!;
      values[at] = values[parent]!;
      at = parent;
    }
    keys[at] = key;
    values[at] = value;
  }

  /** Removes and returns the value with the least key; -1 when empty. */
  pop(): number {
    if (this.length === 0) return -1;
    const { keys, values } = this;
    const top = values[0]!;
    const last = --this.length;
    const key = keys[last]!;
    const value = values[last]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= last) break;
      if (child + 1 < last && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[at] = keys[child]!;
      values[at] = values[child]!;
      at = child;
    }
    keys[at] = key;
    values[at] = value;
    return top;
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    const values = new Int32Array(this.values.length * 2);
    keys.set(this.keys);
    values.set(this.values);
    this.keys = keys;
    this.values = values;
  }
}
