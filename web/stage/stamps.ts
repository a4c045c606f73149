/** A colour, each part 0..255. */
export type Colour = readonly [red: number, green: number, blue: number];

/**
 * A small picture that is put on a sheet: straight alpha, one word a pixel (alpha in its highest byte). Row `y` has paint only from column
 * `from[y]` up to `to[y]`, and covers all below it from `solidFrom[y]` up to `solidTo[y]`.
 */
export interface Stamp {
  /** Tells stamps and sets apart that are in use at the same time; below 2^20. */
  readonly id: number;
  readonly width: number;
  readonly height: number;
  /** The pixel of the stamp that comes to lie at the place where it is put. */
  readonly originX: number;
  readonly originY: number;
  readonly words: Int32Array;
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  readonly solidFrom: Uint16Array;
  readonly solidTo: Uint16Array;
}

/** Stamps are made for so many places within a pixel each way, so that tokens glide and do not hop from pixel to pixel. */
export const subPixels = 4;

/** The stamps of one kind, each made when it is first wanted. */
export interface StampSet {
  readonly id: number;
  /** The stamp for a place within a pixel: `y * subPixels + x`. */
  at(place: number): Stamp;
}

/**
 * Signed distance from a point to the outline of a token's shape of radius `r`, negative inside: 0 round, 1 square, 2 diamond,
 * 3 triangle; they are sized to look equally big.
 */
function distanceToShape(shape: number, x: number, y: number, r: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  switch (shape) {
    case 1:
      return Math.max(ax, ay) - r * 0.9;
    case 2:
      return (ax + ay - r * 1.3) / Math.SQRT2;
    case 3:
      // Pointing up, its centre of gravity at the origin.
      return Math.max(y - r * 0.62, (ax * Math.sqrt(3) - y) / 2 - r * 0.62);
    default:
      return Math.hypot(x, y) - r;
  }
}

/** How many shapes there are; further starts get the same ones again with a hole. */
export const shapes = 4;

/** Makes the stamps of a start's token: its shape in `ink`, radius `r` device pixels, with a ring of `rim` pixels in `ground` around it, or none. */
export function makeTokenStamps(start: number, r: number, rim: number, ink: Colour, ground: Colour): StampSet {
  const shape = Math.max(0, start) % shapes;
  const hole = Math.floor(Math.max(0, start) / shapes) % 2 === 1 ? r * 0.42 : 0;
  const half = Math.ceil(r * 1.4 + rim) + 1;
  return makeStamps(2 * half, 2 * half, half, half, (x, y) => {
    const d = distanceToShape(shape, x, y, r);
    const inner = cover(d) * (hole > 0 ? 1 - cover(Math.hypot(x, y) - hole) : 1);
    return rim === 0 ? pack(ink, inner) : pack(mix(ground, ink, inner), cover(d - rim));
  });
}

/** One dot of a trail: how far it lies behind the token, its radius, both in device pixels, and its alpha (0..1). */
export interface TrailDot {
  readonly behind: number;
  readonly radius: number;
  readonly alpha: number;
}

/** Makes the stamps of one dot of a trail. */
export function makeDotStamps(dot: TrailDot, ink: Colour): StampSet {
  const half = Math.ceil(dot.radius) + 1;
  return makeStamps(2 * half, 2 * half, half, half, (x, y) =>
    pack(ink, cover(Math.hypot(x, y) - dot.radius) * dot.alpha),
  );
}

/** Makes the stamps of a whole straight trail behind a token that moves along (`dx`, `dy`), one step along one axis: the same picture as its dots. */
export function makeTrailStamps(dots: readonly TrailDot[], dx: number, dy: number, ink: Colour): StampSet {
  const reach = Math.ceil(Math.max(...dots.map((dot) => dot.behind + dot.radius))) + 2;
  const width = dots[0]!.radius;
  const thick = Math.ceil(width) + 1;
  const left = dx > 0 ? reach : thick;
  const right = dx < 0 ? reach : thick;
  const above = dy > 0 ? reach : thick;
  const below = dy < 0 ? reach : thick;
  return makeStamps(left + right, above + below, left, above, (x, y) => {
    let clear = 1;
    for (const dot of dots)
      clear *= 1 - cover(Math.hypot(x + dx * dot.behind, y + dy * dot.behind) - dot.radius) * dot.alpha;
    return pack(ink, 1 - clear);
  });
}

function makeStamps(
  width: number,
  height: number,
  originX: number,
  originY: number,
  paint: (x: number, y: number) => number,
): StampSet {
  const made: (Stamp | undefined)[] = new Array(subPixels * subPixels).fill(undefined);
  function make(place: number): Stamp {
    const dx = (place % subPixels) / subPixels;
    const dy = Math.floor(place / subPixels) / subPixels;
    const words = new Int32Array(width * height);
    const from = new Uint16Array(height).fill(width);
    const to = new Uint16Array(height);
    const solidFrom = new Uint16Array(height);
    const solidTo = new Uint16Array(height);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const word = paint(column + 0.5 - originX - dx, row + 0.5 - originY - dy);
        if (word >>> 24 === 0) continue;
        words[row * width + column] = word;
        from[row] = Math.min(from[row]!, column);
        to[row] = column + 1;
        if (word >>> 24 < 255) continue;
        // The last solid stretch of the row: a shape without hole has only one.
        if (solidTo[row] !== column) solidFrom[row] = column;
        solidTo[row] = column + 1;
      }
      if (solidTo[row] === 0) solidFrom[row] = solidTo[row] = to[row]!;
    }
    return { id: makeId(), width, height, originX, originY, words, from, to, solidFrom, solidTo };
  }
  return {
    id: makeId(),
    at(place) {
      made[place] ??= make(place);
      return made[place];
    },
  };
}

let lastId = 0;
function makeId(): number {
  lastId = (lastId + 1) & 0xfffff;
  return lastId;
}

/** A pixel as a word, as the pixels of an image lie in memory on every machine that browsers run on (little-endian). */
function pack([red, green, blue]: Colour, alpha: number): number {
  return (Math.round(alpha * 255) << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red);
}

/** How much of a pixel at distance `d` from an outline lies inside it. */
function cover(d: number): number {
  return Math.min(1, Math.max(0, 0.5 - d));
}

function mix(a: Colour, b: Colour, u: number): Colour {
  return [a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u, a[2] + (b[2] - a[2]) * u];
}

/** Reads `#rrggbb`, `#rgb` (style sheets are shortened on their way) or `rgb(r, g, b)`; black for anything else. */
export function readColour(text: string): Colour {
  const plain = text.trim();
  const hex = /^#(?:([\da-f]{2})([\da-f]{2})([\da-f]{2})|([\da-f])([\da-f])([\da-f]))$/i.exec(plain);
  if (hex !== null) {
    const part = (at: number) => Number.parseInt(hex[at] ?? hex[at + 3]!.repeat(2), 16);
    return [part(1), part(2), part(3)];
  }
  const parts = /^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)/.exec(plain);
  return parts === null ? [0, 0, 0] : [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}
