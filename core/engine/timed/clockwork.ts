import { travel } from "../chain-walk.ts";
import { choose } from "../choose.ts";
import { grown } from "../grow.ts";
import { Recorder } from "../histogram.ts";
import type { Program } from "../program.ts";
import { exponential } from "../samplers/exponential.ts";
import { sample } from "../samplers/sample.ts";
import { openStream } from "../stream.ts";
import { addTicks, toTicks } from "../ticks.ts";
import { countersAt, pass, tokenWords } from "../token.ts";
import { addDrawn, addMultiple, settle, sumLimbs } from "../wide.ts";
import type { Arrivals } from "./arrivals.ts";
import { lanesOf } from "./lanes.ts";
import { longer } from "./longer.ts";
import type { Resources } from "./resources.ts";
import { findStretches } from "./stretches.ts";

/*
 * Everything that an event touches lies in few arrays, a record an owner: an engine keeps where they begin in registers.
 */

/** Words of a token behind those that token.ts knows: its steps, its node, the next in its line or of the free slots, what it does, its start. */
const STEPS = 0;
const PLACE = 1;
const BEHIND = 2;
const DOES = 3;
const START = 4;
const ownWords = 5;

/** What a token does: it is served, else on its way; and it counts. */
const SERVED = 1;
const COUNTS = 2;

/** Numbers of an owner of events: when a token arrived and came to where it waits, and the sequence of its event. */
const ARRIVED = 0;
const SINCE = 1;
const SEQUENCE = 2;
const ownerNumbers = 3;

/** Words of a lane: units in use and all of them, its line. */
const BUSY = 0;
const CAPACITY = 1;
const FIRST = 2;
const LAST = 3;
const LENGTH = 4;
const LONGEST = 5;
const laneWords = 6;

/** Words of a node: the lane it needs, its only edge if nothing is to be decided there (else -1), how service is drawn, its part of the line. */
const LANE = 0;
const ONWARD = 1;
const FAMILY = 2;
const NODE_LENGTH = 3;
const NODE_LONGEST = 4;
const nodeWords = 5;

/** Words of a stretch. */
const STOP = 0;
const NODES = 1;
const SPECIAL = 2;
const stretchWords = 3;

/** Constant service, exponential service, any other. */
const CONSTANT = 0;
const EXPONENTIAL = 1;
const OTHER = 2;

/** Answers of a turn: the last counted case has ended; more than is allowed; there is no slot for another token. */
const DONE = 0;
const OVER = 1;
const FULL = 2;

/** The clock of a replication with its events, tokens and lines. A token is a case; owners of events are the starts, then the tokens. */
export class Clockwork {
  readonly times: readonly Recorder[];
  /** By start: cases that ended. */
  readonly ended: Float64Array;
  work = 0;

  private readonly program: Program;
  private readonly limit: number;
  private readonly arrivals: readonly Arrivals[];
  private readonly words: number;
  private slots = 64;
  private tokens: Int32Array;
  private owners: Float64Array;
  private readonly lanes: Int32Array;
  private readonly nodes: Int32Array;
  private readonly stretches: Int32Array;
  private readonly stretchTicks: Float64Array;
  /** Sums as limbs: by lane units in use times ticks; by node what was waited and what was spent in line; by start what counted cases waited. */
  private readonly sums: Float64Array;
  /** By start: sums of service times by node, of counted cases. */
  private readonly services: readonly Float64Array[];
  /** A time on its way between functions: an engine allots a box to each that it hands over otherwise. */
  private readonly drawn: Float64Array = new Float64Array(1);
  /** By lane when its use changed; by node services begun, mean seconds of exponential service, ticks of constant service. */
  private readonly numbers: Float64Array;

  /** The pending events in a binary heap by (time, sequence): when they are due, and whose they are. Every owner has one at most. */
  private dues: Float64Array;
  private items: Int32Array;
  private pending = 0;
  private sequence = 0;
  private free = -1;
  private used = 0;
  private alive = 0;
  private countedOpen = 0;
  private lastEnd = 0;
  /** Starts that have counted cases to come, and those whose warm-up lasts. */
  private arriving = 0;
  private warming = 0;
  private isOpen = false;
  private opened = 0;

