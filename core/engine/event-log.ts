import { grown } from "./grow.ts";

/** Words of an event: start, token, from, edge, to, outcome. Indices; -1 for none. */
export const eventWords = 6;
/** Numbers of an event: time and arrival in ticks, the case, and when the service before it began, -1 for none. */
export const eventNumbers = 4;

/** Events in flat arrays, in the order in which they were noted. */
export class EventLog {
  numbers: Float64Array = new Float64Array(0);
  words: Int32Array = new Int32Array(0);
  size = 0;

  add(
    time: number,
    arrival: number,
    number: number,
    start: number,
    token: number,
    from: number,
    edge: number,
    to: number,
    outcome: number,
    begun = -1,
  ): void {
    const at = this.size++;
    if (at * eventWords >= this.words.length) this.grow();
    this.numbers[at * eventNumbers] = time;
    this.numbers[at * eventNumbers + 1] = arrival;
    this.numbers[at * eventNumbers + 2] = number;
    this.numbers[at * eventNumbers + 3] = begun;
    const word = at * eventWords;
    this.words[word] = start;
    this.words[word + 1] = token;
    this.words[word + 2] = from;
    this.words[word + 3] = edge;
    this.words[word + 4] = to;
    this.words[word + 5] = outcome;
  }

  /** The events by (time, start, case, token); those of one token at one time stay in the order of its path. */
  sorted(): number[] {
    const { numbers, words } = this;
    return Array.from({ length: this.size }, (_, event) => event).sort(
      (a, b) =>
        numbers[a * eventNumbers]! - numbers[b * eventNumbers]! ||
        words[a * eventWords]! - words[b * eventWords]! ||
        numbers[a * eventNumbers + 2]! - numbers[b * eventNumbers + 2]! ||
        words[a * eventWords + 1]! - words[b * eventWords + 1]! ||
        a - b,
    );
  }

  private grow(): void {
    const events = Math.max(64, this.size * 2);
    this.numbers = grown(this.numbers, events * eventNumbers);
    const words = new Int32Array(events * eventWords);
    words.set(this.words);
    this.words = words;
  }
}
