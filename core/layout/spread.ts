import type { Piece, Track } from "./nudge.ts";
import { type Separation, separate } from "./separate.ts";

/** Room kept free on a channel for a label that stands on the first or second piece of an edge. */
export interface Room {
  readonly edge: number;
  /** The piece of the edge that it stands on. */
  readonly nth: number;
  /** The channel runs along the flow; the label stands on a piece across it, and the other way round. */
  readonly along: boolean;
  readonly line: number;
  /** Line of the piece that the label stands on. */
  readonly at: number;
  /** Extent across the channel. */
  readonly extent: number;
  /** It stands at the channel's smaller side, before all tracks; else at its larger side. */
  readonly first: boolean;
  /** Least distance of its middle from the smaller and the larger border of the channel; below 0 beside a narrow node. */
  readonly low: number;
  readonly high: number;
  /** Rather close to its node than in the middle. */
  readonly near: boolean;
}

/** One line of the grid, as far as it is known before its extent is. */
export interface Line {
  readonly track: Track;
  readonly pieces: readonly Piece[];
  readonly rooms: readonly Room[];
  readonly isChannel: boolean;
  /** Least extent: of the nodes on it, or of the gap. */
  readonly least: number;
  /** How far from the middle a piece may lie that ends at a node; infinite for one that does not. */
  readonly limit: (piece: Piece) => number;
  /** Least distance of a channel's tracks from its borders. */
  readonly lowMargin: number;
  readonly highMargin: number;
  readonly gap: number;
}

export interface Spread {
  readonly extent: number;
  /** Places of the track's pieces, in its order, from the line's smaller border on. */
  readonly places: readonly number[];
  /** Places of the middles of the rooms. */
  readonly rooms: readonly number[];
}

/** More variables than this are packed evenly instead of being placed at their best. */
const detailed = 240;

/** Places pieces on fixed slots, as far apart as their nodes' sides allow. */
function spreadSlots(
  { track, pieces, isChannel, least, limit, lowMargin, highMargin, gap }: Line,
  slots: readonly number[],
): Spread {
  const last = slots.reduce((most, slot) => Math.max(most, slot), 0);
  const limits = isChannel ? [] : track.pieces.map((index) => limit(pieces[index]!));
  const side = limits.reduce((narrow, other) => Math.min(narrow, other), Number.POSITIVE_INFINITY);
  const apart = last === 0 ? 0 : Math.min(gap, (2 * side) / last);
  const extent = Math.max(least, last * apart + lowMargin + highMargin);
  const start = (extent - last * apart + lowMargin - highMargin) / 2;
  return { extent, places: slots.map((slot) => start + slot * apart), rooms: [] };
}

