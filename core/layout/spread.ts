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
  /** The node at whose middle a piece meets others that go there too; -1 for most. */
  readonly merge: (piece: Piece) => number;
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

/** What is placed on a line: a piece, or the middle of a room. Its wishes hang on the line's extent. */
interface Variable {
  /** Least distance from the line's smaller and larger border. */
  readonly low: (extent: number) => number;
  readonly high: (extent: number) => number;
  readonly desired: (extent: number) => number;
  readonly weight: number;
  /** It ends at a node and has the length of that node's side, however wide the line is. */
  readonly isPort: boolean;
}

function pieceVariable({ isChannel, limit, lowMargin, highMargin }: Line, piece: Piece): Variable {
  const ends = (piece.lowTurn === 0 ? 1 : 0) + (piece.highTurn === 0 ? 1 : 0);
  const desired = (extent: number): number => extent / 2;
  if (isChannel) return { low: () => lowMargin, high: () => highMargin, desired, weight: 1, isPort: false };
  const side = limit(piece);
  const bound = (extent: number): number => Math.max(3, extent / 2 - side);
  // What joins two nodes straight keeps to their middle before anything else does.
  return { low: bound, high: bound, desired, weight: [0.5, 2, 24][ends]!, isPort: ends > 0 };
}

function roomVariable({ low, high, near, first }: Room): Variable {
  const desired = (extent: number): number => (near ? (first ? low : extent - high) : (low + extent - high) / 2);
  return { low: () => low, high: () => high, desired, weight: 4, isPort: false };
}

/** The distances that variables keep: rooms that come first, then the pieces, then the other rooms. */
function findLinks(
  { track, gap, merge }: Line,
  pieces: readonly Piece[],
  rooms: readonly Room[],
  firsts: number,
): Separation[] {
  const placeOf = new Map(track.pieces.map((piece, index) => [piece, firsts + index]));
  const links = track.before.flatMap((near, index) =>
    near.map((other): Separation => {
      const left = placeOf.get(other)!;
      const into = merge(pieces[index]!);
      const isOne = into >= 0 && into === merge(pieces[left - firsts]!);
      return { left, right: firsts + index, gap: isOne ? 0 : gap };
    }),
  );
  rooms.forEach((room, index) => {
    const own = index < firsts ? index : index + pieces.length;
    pieces.forEach((piece, k) => {
      if (piece.low > room.at || piece.high < room.at) return;
      const [left, right] = room.first ? [own, firsts + k] : [firsts + k, own];
      links.push({ left, right, gap: room.extent / 2 + 5 });
    });
    rooms.slice(0, index).forEach((other, k) => {
      const left = k < firsts ? k : k + pieces.length;
      if (other.at === room.at) links.push({ left, right: own, gap: (room.extent + other.extent) / 2 + 4 });
    });
  });
  return links.sort((a, b) => a.right - b.right || a.left - b.left);
}

/** How far each variable must stay from both borders, for its own sake and for those between. */
function findReach(
  variables: readonly Variable[],
  links: readonly Separation[],
  extent: number,
): readonly [number[], number[]] {
  const low = variables.map((variable) => variable.low(extent));
  const high = variables.map((variable) => variable.high(extent));
  for (const { left, right, gap } of links) low[right] = Math.max(low[right]!, low[left]! + gap);
  for (const { left, right, gap } of [...links].reverse()) high[left] = Math.max(high[left]!, high[right]! + gap);
  return [low, high];
}

/** Shortens distances where more edges meet at a side than its length holds. */
function squeeze(variables: readonly Variable[], all: readonly Separation[], extent: number): readonly Separation[] {
  let links = all;
  for (let round = 0; round < 20; round++) {
    const [low, high] = findReach(variables, links, extent);
    const isTight = (index: number): boolean => low[index]! + high[index]! > extent + 1e-6;
    if (!variables.some((_, index) => isTight(index))) break;
    const by = round < 8 ? 0.8 : 0.5;
    links = links.map((link) => (isTight(link.left) && isTight(link.right) ? { ...link, gap: link.gap * by } : link));
  }
  return links;
}

/** Places the pieces on one line at their distances and finds the extent that they need. */
export function spreadLine(line: Line): Spread {
  const { track, isChannel } = line;
  const pieces = track.pieces.map((index) => line.pieces[index]!);
  const order = line.rooms
    .map((_, index) => index)
    .sort((a, b) => Number(line.rooms[b]!.first) - Number(line.rooms[a]!.first) || a - b);
  const rooms = order.map((index) => line.rooms[index]!);
  const firsts = rooms.filter((room) => room.first).length;
  const variables = rooms.map(roomVariable);
  variables.splice(firsts, 0, ...pieces.map((piece) => pieceVariable(line, piece)));
  let links: readonly Separation[] = findLinks(line, pieces, rooms, firsts);

  const [free] = findReach(variables, links, line.least);
  const extent = variables.reduce(
    (most, { high, isPort }, index) => (isPort ? most : Math.max(most, free[index]! + high(line.least))),
    line.least,
  );
  if (!isChannel) links = squeeze(variables, links, extent);
  let places: number[];
  if (variables.length > detailed) {
    const [low, high] = findReach(variables, links, extent);
    places = low.map((bound, index) => (bound + extent - high[index]!) / 2);
  } else {
    // Both borders are variables too, ones that do not move.
    const wall = 1e7;
    const last = variables.length + 1;
    places = separate(
      [0, ...variables.map(({ desired }) => desired(extent)), extent],
      [wall, ...variables.map(({ weight }) => weight), wall],
      [
        ...variables.flatMap(({ low, high }, index) => [
          { left: 0, right: index + 1, gap: low(extent) },
          { left: index + 1, right: last, gap: high(extent) },
        ]),
        ...links.map(({ left, right, gap }) => ({ left: left + 1, right: right + 1, gap })),
      ],
    ).slice(1, last);
  }
  const roomPlaces: number[] = [];
  order.forEach((index, k) => {
    roomPlaces[index] = places[k < firsts ? k : k + pieces.length]!;
  });
  return { extent, places: places.slice(firsts, firsts + pieces.length), rooms: roomPlaces };
}
