import { choose } from "../choose.ts";
import { grown } from "../grow.ts";
import { Recorder } from "../histogram.ts";
import type { Program } from "../program.ts";
import { openStream } from "../stream.ts";
import { addTicks } from "../ticks.ts";
import { countersAt } from "../token.ts";
import { addValue, sumLimbs } from "../wide.ts";
import type { Arrivals } from "./arrivals.ts";
import {
  ARRIVED,
  BEHIND,
  BUSY,
  CAPACITY,
  type Clock,
  COUNTS,
  DOES,
  FIRST,
  LANE,
  LAST,
  LEFT,
  LENGTH,
  LONGEST,
  laneWords,
  layClock,
  NODE_LENGTH,
  NODE_LONGEST,
  NODES,
  nodeWords,
  ONWARD,
  ownerNumbers,
  ownWords,
  PLACE,
  ROW,
  SEQUENCE,
  SERVED,
  SINCE,
  SPECIAL,
  START,
  STEPS,
  STOP,
  stretchWords,
} from "./clock.ts";
import type { ClockFigures } from "./clock-figures.ts";
import { beginService, drawService, walkStretch } from "./clock-services.ts";
import { EventDays } from "./event-days.ts";
import { rise, sink } from "./event-heap.ts";
import { longer } from "./longer.ts";

/** Answers of a turn: the last counted case has ended; more than is allowed; there is no slot for another token. */
const DONE = 0;
const OVER = 1;
const FULL = 2;

/** The clock of a replication with its events, tokens and lines. A token is a case; owners of events are the starts, then the tokens. */
export class Clockwork {
  readonly times: readonly Recorder[];
  /** By start: cases that ended. */
  readonly ended: Float64Array;
  readonly clock: Clock;
  work = 0;
  lastEnd = 0;

  private readonly program: Program;
  private readonly limit: number;
  private readonly arrivals: readonly Arrivals[];
  private slots = 64;
  private dues: Float64Array;
  private items: Int32Array;
  private pending = 0;
  /** What is due later, where thousands of events are pending. */
  private readonly days = new EventDays();
  private sequence = 0;
  private free = -1;
  private used = 0;
  private alive = 0;
  private countedOpen = 0;
  /** Starts that have counted cases to come, and those whose warm-up lasts. */
  private arriving = 0;
  private warming = 0;

  constructor(program: Program, limit: number, arrivals: readonly Arrivals[]) {
    const { starts } = program;
    this.program = program;
    this.limit = limit;
    this.arrivals = arrivals;
    this.clock = layClock(program, this.slots);
    this.times = starts.map(() => new Recorder());
    this.ended = new Float64Array(starts.length);
    this.dues = new Float64Array(starts.length + this.slots + 1);
    this.items = new Int32Array(starts.length + this.slots);
    this.days.reserve(starts.length + this.slots);
  }

  /** Runs to the end of the last counted case; false if that takes more work or more tokens at one time than allowed. Called once. */
  run(allowance: number, room: number): boolean {
    const { arrivals } = this;
    this.arriving = arrivals.filter(({ isDone }) => !isDone).length;
    this.warming = arrivals.filter(({ warms }) => warms).length;
    if (this.arriving > 0) {
      for (const [start, { time }] of arrivals.entries()) {
        this.clock.owners[start * ownerNumbers + SEQUENCE] = this.sequence++;
        this.dues[this.pending] = time;
        rise(this.dues, this.items, this.pending++, start);
      }
    }
    if (this.warming === 0 || this.arriving === 0) this.clock.isOpen = true;
    for (;;) {
      const answer = this.turn(allowance, room);
      if (answer !== FULL) return answer === DONE;
      this.grow();
    }
  }