  constructor(program: Program, limit: number, arrivals: readonly Arrivals[]) {
    const { nodes, lanes, starts, chains } = program;
    this.program = program;
    this.limit = limit;
    this.arrivals = arrivals;
    this.times = starts.map(() => new Recorder());
    this.ended = new Float64Array(starts.length);
    this.words = tokenWords(program);
    this.tokens = new Int32Array(this.slots * (this.words + ownWords));
    this.owners = new Float64Array((starts.length + this.slots) * ownerNumbers);
    this.dues = new Float64Array(starts.length + this.slots + 1);
    this.items = new Int32Array(starts.length + this.slots);
    this.services = starts.map(() => new Float64Array(nodes.count * sumLimbs));
    this.sums = new Float64Array((lanes.count + 2 * nodes.count + starts.length) * sumLimbs);
    this.numbers = new Float64Array(lanes.count + 3 * nodes.count);
    this.lanes = new Int32Array(lanes.count * laneWords);
    for (let lane = 0; lane < lanes.count; lane++) {
      this.lanes.set([0, lanes.capacity[lane]!, -1, -1, 0, 0], lane * laneWords);
    }
    const laneOf = lanesOf(program);
    this.nodes = new Int32Array(nodes.count * nodeWords);
    for (let node = 0; node < nodes.count; node++) {
      const service = nodes.service[node]!;
      const onward = chains.station[node] === 0 ? nodes.outgoing.items[nodes.outgoing.at[node]!]! : -1;
      const family = service.family === "constant" ? CONSTANT : service.family === "exponential" ? EXPONENTIAL : OTHER;
      this.nodes.set([laneOf[node]!, onward, family, 0, 0], node * nodeWords);
      const numbers = lanes.count + 3 * node;
      this.numbers[numbers + 1] = service.family === "exponential" ? service.mean : 0;
      this.numbers[numbers + 2] = Math.max(0, nodes.ticks[node]!);
    }
    const { stop, length, ticks, special } = findStretches(program, laneOf);
    this.stretches = new Int32Array(stop.length * stretchWords);
    for (let slot = 0; slot < stop.length; slot++) {
      this.stretches.set([stop[slot]!, length[slot]!, special[slot]!], slot * stretchWords);
    }
    this.stretchTicks = ticks;
  }

  /** Runs to the end of the last counted case; false if that takes more work or more tokens at one time than allowed. Called once. */
  run(allowance: number, room: number): boolean {
    const { arrivals } = this;
    this.arriving = arrivals.filter(({ isDone }) => !isDone).length;
    this.warming = arrivals.filter(({ warms }) => warms).length;
    if (this.arriving > 0) {
      for (const [start, { time }] of arrivals.entries()) {
        this.owners[start * ownerNumbers + SEQUENCE] = this.sequence++;
        this.dues[this.pending] = time;
        rise(this.dues, this.items, this.pending++, start);
      }
    }
    if (this.warming === 0 || this.arriving === 0) this.open(0);
    for (;;) {
      const answer = this.turn(allowance, room);
      if (answer !== FULL) return answer === DONE;
      this.grow();
    }
  }

  /** What a start's counted cases took together, settled: service by node, and waiting. */
  timesOf(start: number): { readonly service: Float64Array; readonly waiting: Float64Array } {
    const at = (this.program.lanes.count + 2 * this.program.nodes.count + start) * sumLimbs;
    return { service: settle(this.services[start]!), waiting: settle(this.sums.slice(at, at + sumLimbs)) };
  }

