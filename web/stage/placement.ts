/** Places of a token's trail behind it, and how far they are apart, in pixels of the unscaled drawing. */
export const trailDots = 10;
export const trailGap = 2;

/** Which way a token goes that has a straight trail; `bent` has its trail written out dot by dot. */
export const Way = { right: 0, down: 1, left: 2, up: 3, bent: 4 } as const;

/**
 * What is to be seen at one moment. Each live token is in it exactly once: as a dot, among those served at a node, or among those
 * who wait beyond the end of a line. Columns are longer than there are dots.
 */
export interface Placed {
  readonly dots: number;
  /** x, y of dot `i` at `2 * i`; NaN for one that is nowhere. */
  readonly places: Float64Array;
  /** For each dot: the index of its start (its shape), -1 if unknown, and of its token. */
  readonly start: Int32Array;
  readonly token: Int32Array;
  /** For each dot how many places its trail has (0 to `trailDots`), and the way it goes (`Way`). */
  readonly trail: Uint8Array;
  readonly way: Uint8Array;
  /** For each dot 1 where it all but covers the one before it on its edge. */
  readonly close: Uint8Array;
  /** x, y of the trail of a bent dot `i` from `2 * i * trailDots` on, the nearest first. */
  readonly bends: Float64Array;
  /** Nodes that serve; `progress` is that of the token that has been there longest. */
  readonly serving: readonly Serving[];
  /** Lines longer than shown: how many more wait, and where the line is cut. */
  readonly crowds: readonly Crowd[];
}

export interface Serving {
  readonly node: number;
  readonly count: number;
  readonly progress: number;
}

export interface Crowd {
  readonly edge: number;
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

/** Room for what is seen at one moment. A stage uses one again frame after frame, so that many tokens make no garbage. */
export interface Placement extends Mutable<Placed> {
  serving: Mutable<Serving>[];
  crowds: Mutable<Crowd>[];
  /** The live legs, and of these the ones that wait. */
  legs: Int32Array;
  waiting: Int32Array;
  /** How many wait at each edge; how many of them have been placed; the edges where any does. All 0 between two frames. */
  lines: Int32Array;
  lined: Int32Array;
  /** For each edge the dot that was placed last on the way to its end, and one. */
  ahead: Int32Array;
  /** For each node its place in `serving` and one; 0 between two frames. */
  served: Int32Array;
}

/** Makes room for nothing yet: it grows as it is used. */
export function createPlacement(): Placement {
  return {
    dots: 0,
    places: new Float64Array(0),
    start: new Int32Array(0),
    token: new Int32Array(0),
    trail: new Uint8Array(0),
    way: new Uint8Array(0),
    close: new Uint8Array(0),
    bends: new Float64Array(0),
    serving: [],
    crowds: [],
    legs: new Int32Array(0),
    waiting: new Int32Array(0),
    lines: new Int32Array(0),
    lined: new Int32Array(0),
    ahead: new Int32Array(0),
    served: new Int32Array(0),
  };
}

/** Empties a placement and sees that it has room for the edges and nodes of a drawing. */
export function clearPlacement(placement: Placement, edges: number, nodes: number): void {
  placement.dots = 0;
  placement.serving.length = 0;
  placement.crowds.length = 0;
  if (placement.lines.length < edges) {
    placement.lines = new Int32Array(edges);
    placement.lined = new Int32Array(edges);
    placement.ahead = new Int32Array(edges);
  }
  placement.ahead.fill(0);
  if (placement.served.length < nodes) placement.served = new Int32Array(nodes);
}

/** Makes room for so many live legs. */
export function widenPlacement(placement: Placement, legs: number): void {
  if (placement.legs.length >= legs) return;
  let room = 64;
  while (room < legs) room *= 2;
  placement.places = new Float64Array(2 * room);
  placement.start = new Int32Array(room);
  placement.token = new Int32Array(room);
  placement.trail = new Uint8Array(room);
  placement.way = new Uint8Array(room);
  placement.close = new Uint8Array(room);
  placement.bends = new Float64Array(2 * room * trailDots);
  placement.legs = new Int32Array(room);
  placement.waiting = new Int32Array(room);
}
