import { choose } from "../choose.ts";
import type { Recorder } from "../histogram.ts";
import { openStream } from "../stream.ts";
import { addTicks, maxTicks, toTicks } from "../ticks.ts";
import { countersAt } from "../token.ts";
import { addValue, sumLimbs } from "../wide.ts";
import {
  ARRIVED,
  arena,
  BEHIND,
  COUNTS,
  DOES,
  ENDING,
  LEFT,
  PLACE,
  REACH,
  ROW,
  roomFor,
  SERVED,
  SINCE,
  STEPS,
  STREAM,
  startShift,
  stretchShift,
} from "./arena.ts";
import type { Arrivals } from "./arrivals.ts";
import { type Clock, CONSTANT, EXPONENTIAL, FAMILY, LANE, NODES, nodeShift, ONWARD, STOP } from "./clock.ts";
import { BEGUN, carryFigure, figureShift, fullFigure, SERVICE, WAITED } from "./clock-figures.ts";
import { passUnitOn, takesUnit } from "./clock-lines.ts";
import { drawAhead, drawService, takeService, walkStretch } from "./clock-services.ts";
import type { EventDays } from "./event-days.ts";
import { insert } from "./event-row.ts";

/** Answers of a turn: the last counted case has ended; more than is allowed; there is no room for another token; there are more events. */
export const DONE = 0;
export const OVER = 1;
export const FULL = 2;
export const MORE = 3;

/** Events of a turn at most. Engines make better code for what is called often than for a loop that they find running: they take no array for a constant in it. */
const mostEvents = 2048;

/** How far a clock is. */
export interface Course {
  readonly clock: Clock;
  readonly limit: number;
  readonly arrivals: readonly Arrivals[];
  /** Words of an owner, as a power of 2, and those that token.ts knows. */
  readonly shift: number;
  readonly stateWords: number;
  readonly rests: Float64Array;
  readonly days: EventDays;
  readonly times: readonly Recorder[];
  /** By start: cases that ended. */
  readonly ended: Float64Array;
  pending: number;
  work: number;
  /** The first of the free owners, -1 for none, and how many there have been. */
  free: number;
  used: number;
  alive: number;
  countedOpen: number;
  lastEnd: number;
  /** Starts that have counted cases to come, and those whose warm-up lasts. */
  arriving: number;
  warming: number;
}

/** A case arrives: its token is laid down. */
function openCase(
  { clock, shift, arrivals, stateWords }: Course,
  token: number,
  start: number,
  key: Int32Array,
  number: number,
  counts: boolean,
): void {
  const { words } = arena;
  const own = token << shift;
  const state = own + STREAM;
  for (let word = state + countersAt; word < state + stateWords; word++) words[word] = 0;
  openStream(words, state, key, number);
  words[own + STEPS] = 0;
  words[own + DOES] = (counts ? COUNTS : 0) | (start << startShift);
  words[own + LEFT] = 0;
  words[own + ROW] = Math.imul(counts ? start : arrivals.length, clock.program.nodes.count);
}