  /** Goes from event to event until the end, or until something has to be done about space: this loop is most of the work of a run. */
  private turn(allowance: number, room: number): number {
    const { program, limit, arrivals, words, slots, tokens, owners, dues, items, times, ended } = this;
    const { lanes, nodes, stretches, stretchTicks, sums, numbers, drawn } = this;
    const starts = arrivals.length;
    const stride = words + ownWords;
    const laneCount = program.lanes.count;
    const nodeCount = program.nodes.count;
    let { pending, sequence, work, free, used, alive, countedOpen, lastEnd, arriving, isOpen, opened } = this;
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
          this.open(time);
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
    const { program, tokens, words, drawn } = this;
    const { edges, nodes } = program;
    const at = token * (words + ownWords);
    let time = drawn[0]!;
    let steps = before;
    let edge = slot < edges.count ? slot : -1;
    let node = edge >= 0 ? edges.to[edge]! : program.starts[slot - edges.count]!.node;
    for (let left = this.stretches[slot * stretchWords + NODES]!; ; left--) {
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
    const { tokens, words, numbers, drawn } = this;
    const family = this.nodes[node * nodeWords + FAMILY]!;
    const own = this.program.lanes.count + 3 * node;
    if (family === CONSTANT) {
      drawn[0] = numbers[own + 2]!;
      return;
    }
    const at = token * (words + ownWords);
    const ticks =
      family === EXPONENTIAL
        ? toTicks(numbers[own + 1]! * exponential(tokens, at))
        : sample(this.program.nodes.service[node]!, tokens, at);
    if ((tokens[at + words + DOES]! & COUNTS) !== 0) {
      addDrawn(this.services[tokens[at + words + START]!]!, node, ticks);
    }
    drawn[0] = ticks;
  }

  /** From here on figures of resources are kept. */
  private open(time: number): void {
    const { lanes, nodes } = this;
    this.isOpen = true;
    this.opened = time;
    this.numbers.fill(time, 0, this.program.lanes.count);
    for (let at = 0; at < lanes.length; at += laneWords) lanes[at + LONGEST] = lanes[at + LENGTH]!;
    for (let at = 0; at < nodes.length; at += nodeWords) nodes[at + NODE_LONGEST] = nodes[at + NODE_LENGTH]!;
  }

  /** The figures of resources up to the end of the last counted case. Called once, at the end. */
  close(): Resources {
    const { program, lanes, nodes, tokens, words, sums, numbers, owners } = this;
    const time = this.lastEnd;
    const [laneCount, nodeCount] = [program.lanes.count, program.nodes.count];
    if (!this.isOpen) this.open(time);
    for (let lane = 0; lane < laneCount; lane++) {
      const units = lanes[lane * laneWords + BUSY]!;
      if (units > 0) addMultiple(sums, lane, time - numbers[lane]!, units);
      let token = lanes[lane * laneWords + FIRST]!;
      while (token >= 0) {
        const own = token * (words + ownWords) + words;
        const since = Math.max(owners[(this.arrivals.length + token) * ownerNumbers + SINCE]!, this.opened);
        if (time > since) addDrawn(sums, laneCount + nodeCount + tokens[own + PLACE]!, time - since);
        token = tokens[own + BEHIND]!;
      }
    }
    const span = new Float64Array(sumLimbs);
    addDrawn(span, 0, time - this.opened);
    settle(sums);
    const part = (from: number, count: number) => sums.slice(from * sumLimbs, (from + count) * sumLimbs);
    return {
      span: settle(span),
      used: part(0, laneCount),
      longest: Float64Array.from({ length: laneCount }, (_, lane) => lanes[lane * laneWords + LONGEST]!),
      served: Float64Array.from({ length: nodeCount }, (_, node) => numbers[laneCount + 3 * node]!),
      waits: part(laneCount, nodeCount),
      inLine: part(laneCount + nodeCount, nodeCount),
      nodeLongest: Float64Array.from({ length: nodeCount }, (_, node) => nodes[node * nodeWords + NODE_LONGEST]!),
    };
  }

  private grow(): void {
    const owners = this.arrivals.length + 2 * this.slots;
    this.slots *= 2;
    this.tokens = longer(this.tokens, this.slots * (this.words + ownWords));
    this.owners = grown(this.owners, owners * ownerNumbers);
    this.dues = grown(this.dues, owners + 1);
    this.items = longer(this.items, owners);
  }
}

/** Lets the event rise that stands at the end of a heap of `at` others, due at `dues[at]`; it comes after all others of its time. */
function rise(dues: Float64Array, items: Int32Array, at: number, item: number): void {
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
function sink(dues: Float64Array, items: Int32Array, owners: Float64Array, count: number, item: number): void {
  const due = dues[count]!;
  let hole = 0;
  let child = 1;
  while (child < count) {
    let least = dues[child]!;
    const other = child + 1;
    if (other < count) {
      const second = dues[other]!;
      if (second < least || (second === least && isBefore(owners, items[other]!, items[child]!))) {
        child = other;
        least = second;
      }
    }
    if (least > due || (least === due && isBefore(owners, item, items[child]!))) break;
    dues[hole] = least;
    items[hole] = items[child]!;
    hole = child;
    child = 2 * hole + 1;
  }
  dues[hole] = due;
  items[hole] = item;
}

/** Whether of two events of one time the first was put in before the second. */
function isBefore(owners: Float64Array, one: number, other: number): boolean {
  return owners[one * ownerNumbers + SEQUENCE]! < owners[other * ownerNumbers + SEQUENCE]!;
}
