import type { Program } from "../program.ts";
import { addDrawn, addMultiple, settle, sumLimbs } from "../wide.ts";
import { type Crowd, WAITING } from "./crowd.ts";
import type { Resources } from "./resources.ts";

/** Answers of `Lanes.enter`: there is a unit of the lane for the token; it waits in line; the line is full. */
export const ENTERED = 0;
export const IN_LINE = 1;
export const TURNED_AWAY = 2;

/** By node: its lane if service there needs a unit of it, else -1. */
export function lanesOf({ nodes, lanes }: Program): Int32Array {
  return Int32Array.from({ length: nodes.count }, (_, node) =>
    nodes.activity[node] === 1 && lanes.capacity[nodes.lane[node]!]! > 0 ? nodes.lane[node]! : -1,
  );
}

/**
 * The lanes that serve only so many tokens at a time: units in use, and the line, first come first served (T4). Once `open`ed, the figures of
 * resources are kept.
 */
export class Lanes {
  private readonly crowd: Crowd;
  /** By node: its lane if service there needs a unit of it, else -1. */
  readonly laneOf: Int32Array;
  private readonly capacity: Int32Array;
  private readonly most: Float64Array;
  private readonly busy: Int32Array;
  private readonly length: Int32Array;
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly nodeLength: Int32Array;

  private isOpen = false;
  private opened = 0;
  /** By lane: when its number of units in use changed last, and the sum of units times ticks before that. */
  private readonly changed: Float64Array;
  private readonly used: Float64Array;
  private readonly longest: Float64Array;
  /** By node: services begun, what their tokens waited, the time that tokens spent in line, and the longest line. */
  private readonly served: Float64Array;
  private readonly waits: Float64Array;
  private readonly inLine: Float64Array;
  private readonly nodeLongest: Float64Array;

  constructor(program: Program, crowd: Crowd) {
    const { lanes, nodes } = program;
    this.crowd = crowd;
    this.capacity = lanes.capacity;
    this.most = lanes.queue;
    this.laneOf = lanesOf(program);
    this.busy = new Int32Array(lanes.count);
    this.length = new Int32Array(lanes.count);
    this.first = new Int32Array(lanes.count).fill(-1);
    this.last = new Int32Array(lanes.count).fill(-1);
    this.nodeLength = new Int32Array(nodes.count);
    this.changed = new Float64Array(lanes.count);
    this.used = new Float64Array(lanes.count * sumLimbs);
    this.longest = new Float64Array(lanes.count);
    this.served = new Float64Array(nodes.count);
    this.waits = new Float64Array(nodes.count * sumLimbs);
    this.inLine = new Float64Array(nodes.count * sumLimbs);
    this.nodeLongest = new Float64Array(nodes.count);
  }

  /** A token asks for a unit of the lane of its place. */
  enter(lane: number, token: number, time: number): number {
    if (this.busy[lane]! < this.capacity[lane]!) {
      this.change(lane, 1, time);
      return ENTERED;
    }
    if (this.length[lane]! >= this.most[lane]!) return TURNED_AWAY;
    const { crowd } = this;
    const node = crowd.place[token]!;
    const last = this.last[lane]!;
    crowd.phase[token] = WAITING;
    crowd.before[token] = last;
    crowd.behind[token] = -1;
    if (last < 0) this.first[lane] = token;
    else crowd.behind[last] = token;
    this.last[lane] = token;
    const length = this.length[lane]! + 1;
    const nodeLength = this.nodeLength[node]! + 1;
    this.length[lane] = length;
    this.nodeLength[node] = nodeLength;
    if (length > this.longest[lane]!) this.longest[lane] = length;
    if (nodeLength > this.nodeLongest[node]!) this.nodeLongest[node] = nodeLength;
    return IN_LINE;
  }

  /** The first token in line, which has left it; -1 if nobody waits. */
  call(lane: number, time: number): number {
    const token = this.first[lane]!;
    if (token >= 0) this.withdraw(token, lane, time);
    return token;
  }

  /** A unit is given back that nobody waits for. */
  leave(lane: number, time: number): void {
    this.change(lane, -1, time);
  }

  /** A waiting token leaves the line. */
  withdraw(token: number, lane: number, time: number): void {
    const { crowd } = this;
    const before = crowd.before[token]!;
    const behind = crowd.behind[token]!;
    const node = crowd.place[token]!;
    if (before < 0) this.first[lane] = behind;
    else crowd.behind[before] = behind;
    if (behind < 0) this.last[lane] = before;
    else crowd.before[behind] = before;
    this.length[lane] = this.length[lane]! - 1;
    this.nodeLength[node] = this.nodeLength[node]! - 1;
    if (this.isOpen) this.noteLine(token, time);
  }

  /** The service of a token that came `since` begins. */
  serve(node: number, since: number, time: number): void {
    if (!this.isOpen) return;
    this.served[node] = this.served[node]! + 1;
    if (time > since) addDrawn(this.waits, node, time - since);
  }

  /** From here on figures are kept. */
  open(time: number): void {
    this.isOpen = true;
    this.opened = time;
    this.changed.fill(time);
    this.longest.set(this.length);
    this.nodeLongest.set(this.nodeLength);
  }

  /** The figures up to now; those who wait have waited up to now. */
  close(time: number): Resources {
    if (!this.isOpen) this.open(time);
    for (let lane = 0; lane < this.busy.length; lane++) {
      this.change(lane, 0, time);
      for (let token = this.first[lane]!; token >= 0; token = this.crowd.behind[token]!) this.noteLine(token, time);
    }
    const span = new Float64Array(sumLimbs);
    addDrawn(span, 0, time - this.opened);
    return {
      span: settle(span),
      used: settle(this.used),
      longest: this.longest,
      served: this.served,
      waits: settle(this.waits),
      inLine: settle(this.inLine),
      nodeLongest: this.nodeLongest,
    };
  }

  private noteLine(token: number, time: number): void {
    const since = Math.max(this.crowd.since[token]!, this.opened);
    if (time > since) addDrawn(this.inLine, this.crowd.place[token]!, time - since);
  }

  private change(lane: number, units: number, time: number): void {
    const busy = this.busy[lane]!;
    this.busy[lane] = busy + units;
    if (!this.isOpen) return;
    if (busy > 0) addMultiple(this.used, lane, time - this.changed[lane]!, busy);
    this.changed[lane] = time;
  }
}
