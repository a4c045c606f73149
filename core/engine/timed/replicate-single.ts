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
import { walk } from "../walk.ts";
import { addDrawn, addMultiple, settle, sumLimbs } from "../wide.ts";
import { Arrivals } from "./arrivals.ts";
import { lanesOf } from "./lanes.ts";
import { longer } from "./longer.ts";
import type { Replication, ReplicationOrder } from "./replicate.ts";
import { findStretches, type Stretches } from "./stretches.ts";
import { TokenHeap } from "./token-heap.ts";

/** Whether all cases have one token only and no line is ever full: then `replicateSingle` gives what `replicate` does. */
export function isSingle({ starts, lanes }: Program): boolean {
  return starts.every(({ single }) => single) && lanes.queue.every((most) => most === Infinity);
}

/**
 * Runs one replication of a program that `isSingle`: the fast kernel, which must give the same bytes as `replicate`. It only keeps time. Since
 * nobody is turned away, each case passes what it passes without time (S7), and a walk of the same cases counts that: `routes` is the program
 * without its times.
 */
export function replicateSingle(order: ReplicationOrder, routes: Program): Replication | null {
  const { program, warmup, replication, seed, limit } = order;
  const arrivals = program.starts.map((start, i) => new Arrivals(start, replication, seed, warmup[i]!, order.cases));
  const clockwork = new Clockwork(program, limit, arrivals);
  if (!clockwork.run(order.allowance, order.room)) return null;
  return {
    tallies: arrivals.map(({ first, quota }, start) => ({
      ...walk(routes, start, first, first + quota, seed, limit),
      times: clockwork.times[start]!.histogram(),
      service: settle(clockwork.service[start]!),
      waiting: settle(clockwork.waiting[start]!),
    })),
    flows: arrivals.map(({ arrived }, start) => {
      const departed = clockwork.ended[start]!;
      return { arrived, departed, turnedAway: 0, inFlight: arrived - departed };
    }),
    resources: clockwork.close(),
    work: clockwork.work,
  };
}

/** What the event of a token is: the end of its service, or its coming to `place`. */
const SERVED = 1;
const MOVING = 0;

/** Constant service, exponential service, any other. */
const CONSTANT = 0;
const EXPONENTIAL = 1;
const OTHER = 2;

/** The clock of a replication with its events, tokens and lines, all in flat arrays. A token is a case. */
class Clockwork {
  readonly times: readonly Recorder[];
  readonly service: readonly Float64Array[];
  readonly waiting: readonly Float64Array[];
  /** By start: cases that ended. */
  readonly ended: Float64Array;
  work = 0;

  private readonly program: Program;
  private readonly limit: number;
  private readonly arrivals: readonly Arrivals[];
  private readonly heap = new TokenHeap();
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
    const { arrivals, heap, program, laneOf, onward } = this;
    const starts = arrivals.length;
    let arriving = arrivals.filter(({ isDone }) => !isDone).length;
    let warming = arrivals.filter(({ warms }) => warms).length;
    heap.reserve(starts + this.start.length);
    if (arriving > 0) for (let start = 0; start < starts; start++) heap.push(arrivals[start]!.time, start);
    if (warming === 0 || arriving === 0) this.open(0);

