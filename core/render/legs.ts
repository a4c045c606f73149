import type { TracedCase } from "./journeys.ts";

/**
 * What a token does for a while, in seconds of simulation: it goes along the edges of `way` in the first part of a stay and is then served at the
 * node (`serve`) or waits before it (`wait`); or it goes along them in the very time that they take (`travel`); or it goes along them after its last
 * event (`tail`, of no length).
 */
export interface Leg {
  readonly doing: "serve" | "wait" | "travel" | "tail";
  readonly since: number;
  readonly until: number;
  readonly way: readonly string[];
  readonly node: string;
}

/** Turns one case into what each of its tokens does; edges and nodes that take no time are passed together in one way. */
export function chartLegs({ journeys }: TracedCase, joins: ReadonlySet<string>): readonly (readonly Leg[])[] {
  const fired = journeys.flatMap(({ hops }) =>
    hops.filter(({ from, to, outcome }) => joins.has(from) && to === null && outcome === null),
  );
  /** Ways of tokens that a split consumed at once, for those that it made: by node and time. */
  const handed = new Map<string, readonly string[]>();
  return journeys.map(({ born, at, hops }) => {
    const legs: Leg[] = [];
    let [node, since] = [at, born];
    let way: readonly string[] = handed.get(`${at}/${born}`) ?? [];
    const add = (doing: Leg["doing"], until: number) => {
      legs.push({ doing, since, until, way, node });
      way = [];
    };
    for (const { time, arrival, edge, to, outcome } of hops) {
      // At a join a token waits until the join fires, or for ever; where it goes on it is then served.
      const ready = !joins.has(node)
        ? since
        : to === null
          ? time
          : (fired.findLast((one) => one.from === node && one.time >= since && one.time <= time)?.time ?? since);
      if (ready > since) add("wait", ready);
      since = ready;
      if (time > since) add("serve", time);
      since = time;
      if (to === null || edge === null) {
        if (way.length === 0) continue;
        if (outcome === null && !joins.has(node)) handed.set(`${node}/${time}`, way);
        else add("tail", time);
        continue;
      }
      way = [...way, edge];
      node = to;
      if (arrival > time) add("travel", arrival);
      since = arrival;
    }
    return legs;
  });
}
