import { randomLcg } from "d3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { EventDays } from "#core/engine/timed/event-days";
import { insert } from "#core/engine/timed/event-row";

const most = 4000;

/** Events as a clock keeps them: a row, and days where there are many. Each owner has one. */
class Events {
  readonly days = new EventDays();
  /** How often a row became too long, and the longest row that a day made. */
  cuts = 0;
  longest = 0;
  private readonly dues = new Float64Array(most);
  private readonly items = new Int32Array(most);
  private pending = 0;

  constructor() {
    this.days.reserve(most);
  }

  push(due: number, owner: number): void {
    const { dues, items, days } = this;
    if (due >= days.end) days.add(due, owner);
    else insert(dues, items, this.pending++, due, owner);
    if (this.pending <= days.suits) return;
    days.cut(dues, items, this.pending);
    this.pending = 0;
    this.cuts++;
  }

  pop(): readonly [due: number, owner: number] | null {
    const { dues, items, days } = this;
    if (this.pending === 0) {
      if (days.count === 0) return null;
      this.pending = days.turn(dues, items);
      this.longest = Math.max(this.longest, this.pending);
    }
    this.pending--;
    return [dues[this.pending]!, items[this.pending]!];
  }
}

/** The same in one list that is always in order, the next event last. */
class Listed {
  private readonly events: (readonly [due: number, owner: number])[] = [];

  push(due: number, owner: number): void {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.events[middle]![0] > due) low = middle + 1;
      else high = middle;
    }
    this.events.splice(low, 0, [due, owner]);
  }

  pop(): readonly [due: number, owner: number] | null {
    return this.events.pop() ?? null;
  }
}

/** Ticks until an owner's next event, out of two chances: exponential, in clusters far apart, in steps of few ticks, or never again. */
const gaps: Readonly<Record<string, (chance: number, other: number) => number>> = {
  exponential: (chance, other) => Math.floor(-Math.log(1 - chance) * 1e4 * (other < 0.02 ? 500 : 1)),
  narrow: (chance) => Math.floor(chance * 3),
  clusters: (chance, other) => Math.floor(chance * 20) + (other < 0.5 ? 0 : 1e9),
  scales: (chance, other) => Math.floor(10 ** (12 * other) * chance),
  same: () => 5,
};

test("T1: thousands of events come in the order of time, of one time in that in which they were put in, however they lie, while others come and go", () => {
  const cuts: Record<string, number> = {};
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(gaps)),
      fc.integer({ min: 300, max: most }),
      fc.integer(),
      (kind, count, seed) => {
        const chance = randomLcg(seed / 2 ** 32);
        const gap = (): number => gaps[kind]!(chance(), chance());
        const [events, listed] = [new Events(), new Listed()];
        const push = (due: number, owner: number): void => {
          events.push(due, owner);
          listed.push(due, owner);
        };
        for (let owner = 0; owner < count; owner++) push(gap(), owner);
        for (let i = 0; ; i++) {
          const next = listed.pop();
          const mine = events.pop();
          if (mine?.[0] !== next?.[0] || mine?.[1] !== next?.[1]) expect(mine).toEqual(next);
          if (next === null) break;
          // Each goes on for a while, then they become few; a clock puts nothing in at the tick that it is at.
          if (i < 4000) push(next[0] + 1 + gap(), next[1]);
        }
        expect(events.cuts).toBeLessThanOrEqual(2);
        cuts[kind] = (cuts[kind] ?? 0) + events.cuts;
        if (kind === "exponential") expect(events.longest).toBeLessThanOrEqual(128);
      },
    ),
    { numRuns: 30 },
  );
  expect(Object.keys(cuts).sort()).toEqual(Object.keys(gaps).sort());
  expect(Object.values(cuts).every((times) => times > 0)).toBe(true);
});
