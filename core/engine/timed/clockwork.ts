import { Recorder } from "../histogram.ts";
import type { Program } from "../program.ts";
import { tokenWords } from "../token.ts";
import { addValue, sumLimbs } from "../wide.ts";
import { arena, BEHIND, DOES, giveBack, layTables, makeRoom, PLACE, roomFor, SERVED, SINCE, shiftOf } from "./arena.ts";
import type { Arrivals } from "./arrivals.ts";
import { FIRST, LANE, LENGTH, LONGEST, laneShift, layClock, NODE_LENGTH, NODE_LONGEST, nodeShift } from "./clock.ts";
import { type ClockFigures, figureNumbers } from "./clock-figures.ts";
import { type Course, DONE, FULL, MORE, turn } from "./clock-turn.ts";
import { EventDays } from "./event-days.ts";
import { insert } from "./event-row.ts";
import type { ClockRun } from "./kernel-clock.ts";

/** The clock of a replication with its events, tokens and lines. A token is a case; owners of events are the starts, then the tokens. */
class Clockwork {
  private readonly course: Course;
  /** Figures of starts that were put aside, and what use and time in line differ from the figures (clock-figures.ts). */
  private readonly before: Float64Array;
  private isOpen = false;
  private opened = 0;

  constructor(program: Program, limit: number, arrivals: readonly Arrivals[]) {
    const { starts, nodes, lanes } = program;
    const clock = layClock(program, -1);
    const shift = shiftOf(program);
    layTables(clock);
    makeRoom(starts.length + 64, shift);
    this.before = new Float64Array(starts.length * nodes.count * figureNumbers);
    this.course = {
      clock,
      limit,
      arrivals,
      shift,
      stateWords: tokenWords(program),
      rests: new Float64Array((lanes.count + nodes.count) * sumLimbs),
      days: new EventDays(),
      times: starts.map(() => new Recorder()),
      ended: new Float64Array(starts.length),
      pending: 0,
      work: 0,
      free: -1,
      used: starts.length,
      alive: 0,
      countedOpen: 0,
      lastEnd: 0,
      arriving: arrivals.filter(({ isDone }) => !isDone).length,
      warming: arrivals.filter(({ warms }) => warms).length,
    };
    this.course.days.reserve(roomFor(shift));
  }

  /** Runs to the end of the last counted case; false if that takes more work or more tokens at one time than allowed. Called once. */
  run(allowance: number, room: number): boolean {
    const { course } = this;
    const { arrivals, shift, days } = course;
    if (course.arriving > 0) {
      const { dues, items } = arena;
      for (const [start, { time }] of arrivals.entries()) insert(dues, items, course.pending++, time, start);
    }
    if (course.warming === 0 || course.arriving === 0) this.isOpen = true;
    const open = (time: number) => this.open(time);
    for (;;) {
      const answer = turn(course, allowance, room, open);
      if (answer === MORE) continue;
      if (answer !== FULL) return answer === DONE;
      makeRoom(2 * roomFor(shift), shift);
      days.reserve(roomFor(shift));
    }
  }

  /** What the clock came to, once it has run. */
  come(): ClockRun {
    const { course, before } = this;
    const { clock, rests, times, ended, work, lastEnd } = course;
    const { program } = clock;
    const { figures, lanes, nodes } = arena;
    if (!this.isOpen) this.open(lastEnd);
    this.addRests(lastEnd, -1);
    return {
      figures: {
        program,
        figures: figures.slice(0, (program.starts.length + 1) * program.nodes.count * figureNumbers),
        before,
        rests,
        longest: Float64Array.from({ length: program.lanes.count }, (_, lane) => lanes[(lane << laneShift) + LONGEST]!),
        nodeLongest: Float64Array.from(
          { length: program.nodes.count },
          (_, i) => nodes[(i << nodeShift) + NODE_LONGEST]!,
        ),
        opened: this.opened,
      } satisfies ClockFigures,
      times,
      ended,
      work,
      lastEnd,
    };
  }

  /** From here on figures of resources are kept; those of starts, which tell of all counted cases, are put aside. */
  private open(time: number): void {
    const { before } = this;
    const { program } = this.course.clock;
    const { figures, lanes, nodes } = arena;
    this.isOpen = true;
    this.opened = time;
    before.set(figures.subarray(0, before.length));
    figures.fill(0);
    for (let lane = 0; lane < program.lanes.count; lane++) {
      lanes[(lane << laneShift) + LONGEST] = lanes[(lane << laneShift) + LENGTH]!;
    }
    for (let node = 0; node < program.nodes.count; node++) {
      nodes[(node << nodeShift) + NODE_LONGEST] = nodes[(node << nodeShift) + NODE_LENGTH]!;
    }
    this.addRests(time, 1);
  }

  /** What is served at `time` adds `sign` times the rest of its service to what use differs from the figures, and what waits takes off what it has waited. */
  private addRests(time: number, sign: number): void {
    const { clock, rests, shift, arrivals, pending, days } = this.course;
    const { lanes: laneTable } = clock.program;
    const { words, numbers, lanes, nodes, dues, items } = arena;
    const addService = (item: number, due: number): void => {
      const own = item << shift;
      if (item < arrivals.length || (words[own + DOES]! & SERVED) === 0) return;
      const lane = nodes[(words[own + PLACE]! << nodeShift) + LANE]!;
      addValue(rests, lane * sumLimbs, sign * (due - time));
    };
    for (let i = 0; i < pending; i++) addService(items[i]!, dues[i]!);
    days.forEach(addService);
    for (let lane = 0; lane < laneTable.count; lane++) {
      for (let token = lanes[(lane << laneShift) + FIRST]!; token >= 0; ) {
        const own = token << shift;
        const node = laneTable.count + words[own + PLACE]!;
        addValue(rests, node * sumLimbs, sign * (numbers[(own >> 1) + SINCE]! - time));
        token = words[own + BEHIND]!;
      }
    }
  }
}

/** Runs a replication of single tokens; `"over"` if that takes more work or more tokens at one time than allowed. */
export function runClock(
  program: Program,
  limit: number,
  arrivals: readonly Arrivals[],
  allowance: number,
  room: number,
): ClockRun | "over" {
  const clockwork = new Clockwork(program, limit, arrivals);
  const run = clockwork.run(allowance, room) ? clockwork.come() : "over";
  giveBack();
  return run;
}