/** Goes from event to event until the end, until there is no room, or for a while: this loop is most of the work of a run. */
export function turn(course: Course, allowance: number, room: number, open: (time: number) => void): number {
  const { clock, limit, arrivals, shift, rests, days, times, ended } = course;
  const { words, numbers, dues, items, nodes, stretches, stretchTicks, measures, figures, drawn } = arena;
  const { program, ahead } = clock;
  const starts = arrivals.length;
  const slots = roomFor(shift);
  const edgeCount = program.edges.count;
  let { pending, work, free, used, alive, countedOpen, lastEnd, arriving } = course;
  let answer = DONE;
  let left = mostEvents;
  let { end, suits } = days;
  for (;;) {
    if (pending === 0) {
      if (days.count === 0) break;
      pending = days.turn(dues, items);
      end = days.end;
      suits = days.suits;
    }
    const time = dues[pending - 1]!;
    if ((arriving | countedOpen) === 0 && time > lastEnd) break;
    if (work > allowance || alive > room) {
      answer = OVER;
      break;
    }
    if (left-- === 0) {
      answer = MORE;
      break;
    }
    const item = items[pending - 1]!;
    pending--;
    let token = -1;
    let way = -1;
    let asks = false;
    let beginning = -1;
    if (item >= starts) {
      token = item;
      const own = token << shift;
      if ((words[own + DOES]! & SERVED) === 0) {
        asks = true;
      } else {
        const node = words[own + PLACE]!;
        beginning = passUnitOn(node, shift);
        way = nodes[(node << nodeShift) + ONWARD]!;
        if (way < 0) way = choose(program, words, own + STREAM, node);
      }
    } else if (arriving > 0) {
      if (free < 0 && used === slots) {
        answer = FULL;
        pending++;
        break;
      }
      const next = arrivals[item]!;
      const { counts, number } = next;
      if (next.endsWarmup && --course.warming === 0) {
        course.pending = pending;
        open(time);
      }
      next.advance();
      if (counts && next.isDone) arriving--;
      if (arriving > 0 && !(next.isDone && next.isOnce)) {
        if (next.time >= end) days.add(next.time, item);
        else insert(dues, items, pending++, next.time, item);
      }
      token = free < 0 ? used++ : free;
      if (token === free) free = words[(token << shift) + BEHIND]!;
      numbers[((token << shift) >> 1) + ARRIVED] = time;
      openCase(course, token, item, next.key, number, counts);
      alive++;
      if (counts) countedOpen++;
      way = edgeCount + item;
    }

    // At most two services begin: that of the first in line, and that of the token itself.
    for (;;) {
      if (beginning >= 0) {
        const own = beginning << shift;
        const node = words[own + PLACE]!;
        words[own + STEPS] = words[own + STEPS]! + 1;
        words[own + DOES] = words[own + DOES]! | SERVED;
        let ticks = 0;
        // What drawService does, without its call: 3% of a run of queues.
        if (ahead && nodes[(node << nodeShift) + FAMILY] === EXPONENTIAL) {
          drawAhead(own);
          ticks = toTicks(measures[node]! * drawn[0]!);
        } else {
          drawService(clock, own, node);
          ticks = drawn[0]!;
        }
        const at = (words[own + ROW]! + node) << figureShift;
        const service = figures[at + SERVICE]! + ticks;
        const waited = figures[at + WAITED]! + (time - numbers[(own >> 1) + SINCE]!);
        figures[at + SERVICE] = service;
        figures[at + BEGUN] = figures[at + BEGUN]! + 1;
        figures[at + WAITED] = waited;
        if (service > fullFigure || waited > fullFigure) carryFigure(figures, at);
        let done = time + ticks;
        if (done > maxTicks) {
          // Time stops there, and the lane is used no longer.
          addValue(rests, nodes[(node << nodeShift) + LANE]! * sumLimbs, maxTicks - done);
          done = maxTicks;
        }
        if (done >= end) days.add(done, beginning);
        else insert(dues, items, pending++, done, beginning);
        beginning = -1;
      }
      if (token < 0) break;
      const own = token << shift;
      if (!asks) {
        let now = time;
        let steps = words[own + STEPS]!;
        while (way >= 0) {
          const stretch = way << stretchShift;
          if (stretches[stretch + REACH]! >= limit - steps) {
            drawn[0] = now;
            walkStretch(clock, limit, own, way, steps);
            now = drawn[0]!;
            const walked = words[own + STEPS]!;
            if (walked < 0) {
              work += limit - steps;
              way = -1;
              break;
            }
            work += walked - steps + 1;
            steps = walked;
          } else {
            const length = stretches[stretch + NODES]!;
            steps += length;
            work += length + 1;
            now = addTicks(now, stretchTicks[way]!);
          }
          const node = stretches[stretch + STOP]!;
          if (nodes[(node << nodeShift) + LANE]! >= 0) {
            words[own + STEPS] = steps;
            words[own + PLACE] = node;
            numbers[(own >> 1) + SINCE] = now;
            break;
          }
          steps++;
          if (nodes[(node << nodeShift) + FAMILY] === CONSTANT) {
            now = addTicks(now, measures[node]!);
          } else {
            takeService(clock, own, node);
            now = addTicks(now, drawn[0]!);
          }
          way = nodes[(node << nodeShift) + ONWARD]!;
          if (way !== ENDING) way = choose(program, words, own + STREAM, node);
        }
        if (way < 0) {
          const does = words[own + DOES]!;
          const start = does >> startShift;
          ended[start] = ended[start]! + 1;
          if ((does & COUNTS) !== 0) {
            times[start]!.add(now - numbers[(own >> 1) + ARRIVED]!);
            countedOpen--;
            if (now > lastEnd) lastEnd = now;
          }
          words[own + BEHIND] = free;
          free = token;
          alive--;
          break;
        }
        if (now > time) {
          words[own + DOES] = words[own + DOES]! & ~SERVED;
          if (now >= end) days.add(now, token);
          else insert(dues, items, pending++, now, token);
          break;
        }
      }
      if (!takesUnit(token, shift)) break;
      beginning = token;
      token = -1;
    }
    if (pending > suits) {
      days.cut(dues, items, pending);
      pending = 0;
      end = days.end;
      suits = days.suits;
    }
  }
  course.pending = pending;
  course.work = work;
  course.free = free;
  course.used = used;
  course.alive = alive;
  course.countedOpen = countedOpen;
  course.lastEnd = lastEnd;
  course.arriving = arriving;
  return answer;
}
