import { serve, travel } from "../chain-walk.ts";
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
import { findStretches, type Stretches } from "./stretches.ts";

/** What the event of a token is: the end of its service, or its coming to `place`. */
const SERVED = 1;
const MOVING = 0;

/** Constant service, exponential service, any other. */
const CONSTANT = 0;
const EXPONENTIAL = 1;
const OTHER = 2;

/** Answers of a turn: the last counted case has ended; more than is allowed; there is no slot for another token. */
const DONE = 0;
const OVER = 1;
const FULL = 2;

/** The clock of a replication with its events, tokens and lines, all in flat arrays. A token is a case. */
export class Clockwork {
  readonly times: readonly Recorder[];
  readonly service: readonly Float64Array[];
  readonly waiting: readonly Float64Array[];
  /** By start: cases that ended. */
  readonly ended: Float64Array;
  work = 0;

  private readonly program: Program;
  private readonly limit: number;
  private readonly arrivals: readonly Arrivals[];
  private readonly stretches: Stretches;
  private readonly laneOf: Int32Array;
  private readonly capacity: Int32Array;
  /** By node: how its service is drawn, and its mean in seconds where it is exponential. */
  private readonly family: Uint8Array;
  private readonly means: Float64Array;
  /** By node: its only edge if nothing is to be decided there, else -1. */
  private readonly onward: Int32Array;
  private readonly unread: Float64Array;

  private readonly words: number;
  private state: Int32Array;
  private start: Int32Array = new Int32Array(64);
  private steps: Int32Array = new Int32Array(64);
  private place: Int32Array = new Int32Array(64);
  private behind: Int32Array = new Int32Array(64);
  private phase: Uint8Array = new Uint8Array(64);
  private counted: Uint8Array = new Uint8Array(64);
  private arrived: Float64Array = new Float64Array(64);
  private since: Float64Array = new Float64Array(64);
  private free: Int32Array = new Int32Array(64);
  private freeCount = 0;
  private used = 0;
  private alive = 0;
  /** Starts that have counted cases to come, and those whose warm-up lasts. */
  private arriving = 0;
  private warming = 0;
  /**
   * The pending events in a binary heap by (time, sequence): when they are due, and whose they are, of a start or, after those, of a token. Each has one event
   * at most, so that sequences need not move with them.
   */
  private dues: Float64Array;
  private items: Int32Array;
  private sequenceOf: Float64Array;
  private pending = 0;
  private sequence = 0;
  private countedOpen = 0;
  private lastEnd = 0;

  private readonly busy: Int32Array;
  private readonly length: Int32Array;
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly nodeLength: Int32Array;
  private isOpen = false;
  private opened = 0;
  private readonly changed: Float64Array;
  private readonly inUse: Float64Array;
  private readonly longest: Float64Array;
  private readonly served: Float64Array;
  private readonly waits: Float64Array;
  private readonly inLine: Float64Array;
  private readonly nodeLongest: Float64Array;

  constructor(program: Program, limit: number, arrivals: readonly Arrivals[]) {
    const { nodes, lanes, starts, chains } = program;
    this.program = program;
    this.limit = limit;
    this.arrivals = arrivals;
    this.times = starts.map(() => new Recorder());
    this.service = starts.map(() => new Float64Array(nodes.count * sumLimbs));
    this.waiting = starts.map(() => new Float64Array(sumLimbs));
    this.ended = new Float64Array(starts.length);
    this.unread = new Float64Array(nodes.count * sumLimbs);
    this.laneOf = lanesOf(program);
    this.capacity = lanes.capacity;
    this.stretches = findStretches(program, this.laneOf);
    this.family = Uint8Array.from(nodes.service, ({ family }) =>
      family === "constant" ? CONSTANT : family === "exponential" ? EXPONENTIAL : OTHER,
    );
    this.means = Float64Array.from(nodes.service, (service) => (service.family === "exponential" ? service.mean : 0));
    this.onward = Int32Array.from({ length: nodes.count }, (_, node) =>
      chains.station[node] === 0 ? nodes.outgoing.items[nodes.outgoing.at[node]!]! : -1,
    );
    this.words = tokenWords(program);
    this.dues = new Float64Array(64 + starts.length);
    this.items = new Int32Array(64 + starts.length);
    this.sequenceOf = new Float64Array(64 + starts.length);
    this.state = new Int32Array(64 * this.words);
    this.busy = new Int32Array(lanes.count);
    this.length = new Int32Array(lanes.count);
    this.first = new Int32Array(lanes.count).fill(-1);
    this.last = new Int32Array(lanes.count).fill(-1);
    this.nodeLength = new Int32Array(nodes.count);
    this.changed = new Float64Array(lanes.count);
    this.inUse = new Float64Array(lanes.count * sumLimbs);
    this.longest = new Float64Array(lanes.count);
    this.served = new Float64Array(nodes.count);
    this.waits = new Float64Array(nodes.count * sumLimbs);
    this.inLine = new Float64Array(nodes.count * sumLimbs);
    this.nodeLongest = new Float64Array(nodes.count);
  }

