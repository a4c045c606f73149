import { setClock, usualStay, wayPart } from "./clock.ts";
import type { TracedCase } from "./journeys.ts";
import { chartLegs, type Leg } from "./legs.ts";
import type { Road } from "./roads.ts";
import { round } from "./xml.ts";

/** Speed along an edge in pixels a second, and bounds of the seconds that a way takes. */
const speed = 170;
const shortestWay = 0.5;
const longestWay = 2.8;
/** Below a node, unseen, a token is so many times as fast. */
const unseen = 4;
/** Between a token that waits and the node that it waits for. */
const apart = 9;

/** The first case begins after so many seconds, the others so much later each. */
const lead = 0.4;
const headway = 1.7;
/** Nothing moves for so long before all begins again. */
const rest = 0.9;

/** The way of one token through the picture; times in seconds on the screen, places in pixels along its path. */
export interface Ride {
  readonly start: string;
  readonly path: string;
  readonly length: number;
  readonly stops: readonly { readonly time: number; readonly place: number }[];
}

/** A stay at a node, in seconds on the screen. */
export interface Stay {
  readonly node: string;
  readonly from: number;
  readonly until: number;
}

/** All that moves in a picture, until it begins again after `duration` seconds. */
export interface Motion {
  readonly rides: readonly Ride[];
  readonly stays: readonly Stay[];
  readonly duration: number;
}

/** Lets cases set out one after another. Edges without a road are passed unseen. */
export function planMotion(
  cases: readonly TracedCase[],
  joins: ReadonlySet<string>,
  roads: ReadonlyMap<string, Road>,
): Motion {
  const charted = cases.map((one) => chartLegs(one, joins));
  const stay = usualStay(charted.flat(2));
  const rides: Ride[] = [];
  const stays: Stay[] = [];
  let end = 0;
  charted.forEach((tokens, turn) => {
    const clock = setClock(tokens.flat(), stay, (leg) => timeOf(leg.way, roads));
    for (const legs of tokens) {
      const begin = lead + turn * headway;
      const ride = new Rider(cases[turn]!.start, roads);
      for (const leg of legs) ride.go(leg, begin + clock.get(leg.since)!, begin + clock.get(leg.until)!, stays);
      const done = ride.finish();
      if (done !== null) rides.push(done);
      end = Math.max(end, done?.stops.at(-1)?.time ?? 0);
    }
  });
  return { rides, stays, duration: Math.max(end, ...stays.map(({ until }) => until)) + rest };
}

/** Length of a way as it takes time: what is below nodes counts less. */
function weigh(way: readonly string[], roads: ReadonlyMap<string, Road>): number {
  return way.reduce((sum, edge) => {
    const road = roads.get(edge);
    return road === undefined ? sum : sum + (road.out + road.in) / unseen + road.length;
  }, 0);
}

/** Seconds that the eye needs for a way; 0 for none. */
function timeOf(way: readonly string[], roads: ReadonlyMap<string, Road>): number {
  return way.length === 0 ? 0 : Math.min(longestWay, Math.max(shortestWay, weigh(way, roads) / speed));
}

/** Puts a ride together, leg by leg. */
class Rider {
  private readonly start: string;
  private readonly roads: ReadonlyMap<string, Road>;
  private readonly stops: { time: number; place: number }[] = [];
  private path = "";
  private length = 0;
  private place = 0;

  constructor(start: string, roads: ReadonlyMap<string, Road>) {
    this.start = start;
    this.roads = roads;
  }

  go({ doing, way, node }: Leg, from: number, until: number, stays: Stay[]): void {
    const need = timeOf(way, this.roads);
    const ride = doing === "tail" || doing === "travel" ? need : Math.min(need, (until - from) * wayPart);
    const there = doing === "travel" ? until : from + ride;
    this.follow(way, from, there, doing === "wait");
    if (doing === "serve" && until > there) stays.push({ node, from: there, until });
    if (doing !== "tail") this.stop(until);
  }

  /** The ride, or `null` for a token that never moves. */
  finish(): Ride | null {
    const { start, path, length, stops } = this;
    return length === 0 ? null : { start, path, length, stops };
  }

  /** Goes along a way; `before` its last node where it is to wait. */
  private follow(way: readonly string[], from: number, until: number, before: boolean): void {
    // From where it waited on, unseen below the node.
    this.place = this.length;
    this.stop(from);
    const whole = weigh(way, this.roads);
    let time = from;
    const pass = (length: number, slowness: number) => {
      time += whole === 0 ? 0 : ((until - from) * length * slowness) / whole;
      this.place += length;
      this.stop(time);
    };
    way.forEach((edge, i) => {
      const road = this.roads.get(edge);
      if (road === undefined) return;
      if (this.path === "") this.path = `M${round(road.source[0])},${round(road.source[1])}`;
      this.path += road.path;
      this.length += road.out + road.length + road.in;
      pass(road.out, 1 / unseen);
      if (before && i === way.length - 1) pass(Math.max(0, road.length - apart), 1);
      else {
        pass(road.length, 1);
        pass(road.in, 1 / unseen);
      }
    });
  }

  private stop(time: number): void {
    this.stops.push({ time, place: this.place });
  }
}