    while (heap.size > 0) {
      const time = heap.time;
      if (arriving === 0 && this.countedOpen === 0 && time > this.lastEnd) break;
      if (this.work > allowance || this.alive > room) return false;
      const item = heap.take();
      if (item >= starts) {
        const token = item - starts;
        const node = this.place[token]!;
        if (this.phase[token] === MOVING) {
          this.ask(token, node, time);
          continue;
        }
        this.giveBack(laneOf[node]!, time);
        const edge = onward[node]!;
        this.follow(token, edge >= 0 ? edge : choose(program, this.state, token * this.words, node), time);
        continue;
      }
      if (arriving === 0) continue;
      const next = arrivals[item]!;
      const { counts, number } = next;
      if (next.endsWarmup && --warming === 0) this.open(time);
      next.advance();
      if (counts && next.isDone) arriving--;
      if (arriving > 0 && !(next.isDone && next.isOnce)) heap.push(next.time, item);
      const token = this.begin(item, counts, time);
      openStream(this.state, token * this.words, next.key, number);
      this.follow(token, program.edges.count + item, time);
    }
    return true;
  }

  private begin(start: number, counts: boolean, time: number): number {
    const token = this.freeCount > 0 ? this.free[--this.freeCount]! : this.used++;
    if (token === this.start.length) this.grow();
    const { state, words } = this;
    for (let word = token * words + countersAt; word < (token + 1) * words; word++) state[word] = 0;
    this.start[token] = start;
    this.steps[token] = 0;
    this.counted[token] = counts ? 1 : 0;
    this.arrived[token] = time;
    this.alive++;
    if (counts) this.countedOpen++;
    return token;
  }

  /** Moves a token along a slot and on to where it needs a lane, or to its end; a negative slot is its end. */
  private follow(token: number, slot: number, now: number): void {
    const { program, stretches, laneOf, limit, state } = this;
    const at = token * this.words;
    let time = now;
    let steps = this.steps[token]!;
    let way = slot;
    while (way >= 0) {
      const length = stretches.length[way]!;
      if (stretches.special[way] === 1 || steps + length >= limit) {
        time = this.walkStretch(token, way, time, steps);
        steps = this.steps[token]!;
        if (steps < 0) break;
      } else {
        steps += length;
        this.work += length + 1;
        time = addTicks(time, stretches.ticks[way]!);
      }
      const node = stretches.stop[way]!;
      if (laneOf[node]! >= 0) {
        this.steps[token] = steps;
        this.since[token] = time;
        this.place[token] = node;
        if (time === now) {
          this.ask(token, node, time);
        } else {
          this.phase[token] = MOVING;
          this.heap.push(time, this.arrivals.length + token);
        }
        return;
      }
      steps++;
      time = addTicks(time, this.serve(token, at, node));
      way = choose(program, state, at, node);
    }
    this.end(token, time);
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
      this.work++;
      if (left === 0) break;
      steps++;
      time = addTicks(time, serve(program, state, at, node, service));
      edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
      node = edges.to[edge]!;
    }
    this.steps[token] = steps;
    return time;
  }

  /** A token comes to an activity and asks for a unit of its lane. */
  private ask(token: number, node: number, time: number): void {
    const lane = this.laneOf[node]!;
    const busy = this.busy[lane]!;
    if (busy < this.capacity[lane]!) {
      if (this.isOpen) this.noteUse(lane, busy, time);
      this.busy[lane] = busy + 1;
      this.visit(token, node, time);
      return;
    }
    const last = this.last[lane]!;
    this.behind[token] = -1;
    if (last < 0) this.first[lane] = token;
    else this.behind[last] = token;
    this.last[lane] = token;
    const length = this.length[lane]! + 1;
    const nodeLength = this.nodeLength[node]! + 1;
    this.length[lane] = length;
    this.nodeLength[node] = nodeLength;
    if (length > this.longest[lane]!) this.longest[lane] = length;
    if (nodeLength > this.nodeLongest[node]!) this.nodeLongest[node] = nodeLength;
  }

  /** A unit of a lane is free: it goes to the first in line. */
  private giveBack(lane: number, time: number): void {
    const token = this.first[lane]!;
    if (token < 0) {
      const busy = this.busy[lane]!;
      if (this.isOpen) this.noteUse(lane, busy, time);
      this.busy[lane] = busy - 1;
      return;
    }
    const behind = this.behind[token]!;
    const node = this.place[token]!;
    this.first[lane] = behind;
    if (behind < 0) this.last[lane] = -1;
    this.length[lane] = this.length[lane]! - 1;
    this.nodeLength[node] = this.nodeLength[node]! - 1;
    const waited = time - this.since[token]!;
    if (waited > 0) {
      if (this.isOpen) {
        addDrawn(this.waits, node, waited);
        this.noteLine(token, time);
      }
      if (this.counted[token] === 1) addDrawn(this.waiting[this.start[token]!]!, 0, waited);
    }
    this.visit(token, node, time);
  }

  /** The service of a token begins. */
  private visit(token: number, node: number, time: number): void {
    this.steps[token] = this.steps[token]! + 1;
    if (this.isOpen) this.served[node] = this.served[node]! + 1;
    this.phase[token] = SERVED;
    const done = addTicks(time, this.serve(token, token * this.words, node));
    this.heap.push(done, this.arrivals.length + token);
  }

  /** Draws a service as `sample` does. */
  private serve(token: number, at: number, node: number): number {
    const family = this.family[node]!;
    if (family === CONSTANT) return this.program.nodes.ticks[node]!;
    const ticks =
      family === EXPONENTIAL
        ? toTicks(this.means[node]! * exponential(this.state, at))
        : sample(this.program.nodes.service[node]!, this.state, at);
    if (this.counted[token] === 1) addDrawn(this.service[this.start[token]!]!, node, ticks);
    return ticks;
  }

  private end(token: number, time: number): void {
    const start = this.start[token]!;
    this.ended[start] = this.ended[start]! + 1;
    if (this.counted[token] === 1) {
      this.times[start]!.add(time - this.arrived[token]!);
      this.countedOpen--;
      if (time > this.lastEnd) this.lastEnd = time;
    }
    this.free[this.freeCount++] = token;
    this.alive--;
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
  close(): Replication["resources"] {
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
    this.heap.reserve(this.arrivals.length + slots);
  }
}