  /** Runs to the end of the last counted case; false if that takes more work or more tokens at one time than allowed. Called once. */
  run(allowance: number, room: number): boolean {
    const { arrivals } = this;
    this.arriving = arrivals.filter(({ isDone }) => !isDone).length;
    this.warming = arrivals.filter(({ warms }) => warms).length;
    if (this.arriving > 0) {
      for (const [start, { time }] of arrivals.entries()) {
        this.sequenceOf[start] = this.sequence++;
        rise(this.dues, this.items, this.pending++, time, start);
      }
    }
    if (this.warming === 0 || this.arriving === 0) this.open(0);
    for (;;) {
      const answer = this.turn(allowance, room);
      if (answer !== FULL) return answer === DONE;
      this.grow();
    }
  }

  /**
   * Goes from event to event until the end, or until something has to be done about space. Everything that events touch is a local name here: this loop is
   * most of the work of a run.
   */
  private turn(allowance: number, room: number): number {
    const { program, limit, arrivals, laneOf, onward, words, capacity, family, means } = this;
    const { state, start, steps, place, behind, phase, counted, arrived, since, free, dues, items, sequenceOf } = this;
    const { busy, length, first, last, nodeLength, changed, inUse, longest, served, waits, inLine, nodeLongest } = this;
    const { stop, length: stretchLength, ticks: stretchTicks, special } = this.stretches;
    const { waiting, times, ended } = this;
    const { ticks: constant } = program.nodes;
    const starts = arrivals.length;
    const slots = start.length;
    const edges = program.edges.count;
    let { pending, sequence, work, alive, freeCount, used, countedOpen, lastEnd, arriving, isOpen } = this;
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
        const node = place[token]!;
        if (phase[token] === MOVING) {
          asks = true;
        } else {
          const lane = laneOf[node]!;
          const next = first[lane]!;
          if (next < 0) {
            const units = busy[lane]!;
            if (isOpen) {
              addMultiple(inUse, lane, time - changed[lane]!, units);
              changed[lane] = time;
            }
            busy[lane] = units - 1;
          } else {
            const at = place[next]!;
            first[lane] = behind[next]!;
            if (behind[next]! < 0) last[lane] = -1;
            length[lane] = length[lane]! - 1;
            nodeLength[at] = nodeLength[at]! - 1;
            const came = since[next]!;
            if (time > came) {
              if (isOpen) {
                addDrawn(waits, at, time - came);
                const from = came > this.opened ? came : this.opened;
                if (time > from) addDrawn(inLine, at, time - from);
              }
              if (counted[next] === 1) addDrawn(waiting[start[next]!]!, 0, time - came);
            }
            beginning = next;
          }
          way = onward[node]!;
          if (way < 0) way = choose(program, state, token * words, node);
        }
      } else if (arriving > 0) {
        if (freeCount === 0 && used === slots) {
          answer = FULL;
          break;
        }
        const next = arrivals[item]!;
        const { counts, number } = next;
        if (next.endsWarmup && --this.warming === 0) {
          this.open(time);
          isOpen = true;
        }
        next.advance();
        if (counts && next.isDone) arriving--;
        if (arriving > 0 && !(next.isDone && next.isOnce)) {
          sequenceOf[item] = sequence++;
          hole = false;
          sink(dues, items, sequenceOf, pending, next.time, item);
        }
        token = freeCount > 0 ? free[--freeCount]! : used++;
        const at = token * words;
        for (let word = at + countersAt; word < at + words; word++) state[word] = 0;
        openStream(state, at, next.key, number);
        start[token] = item;
        steps[token] = 0;
        counted[token] = counts ? 1 : 0;
        arrived[token] = time;
        alive++;
        if (counts) countedOpen++;
        way = edges + item;
      }

