import { travel } from "../chain-walk.ts";
import { choose } from "../choose.ts";
import { grown } from "../grow.ts";
import { Recorder } from "../histogram.ts";
import type { Program } from "../program.ts";
import { exponential } from "../samplers/exponential.ts";
import { sample } from "../samplers/sample.ts";
import { openStream } from "../stream.ts";
import { addTicks, toTicks } from "../ticks.ts";
import { countersAt, pass } from "../token.ts";
import { addDrawn, addMultiple } from "../wide.ts";
import type { Arrivals } from "./arrivals.ts";
import {
  ARRIVED,
  BEHIND,
  BUSY,
  CAPACITY,
  type Clock,
  CONSTANT,
  COUNTS,
  DOES,
  EXPONENTIAL,
  FAMILY,
  FIRST,
  LANE,
  LAST,
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
  SEQUENCE,
  SERVED,
  SINCE,
  SPECIAL,
  START,
  STEPS,
  STOP,
  stretchWords,
} from "./clock.ts";
import { rise, sink } from "./event-heap.ts";
import { openFigures } from "./figures.ts";
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
  /** A time on its way between functions: an engine allots a box to each that it hands over otherwise. */
  private readonly drawn: Float64Array = new Float64Array(1);
  private dues: Float64Array;
  private items: Int32Array;
  private pending = 0;
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
    if (this.warming === 0 || this.arriving === 0) openFigures(this.clock, 0);
    for (;;) {
      const answer = this.turn(allowance, room);
      if (answer !== FULL) return answer === DONE;
      this.grow();
    }
  }

  /** Goes from event to event until the end, or until something has to be done about space: this loop is most of the work of a run. */
  private turn(allowance: number, room: number): number {
    const { program, limit, arrivals, clock, slots, dues, items, times, ended, drawn } = this;
    const { words, tokens, owners, lanes, nodes, stretches, stretchTicks, sums, numbers } = clock;
    const starts = arrivals.length;
    const stride = words + ownWords;
    const laneCount = program.lanes.count;
    const nodeCount = program.nodes.count;
    let { pending, sequence, work, free, used, alive, countedOpen, lastEnd, arriving } = this;
    let { isOpen, opened } = clock;
    let answer = DONE;
    while (pending > 0) {
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
            const units = lanes[line + BUSY]!;
            if (isOpen) {
              addMultiple(sums, lane, time - numbers[lane]!, units);
              numbers[lane] = time;
            }
            lanes[line + BUSY] = units - 1;
          } else {
            const nextOwn = next * stride + words;
            const at = tokens[nextOwn + PLACE]!;
            const behind = tokens[nextOwn + BEHIND]!;
            lanes[line + FIRST] = behind;
            if (behind < 0) lanes[line + LAST] = -1;
            lanes[line + LENGTH] = lanes[line + LENGTH]! - 1;
            nodes[at * nodeWords + NODE_LENGTH] = nodes[at * nodeWords + NODE_LENGTH]! - 1;
            const since = owners[(starts + next) * ownerNumbers + SINCE]!;
            if (time > since) {
              if (isOpen) {
                addDrawn(sums, laneCount + at, time - since);
                addDrawn(sums, laneCount + nodeCount + at, since > opened ? time - since : time - opened);
              }
              if ((tokens[nextOwn + DOES]! & COUNTS) !== 0) {
                addDrawn(sums, laneCount + 2 * nodeCount + tokens[nextOwn + START]!, time - since);
              }
            }
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
          openFigures(clock, time);
          isOpen = true;
          opened = time;
        }
        next.advance();
        if (counts && next.isDone) arriving--;
        if (arriving > 0 && !(next.isDone && next.isOnce)) {
          owners[item * ownerNumbers + SEQUENCE] = sequence++;
          hole = false;
          dues[pending] = next.time;
          sink(dues, items, owners, pending, item);
        }
        token = free < 0 ? used++ : free;
        const at = token * stride;
        if (token === free) free = tokens[at + words + BEHIND]!;
        for (let word = at + countersAt; word < at + words; word++) tokens[word] = 0;
        openStream(tokens, at, next.key, number);
        tokens[at + words + STEPS] = 0;
        tokens[at + words + DOES] = counts ? COUNTS : 0;
        tokens[at + words + START] = item;
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
          if (isOpen) numbers[laneCount + 3 * node] = numbers[laneCount + 3 * node]! + 1;
          this.draw(beginning, node);
          const done = addTicks(time, drawn[0]!);
          const event = starts + beginning;
          owners[event * ownerNumbers + SEQUENCE] = sequence++;
          dues[pending] = done;
          if (hole) {
            hole = false;
            sink(dues, items, owners, pending, event);
          } else {
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
              this.walkStretch(token, way, steps);
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
            this.draw(token, node);
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
            dues[pending] = now;
            if (hole) {
              hole = false;
              sink(dues, items, owners, pending, event);
            } else {
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
          if (isOpen) {
            if (units > 0) addMultiple(sums, lane, time - numbers[lane]!, units);
            numbers[lane] = time;
          }
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

  /**
   * Walks a stretch node by node, up to but not including the visit of its stop; the time is in `drawn`. `before` are the token's steps so far; those that it
   * has now stand in it, -1 if it met the limit (S8).
   */
  private walkStretch(token: number, slot: number, before: number): void {
    const { program, drawn } = this;
    const { tokens, words, stretches } = this.clock;
    const { edges, nodes } = program;
    const at = token * (words + ownWords);
    let time = drawn[0]!;
    let steps = before;
    let edge = slot < edges.count ? slot : -1;
    let node = edge >= 0 ? edges.to[edge]! : program.starts[slot - edges.count]!.node;
    for (let left = stretches[slot * stretchWords + NODES]!; ; left--) {
      if (edge >= 0) {
        pass(edges, tokens, at, edge);
        time = addTicks(time, travel(program, tokens, at, edge));
      }
      if (steps === this.limit) {
        tokens[at + words + STEPS] = -1;
        drawn[0] = time;
        return;
      }
      if (left === 0) break;
      steps++;
      this.draw(token, node);
      time = addTicks(time, drawn[0]!);
      edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
      node = edges.to[edge]!;
    }
    tokens[at + words + STEPS] = steps;
    drawn[0] = time;
  }

  /** Draws the service time of a token at a node as `sample` does, into `drawn`. */
  private draw(token: number, node: number): void {
    const { program, clock, drawn } = this;
    const { tokens, words, nodes, numbers, services } = clock;
    const family = nodes[node * nodeWords + FAMILY]!;
    const own = program.lanes.count + 3 * node;
    if (family === CONSTANT) {
      drawn[0] = numbers[own + 2]!;
      return;
    }
    const at = token * (words + ownWords);
    const ticks =
      family === EXPONENTIAL
        ? toTicks(numbers[own + 1]! * exponential(tokens, at))
        : sample(program.nodes.service[node]!, tokens, at);
    if ((tokens[at + words + DOES]! & COUNTS) !== 0) {
      addDrawn(services, tokens[at + words + START]! * program.nodes.count + node, ticks);
    }
    drawn[0] = ticks;
  }

  private grow(): void {
    const { clock } = this;
    const owners = this.arrivals.length + 2 * this.slots;
    this.slots *= 2;
    clock.tokens = longer(clock.tokens, this.slots * (clock.words + ownWords));
    clock.owners = grown(clock.owners, owners * ownerNumbers);
    this.dues = grown(this.dues, owners + 1);
    this.items = longer(this.items, owners);
  }
}