  /** Goes from event to event until the end, or until something has to be done about space: this loop is most of the work of a run. */
  private turn(allowance: number, room: number): number {
    const { program, limit, arrivals, clock, slots, dues, items, days, times, ended } = this;
    const { words, tokens, owners, lanes, nodes, stretches, stretchTicks, drawn } = clock;
    const starts = arrivals.length;
    const stride = words + ownWords;
    const nodeCount = program.nodes.count;
    let { pending, sequence, work, free, used, alive, countedOpen, lastEnd, arriving } = this;
    let answer = DONE;
    let { end } = days;
    for (;;) {
      if (pending === 0) {
        if (days.count === 0) break;
        pending = days.turn(dues, items, owners);
        end = days.end;
      }
      const time = dues[0]!;
      if (arriving === 0 && countedOpen === 0 && time > lastEnd) break;
      if (work > allowance || alive > room) {
        answer = OVER;
        break;
      }
      const item = items[0]!;
      // The first place is free until an event is put in, or the last one is moved there.
      let hole = true;
      let token = -1;
      let way = -1;
      let asks = false;
      let beginning = -1;
      if (item >= starts) {
        token = item - starts;
        const own = token * stride + words;
        const node = tokens[own + PLACE]!;
        if ((tokens[own + DOES]! & SERVED) === 0) {
          asks = true;
        } else {
          const lane = nodes[node * nodeWords + LANE]!;
          const line = lane * laneWords;
          const next = lanes[line + FIRST]!;
          if (next < 0) {
            lanes[line + BUSY] = lanes[line + BUSY]! - 1;
          } else {
            const nextOwn = next * stride + words;
            const at = tokens[nextOwn + PLACE]!;
            const behind = tokens[nextOwn + BEHIND]!;
            lanes[line + FIRST] = behind;
            if (behind < 0) lanes[line + LAST] = -1;
            lanes[line + LENGTH] = lanes[line + LENGTH]! - 1;
            nodes[at * nodeWords + NODE_LENGTH] = nodes[at * nodeWords + NODE_LENGTH]! - 1;
            beginning = next;
          }
          way = nodes[node * nodeWords + ONWARD]!;
          if (way < 0) way = choose(program, tokens, token * stride, node);
        }
      } else if (arriving > 0) {
        if (free < 0 && used === slots) {
          answer = FULL;
          break;
        }
        const next = arrivals[item]!;
        const { counts, number } = next;
        if (next.endsWarmup && --this.warming === 0) {
          this.pending = pending;
          this.open(time);
        }
        next.advance();
        if (counts && next.isDone) arriving--;
        if (arriving > 0 && !(next.isDone && next.isOnce)) {
          owners[item * ownerNumbers + SEQUENCE] = sequence++;
          if (next.time >= end) {
            days.add(next.time, item);
          } else {
            hole = false;
            dues[pending] = next.time;
            sink(dues, items, owners, pending, item);
          }
        }
        token = free < 0 ? used++ : free;
        const at = token * stride;
        if (token === free) free = tokens[at + words + BEHIND]!;
        for (let word = at + countersAt; word < at + words; word++) tokens[word] = 0;
        openStream(tokens, at, next.key, number);
        tokens[at + words + STEPS] = 0;
        tokens[at + words + DOES] = counts ? COUNTS : 0;
        tokens[at + words + START] = item;
        tokens[at + words + ROW] = (counts ? item : starts) * nodeCount;
        owners[(starts + token) * ownerNumbers + LEFT] = 0;
        owners[(starts + token) * ownerNumbers + ARRIVED] = time;
        alive++;
        if (counts) countedOpen++;
        way = program.edges.count + item;
      }

      // At most two services begin: that of the first in line, and that of the token itself.
      for (;;) {
        if (beginning >= 0) {
          const own = beginning * stride + words;
          const node = tokens[own + PLACE]!;
          tokens[own + STEPS] = tokens[own + STEPS]! + 1;
          tokens[own + DOES] = tokens[own + DOES]! | SERVED;
          const event = starts + beginning;
          beginService(clock, beginning, node, time, time - owners[event * ownerNumbers + SINCE]!);
          const done = drawn[0]!;
          owners[event * ownerNumbers + SEQUENCE] = sequence++;
          if (done >= end) {
            days.add(done, event);
          } else if (hole) {
            hole = false;
            dues[pending] = done;
            sink(dues, items, owners, pending, event);
          } else {
            dues[pending] = done;
            rise(dues, items, pending++, event);
          }
          beginning = -1;
        }
        if (token < 0) break;
        const own = token * stride + words;
        if (!asks) {
          let now = time;
          let steps = tokens[own + STEPS]!;
          while (way >= 0) {
            const stretch = way * stretchWords;
            const length = stretches[stretch + NODES]!;
            if (stretches[stretch + SPECIAL] === 1 || steps + length >= limit) {
              drawn[0] = now;
              walkStretch(clock, limit, token, way, steps);
              now = drawn[0]!;
              const walked = tokens[own + STEPS]!;
              if (walked < 0) {
                work += limit - steps;
                way = -1;
                break;
              }
              work += walked - steps + 1;
              steps = walked;
            } else {
              steps += length;
              work += length + 1;
              now = addTicks(now, stretchTicks[way]!);
            }
            const node = stretches[stretch + STOP]!;
            if (nodes[node * nodeWords + LANE]! >= 0) {
              tokens[own + STEPS] = steps;
              tokens[own + PLACE] = node;
              owners[(starts + token) * ownerNumbers + SINCE] = now;
              break;
            }
            steps++;
            drawService(clock, token, node);
            now = addTicks(now, drawn[0]!);
            way = choose(program, tokens, token * stride, node);
          }
          if (way < 0) {
            const start = tokens[own + START]!;
            ended[start] = ended[start]! + 1;
            if ((tokens[own + DOES]! & COUNTS) !== 0) {
              times[start]!.add(now - owners[(starts + token) * ownerNumbers + ARRIVED]!);
              countedOpen--;
              if (now > lastEnd) lastEnd = now;
            }
            tokens[own + BEHIND] = free;
            free = token;
            alive--;
            break;
          }
          if (now > time) {
            tokens[own + DOES] = tokens[own + DOES]! & ~SERVED;
            const event = starts + token;
            owners[event * ownerNumbers + SEQUENCE] = sequence++;
            if (now >= end) {
              days.add(now, event);
            } else if (hole) {
              hole = false;
              dues[pending] = now;
              sink(dues, items, owners, pending, event);
            } else {
              dues[pending] = now;
              rise(dues, items, pending++, event);
            }
            break;
          }
        }
        const node = tokens[own + PLACE]! * nodeWords;
        const lane = nodes[node + LANE]!;
        const line = lane * laneWords;
        const units = lanes[line + BUSY]!;
        if (units < lanes[line + CAPACITY]!) {
          lanes[line + BUSY] = units + 1;
          beginning = token;
          token = -1;
          continue;
        }
        const last = lanes[line + LAST]!;
        tokens[own + BEHIND] = -1;
        if (last < 0) lanes[line + FIRST] = token;
        else tokens[last * stride + words + BEHIND] = token;
        lanes[line + LAST] = token;
        const length = lanes[line + LENGTH]! + 1;
        const nodeLength = nodes[node + NODE_LENGTH]! + 1;
        lanes[line + LENGTH] = length;
        nodes[node + NODE_LENGTH] = nodeLength;
        if (length > lanes[line + LONGEST]!) lanes[line + LONGEST] = length;
        if (nodeLength > nodes[node + NODE_LONGEST]!) nodes[node + NODE_LONGEST] = nodeLength;
        break;
      }
      if (hole && --pending > 0) sink(dues, items, owners, pending, items[pending]!);
      if (days.suits(pending)) {
        pending = days.cut(dues, items, owners, pending);
        end = days.end;
      }
    }
    this.pending = pending;
    this.sequence = sequence;
    this.work = work;
    this.free = free;
    this.used = used;
    this.alive = alive;
    this.countedOpen = countedOpen;
    this.lastEnd = lastEnd;
    this.arriving = arriving;
    return answer;
  }