      for (;;) {
        if (beginning >= 0) {
          const node = place[beginning]!;
          steps[beginning] = steps[beginning]! + 1;
          if (isOpen) served[node] = served[node]! + 1;
          phase[beginning] = SERVED;
          const kind = family[node]!;
          const service = kind === CONSTANT ? constant[node]! : this.draw(beginning, node, kind, means[node]!);
          const done = addTicks(time, service);
          const event = starts + beginning;
          sequenceOf[event] = sequence++;
          if (hole) {
            hole = false;
            sink(dues, items, sequenceOf, pending, done, event);
          } else {
            rise(dues, items, pending++, done, event);
          }
          beginning = -1;
        }
        if (token < 0) break;
        let now = time;
        if (!asks) {
          let count = steps[token]!;
          while (way >= 0) {
            const nodes = stretchLength[way]!;
            if (special[way] === 1 || count + nodes >= limit) {
              now = this.walkStretch(token, way, now, count);
              const walked = steps[token]!;
              if (walked < 0) {
                work += limit - count;
                way = -1;
                break;
              }
              work += walked - count + 1;
              count = walked;
            } else {
              count += nodes;
              work += nodes + 1;
              now = addTicks(now, stretchTicks[way]!);
            }
            const node = stop[way]!;
            if (laneOf[node]! >= 0) {
              steps[token] = count;
              place[token] = node;
              since[token] = now;
              break;
            }
            count++;
            const kind = family[node]!;
            now = addTicks(now, kind === CONSTANT ? constant[node]! : this.draw(token, node, kind, means[node]!));
            way = choose(program, state, token * words, node);
          }
          if (way < 0) {
            const from = start[token]!;
            ended[from] = ended[from]! + 1;
            if (counted[token] === 1) {
              times[from]!.add(now - arrived[token]!);
              countedOpen--;
              if (now > lastEnd) lastEnd = now;
            }
            free[freeCount++] = token;
            alive--;
            break;
          }
          if (now > time) {
            phase[token] = MOVING;
            const event = starts + token;
            sequenceOf[event] = sequence++;
            if (hole) {
              hole = false;
              sink(dues, items, sequenceOf, pending, now, event);
            } else {
              rise(dues, items, pending++, now, event);
            }
            break;
          }
        }
        const node = place[token]!;
        const lane = laneOf[node]!;
        const units = busy[lane]!;
        if (units < capacity[lane]!) {
          if (isOpen) {
            if (units > 0) addMultiple(inUse, lane, time - changed[lane]!, units);
            changed[lane] = time;
          }
          busy[lane] = units + 1;
          beginning = token;
          token = -1;
          continue;
        }
        const tail = last[lane]!;
        behind[token] = -1;
        if (tail < 0) first[lane] = token;
        else behind[tail] = token;
        last[lane] = token;
        const line = length[lane]! + 1;
        const nodeLine = nodeLength[node]! + 1;
        length[lane] = line;
        nodeLength[node] = nodeLine;
        if (line > longest[lane]!) longest[lane] = line;
        if (nodeLine > nodeLongest[node]!) nodeLongest[node] = nodeLine;
        break;
      }
      if (hole && --pending > 0) sink(dues, items, sequenceOf, pending, dues[pending]!, items[pending]!);
    }
    Object.assign(this, { pending, sequence, work, alive, freeCount, used, countedOpen, lastEnd, arriving });
    return answer;
  }

  /**
   * Walks a stretch node by node, up to but not including the visit of its stop; the time then. `steps` become those of the token, -1 if it met the
   * limit (S8).
   */
  private walkStretch(token: number, slot: number, from: number, before: number): number {
    const { program, stretches, state } = this;
    const { edges, nodes } = program;
    const at = token * this.words;
    const service = this.counted[token] === 1 ? this.service[this.start[token]!]! : this.unread;
    let time = from;
    let steps = before;
    let edge = slot < edges.count ? slot : -1;
    let node = edge >= 0 ? edges.to[edge]! : program.starts[slot - edges.count]!.node;
    for (let left = stretches.length[slot]!; ; left--) {
      if (edge >= 0) {
        pass(edges, state, at, edge);
        time = addTicks(time, travel(program, state, at, edge));
      }
      if (steps === this.limit) {
        this.steps[token] = -1;
        return time;
      }
      if (left === 0) break;
      steps++;
      time = addTicks(time, serve(program, state, at, node, service));
      edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
      node = edges.to[edge]!;
    }
    this.steps[token] = steps;
    return time;
  }

  /** Draws a service as `sample` does. */
  private draw(token: number, node: number, family: number, mean: number): number {
    const at = token * this.words;
    const ticks =
      family === EXPONENTIAL
        ? toTicks(mean * exponential(this.state, at))
        : sample(this.program.nodes.service[node]!, this.state, at);
    if (this.counted[token] === 1) addDrawn(this.service[this.start[token]!]!, node, ticks);
    return ticks;
  }

  /** From here on figures of resources are kept. */
  private open(time: number): void {
    this.isOpen = true;
    this.opened = time;
    this.changed.fill(time);
    this.longest.set(this.length);
    this.nodeLongest.set(this.nodeLength);
  }

  /** The figures of resources up to the end of the last counted case. */
  close(): Resources {
    const time = this.lastEnd;
    if (!this.isOpen) this.open(time);
    for (let lane = 0; lane < this.busy.length; lane++) {
      this.noteUse(lane, this.busy[lane]!, time);
      for (let token = this.first[lane]!; token >= 0; token = this.behind[token]!) this.noteLine(token, time);
    }
    const span = new Float64Array(sumLimbs);
    addDrawn(span, 0, time - this.opened);
    return {
      span: settle(span),
      used: settle(this.inUse),
      longest: this.longest,
      served: this.served,
      waits: settle(this.waits),
      inLine: settle(this.inLine),
      nodeLongest: this.nodeLongest,
    };
  }

  private noteUse(lane: number, busy: number, time: number): void {
    if (busy > 0) addMultiple(this.inUse, lane, time - this.changed[lane]!, busy);
    this.changed[lane] = time;
  }

  private noteLine(token: number, time: number): void {
    const since = Math.max(this.since[token]!, this.opened);
    if (time > since) addDrawn(this.inLine, this.place[token]!, time - since);
  }

  private grow(): void {
    const slots = 2 * this.start.length;
    this.state = longer(this.state, slots * this.words);
    this.start = longer(this.start, slots);
    this.steps = longer(this.steps, slots);
    this.place = longer(this.place, slots);
    this.behind = longer(this.behind, slots);
    this.free = longer(this.free, slots);
    this.arrived = grown(this.arrived, slots);
    this.since = grown(this.since, slots);
    const { phase, counted } = this;
    this.phase = new Uint8Array(slots);
    this.phase.set(phase);
    this.counted = new Uint8Array(slots);
    this.counted.set(counted);
    this.dues = grown(this.dues, this.arrivals.length + slots);
    this.items = longer(this.items, this.arrivals.length + slots);
    this.sequenceOf = grown(this.sequenceOf, this.arrivals.length + slots);
  }
}

/** Puts an event at the end of a heap of `at` events and lets it rise; it comes after all others of its time. */
function rise(dues: Float64Array, items: Int32Array, at: number, due: number, item: number): void {
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

/** Puts an event in the first place of a heap of `count` events and lets it sink. */
function sink(
  dues: Float64Array,
  items: Int32Array,
  sequenceOf: Float64Array,
  count: number,
  due: number,
  item: number,
): void {
  let hole = 0;
  let child = 1;
  while (child < count) {
    let least = dues[child]!;
    const other = child + 1;
    if (other < count) {
      const second = dues[other]!;
      if (second < least || (second === least && sequenceOf[items[other]!]! < sequenceOf[items[child]!]!)) {
        child = other;
        least = second;
      }
    }
    if (least > due || (least === due && sequenceOf[items[child]!]! > sequenceOf[item]!)) break;
    dues[hole] = least;
    items[hole] = items[child]!;
    hole = child;
    child = 2 * hole + 1;
  }
  dues[hole] = due;
  items[hole] = item;
}