/** Places the pieces on one line at their distances and finds the extent that they need. */
export function spreadLine(line: Line): Spread {
  const { track, rooms, isChannel, gap } = line;
  if (track.slots !== null) return spreadSlots(line, track.slots);
  const pieces = track.pieces.map((index) => line.pieces[index]!);
  const firsts = rooms.map((_, index) => index).filter((index) => rooms[index]!.first);
  const lasts = rooms.map((_, index) => index).filter((index) => !rooms[index]!.first);
  // Variables: rooms at the smaller side, pieces in their order, rooms at the larger side.
  const variable = new Map<number, number>();
  for (const [index, room] of firsts.entries()) variable.set(room, index);
  const base = firsts.length;
  for (const [index, room] of lasts.entries()) variable.set(room, base + pieces.length + index);
  const count = base + pieces.length + lasts.length;
  const links: Separation[] = [];
  const placeOf = new Map(track.pieces.map((piece, index) => [piece, base + index]));
  track.before.forEach((near, index) => {
    for (const other of near) links.push({ left: placeOf.get(other)!, right: base + index, gap });
  });
  rooms.forEach((room, index) => {
    const own = variable.get(index)!;
    pieces.forEach((piece, k) => {
      if (piece.low > room.at || piece.high < room.at) return;
      const [left, right] = room.first ? [own, base + k] : [base + k, own];
      links.push({ left, right, gap: room.extent / 2 + 5 });
    });
    rooms.forEach((other, k) => {
      const left = variable.get(k)!;
      if (other.at === room.at && left < own)
        links.push({ left, right: own, gap: (room.extent + other.extent) / 2 + 4 });
    });
  });
  links.sort((a, b) => a.right - b.right || a.left - b.left);

  const room = (index: number): Room | undefined =>
    index < base
      ? rooms[firsts[index]!]
      : index >= base + pieces.length
        ? rooms[lasts[index - base - pieces.length]!]
        : undefined;
  let extent = line.least;
  let scale = new Float64Array(count).fill(1);
  const limits = pieces.map((piece) => (isChannel ? Number.POSITIVE_INFINITY : line.limit(piece)));
  const lowBound = (index: number): number => {
    const label = room(index);
    if (label !== undefined) return label.low;
    if (isChannel) return line.lowMargin;
    return Math.max(3, extent / 2 - limits[index - base]!);
  };
  const highBound = (index: number): number => {
    const label = room(index);
    if (label !== undefined) return label.high;
    if (isChannel) return line.highMargin;
    return Math.max(3, extent / 2 - limits[index - base]!);
  };
  const reach = (): { low: Float64Array; high: Float64Array } => {
    const low = new Float64Array(count);
    const high = new Float64Array(count);
    for (let index = 0; index < count; index++) {
      low[index] = lowBound(index);
      high[index] = highBound(index);
    }
    for (const link of links)
      low[link.right] = Math.max(low[link.right]!, low[link.left]! + link.gap * scale[link.right]!);
    for (let k = links.length - 1; k >= 0; k--) {
      const link = links[k]!;
      high[link.left] = Math.max(high[link.left]!, high[link.right]! + link.gap * scale[link.right]!);
    }
    return { low, high };
  };
  // Tracks that end at no node widen their line; ports have the length of their side and no more.
  const free = reach();
  for (let index = 0; index < count; index++) {
    const isPort = !isChannel && room(index) === undefined && Number.isFinite(limits[index - base]!);
    if (!isPort) extent = Math.max(extent, free.low[index]! + highBound(index));
  }
  let { low, high } = reach();
  if (!isChannel) {
    for (let round = 0; round < 20; round++) {
      const tight = clusters(count, links).filter((cluster) =>
        cluster.some((index) => low[index]! + high[index]! > extent + 1e-6),
      );
      if (tight.length === 0) break;
      scale = scale.slice();
      for (const cluster of tight) for (const index of cluster) scale[index]! *= round < 8 ? 0.8 : 0.5;
      ({ low, high } = reach());
    }
  }
  let places: number[];
  if (count > detailed) {
    places = Array.from({ length: count }, (_, index) => (low[index]! + extent - high[index]!) / 2);
  } else if (count === 0) {
    places = [];
  } else {
    const wall = 1e7;
    const desired = [0];
    const weight = [wall];
    const separations: Separation[] = [];
    for (let index = 0; index < count; index++) {
      const label = room(index);
      if (label === undefined) {
        const piece = pieces[index - base]!;
        const ends = (piece.lowTurn === 0 ? 1 : 0) + (piece.highTurn === 0 ? 1 : 0);
        desired.push(extent / 2);
        weight.push(isChannel ? 1 : [0.5, 2, 24][ends]!);
      } else {
        desired.push(
          label.near ? (label.first ? label.low : extent - label.high) : (label.low + extent - label.high) / 2,
        );
        weight.push(4);
      }
      separations.push({ left: 0, right: index + 1, gap: lowBound(index) });
      separations.push({ left: index + 1, right: count + 1, gap: highBound(index) });
    }
    for (const link of links)
      separations.push({ left: link.left + 1, right: link.right + 1, gap: link.gap * scale[link.right]! });
    desired.push(extent);
    weight.push(wall);
    places = separate(desired, weight, separations).slice(1, count + 1);
  }
  return {
    extent,
    places: places.slice(base, base + pieces.length),
    rooms: rooms.map((_, index) => places[variable.get(index)!]!),
  };
}

/** Variables that hang together by their separations. */
function clusters(count: number, links: readonly Separation[]): number[][] {
  const root = Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  for (const { left, right } of links) root[find(left)] = find(right);
  const groups = new Map<number, number[]>();
  for (let index = 0; index < count; index++) {
    const top = find(index);
    const group = groups.get(top);
    if (group === undefined) groups.set(top, [index]);
    else group.push(index);
  }
  return [...groups.values()];
}