  /** What the clock came to, once it has run. */
  get figures(): ClockFigures {
    const { clock, lastEnd } = this;
    const { program, figures, before, rests, lanes, nodes } = clock;
    if (!clock.isOpen) this.open(lastEnd);
    this.addRests(lastEnd, -1);
    return {
      program,
      figures,
      before,
      rests,
      longest: Float64Array.from({ length: program.lanes.count }, (_, lane) => lanes[lane * laneWords + LONGEST]!),
      nodeLongest: Float64Array.from({ length: program.nodes.count }, (_, i) => nodes[i * nodeWords + NODE_LONGEST]!),
      opened: clock.opened,
    };
  }

  /** From here on figures of resources are kept; those of starts, which tell of all counted cases, are put aside. */
  private open(time: number): void {
    const { clock } = this;
    const { figures, before, lanes, nodes } = clock;
    clock.isOpen = true;
    clock.opened = time;
    before.set(figures.subarray(0, before.length));
    figures.fill(0);
    for (let at = 0; at < lanes.length; at += laneWords) lanes[at + LONGEST] = lanes[at + LENGTH]!;
    for (let at = 0; at < nodes.length; at += nodeWords) nodes[at + NODE_LONGEST] = nodes[at + NODE_LENGTH]!;
    this.addRests(time, 1);
  }

  /** What is served at `time` adds `sign` times the rest of its service to what use differs from the figures, and what waits takes off what it has waited. */
  private addRests(time: number, sign: number): void {
    const { clock, dues, items, pending, arrivals } = this;
    const { program, tokens, owners, lanes, nodes, words, rests } = clock;
    const stride = words + ownWords;
    const addService = (item: number, due: number): void => {
      const own = (item - arrivals.length) * stride + words;
      if (own < 0 || (tokens[own + DOES]! & SERVED) === 0) return;
      addValue(rests, nodes[tokens[own + PLACE]! * nodeWords + LANE]! * sumLimbs, sign * (due - time));
    };
    for (let i = 0; i < pending; i++) addService(items[i]!, dues[i]!);
    this.days.forEach(addService);
    for (let lane = 0; lane < program.lanes.count; lane++) {
      for (let token = lanes[lane * laneWords + FIRST]!; token >= 0; token = tokens[token * stride + words + BEHIND]!) {
        const node = tokens[token * stride + words + PLACE]!;
        const since = owners[(arrivals.length + token) * ownerNumbers + SINCE]!;
        addValue(rests, (program.lanes.count + node) * sumLimbs, sign * (since - time));
      }
    }
  }

  private grow(): void {
    const { clock } = this;
    const owners = this.arrivals.length + 2 * this.slots;
    this.slots *= 2;
    clock.tokens = longer(clock.tokens, this.slots * (clock.words + ownWords));
    clock.owners = grown(clock.owners, owners * ownerNumbers);
    this.dues = grown(this.dues, owners + 1);
    this.items = longer(this.items, owners);
    this.days.reserve(owners);
  }
}
