import fc from "fast-check";
import { expect, test } from "vitest";
import { EventDays } from "#core/engine/timed/event-days";
import { rise, sink } from "#core/engine/timed/event-heap";

const most = 4000;

/** Events as a clock keeps them, by the day where there are many; each owner has one. */
class Events {
  readonly days = new EventDays();
  private readonly dues = new Float64Array(most + 1);
  private readonly items = new Int32Array(most);
  private readonly sequences = new Float64Array(most);
  private pending = 0;
  private readonly byDay: boolean;

  constructor(byDay: boolean) {
    this.byDay = byDay;
    this.days.reserve(most);
  }

  push(due: number, owner: number, sequence: number): void {
    this.sequences[owner] = sequence;
    if (due >= this.days.end) {
      this.days.add(due, owner);
      return;
    }
    this.dues[this.pending] = due;
    rise(this.dues, this.items, this.pending++, owner);
    if (this.byDay && this.pending > this.days.suits) {
      this.pending = this.days.cut(this.dues, this.items, this.sequences, this.pending);
    }
  }

  pop(): readonly [due: number, owner: number] | null {
    const { dues, items, sequences } = this;
    if (this.pending === 0) {
      if (this.days.count === 0) return null;
      this.pending = this.days.turn(dues, items, sequences);
    }
    const first = [dues[0]!, items[0]!] as const;
    if (--this.pending > 0) sink(dues, items, sequences, this.pending, items[this.pending]!);
    return first;
  }
}

test("T1: a heap and a calendar give thousands of events in the same order, ties by sequence, while others come and go", () => {
  let cuts = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(1, 30, 1e4, 1e9),
      fc.integer({ min: 700, max: most }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
      (scale, count, stream) => {
        const chance = (): number => stream.next().value;
        const gap = (): number => Math.floor(-Math.log(1 - chance()) * scale * (chance() < 0.02 ? 500 : 1));
        const [heap, calendar] = [new Events(false), new Events(true)];
        let sequence = 0;
        const push = (due: number, owner: number): void => {
          heap.push(due, owner, sequence);
          calendar.push(due, owner, sequence++);
        };
        for (let owner = 0; owner < count; owner++) push(gap() * 10, owner);
        if (calendar.days.count > 0) cuts++;
        for (let i = 0; ; i++) {
          const next = heap.pop();
          expect(calendar.pop()).toEqual(next);
          if (next === null) break;
          // Each goes on for a while, then they become few.
          if (i < 4000) push(next[0] + gap(), next[1]);
        }
      },
    ),
    { numRuns: 8 },
  );
  expect(cuts).toBeGreaterThan(0);
});
