import type { Box, Point } from "./geometry.ts";
import { Raster } from "./raster.ts";
import type { Size } from "./sizes.ts";

/** A label that seeks a place on its edge. */
export interface Tag {
  readonly size: Size;
  readonly path: readonly Point[];
  /** It belongs right after its source. */
  readonly near: boolean;
  /** Middle of the room that was kept for it. */
  readonly room: Point | null;
  /** It stands there and nowhere else, since it found no other place before. */
  readonly isFixed: boolean;
}

export interface Scenery {
  readonly nodes: readonly Box[];
  readonly paths: readonly (readonly Point[])[];
  /** Index of each tag's edge in `paths`. */
  readonly edges: readonly number[];
  /** Where labels may stand. */
  readonly bounds: Box;
  /** Places of the borders between lanes, and whether these run across the page. */
  readonly borders: readonly number[];
  readonly bordersAcross: boolean;
}

interface Candidate {
  readonly box: Box;
  readonly cost: number;
}

const price = { fault: 1000, line: 34, arrow: 70, beside: 15, corner: 7, border: 3 };

/** With more labels than this, only one that would touch something is looked for along its whole edge. */
const plenty = 250;

/** So many good places are enough to choose from. */
const enough = 14;

/** More edges than this under a label are as bad as this many. */
const crowd = 8;

/** Least distance of a label from nodes and other labels. */
const clear = 2;

const boxAround = ([x, y]: Point, { width, height }: Size): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

const between = ([ax, ay]: Point, [bx, by]: Point): Box => ({
  x: Math.min(ax, bx),
  y: Math.min(ay, by),
  width: Math.abs(ax - bx),
  height: Math.abs(ay - by),
});

/** The head of an arrow and a little around it. */
function arrowBox(path: readonly Point[]): Box {
  const [x, y] = path[path.length - 1]!;
  const [fromX, fromY] = path[path.length - 2]!;
  const length = 10;
  const back: Point = [x - Math.sign(x - fromX) * length, y - Math.sign(y - fromY) * length];
  const line = between([x, y], back);
  return x === fromX ? { ...line, x: line.x - 5, width: 10 } : { ...line, y: line.y - 5, height: 10 };
}

/** What stands still while labels are placed, and the labels that stand already. */
export interface Surroundings {
  readonly bounds: Box;
  readonly labels: Raster;
  /** How many nodes a place touches, and whether it leaves the drawing. */
  readonly faults: (box: Box) => number;
  /** Whether a label that stands at a place touches a node, another label or the border. */
  readonly isFaulty: (box: Box) => boolean;
  /** Cost of a place by what does not move. */
  readonly cost: (box: Box, edge: number) => number;
}

/** Enters a drawing without labels. */
export function survey({ nodes, paths, bounds, borders, bordersAcross }: Scenery): Surroundings {
  const boxes = new Raster(96);
  const lines = new Raster(256);
  const arrows = new Raster(96);
  const labels = new Raster(96);
  nodes.forEach((box, index) => {
    boxes.add(box, index);
  });
  paths.forEach((path, edge) => {
    for (let k = 1; k < path.length; k++) lines.add(between(path[k - 1]!, path[k]!), edge);
    arrows.add(arrowBox(path), edge);
  });
  const faults = (box: Box): number => {
    const isOut =
      box.x < bounds.x ||
      box.y < bounds.y ||
      box.x + box.width > bounds.x + bounds.width ||
      box.y + box.height > bounds.y + bounds.height;
    return boxes.count(box, clear, -1, crowd) + (isOut ? 1 : 0);
  };
  return {
    bounds,
    labels,
    faults,
    isFaulty: (box) => faults(box) > 0 || labels.count(box, 0, Number.NaN, 2) > 1,
    cost: (box, edge) => {
      const [low, high] = bordersAcross ? [box.x, box.x + box.width] : [box.y, box.y + box.height];
      return (
        faults(box) * price.fault +
        lines.count(box, 2, edge, crowd) * price.line +
        arrows.count(box, 1, -1, crowd) * price.arrow +
        (borders.some((place) => place > low && place < high) ? price.border : 0)
      );
    },
  };
}

/** Places on, beside and above the pieces of a path, from its source on. */
function* suggest(tag: Tag, many: boolean): Generator<{ middle: Point; cost: number }> {
  const { path, size, near } = tag;
  if (tag.room !== null) yield { middle: tag.room, cost: 0 };
  const straight = path.length === 2;
  let walked = 0;
  const last = Math.min(path.length - 1, many ? path.length - 1 : 3);
  for (let k = 0; k < last; k++) {
    const [x0, y0] = path[k]!;
    const [x1, y1] = path[k + 1]!;
    const isAlong = y0 === y1;
    const length = Math.abs(x1 - x0) + Math.abs(y1 - y0);
    const half = (isAlong ? size.width : size.height) / 2;
    const aside = (isAlong ? size.height : size.width) / 2 + 5;
    const begin = half + (k > 0 ? 6 : near ? 3 : 9);
    const end = length - half - (k === path.length - 2 ? 12 : 6);
    const middle = (along: number, off: number): Point => [
      x0 + Math.sign(x1 - x0) * along + (isAlong ? 0 : off),
      y0 + Math.sign(y1 - y0) * along + (isAlong ? off : 0),
    ];
    const far = (along: number): number =>
      straight && !near ? Math.abs(along - (length - 8) / 2) * 0.06 : (walked + along - half) * (near ? 0.3 : 0.04);
    const step = Math.max(8, (end - begin) / (many ? 40 : 16));
    if (end >= begin && straight && !near)
      yield { middle: middle(Math.max(begin, Math.min(end, (length - 8) / 2)), 0), cost: 0 };
    for (let along = begin; along <= end; along += step) yield { middle: middle(along, 0), cost: far(along) };
    if (end >= begin) yield { middle: middle(end, 0), cost: far(end) };
    const wide = Math.max(12, length / (many ? 24 : 8));
    for (let along = Math.min(length / 2, half + 4); along <= length; along += wide) {
      for (const off of [-aside, aside]) yield { middle: middle(along, off), cost: far(along) + price.beside };
    }
    walked += length;
  }
}

/** Own corners under a label hide the way. */
function hidesCorner(box: Box, path: readonly Point[]): boolean {
  return path.slice(1, -1).some(([x, y]) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height);
}

function candidates(tag: Tag, edge: number, around: Surroundings, many: boolean): Candidate[] {
  const found: Candidate[] = [];
  let good = 0;
  for (const { middle, cost } of [...suggest(tag, many)].sort((a, b) => a.cost - b.cost)) {
    const box = boxAround(middle, tag.size);
    const candidate = { box, cost: cost + around.cost(box, edge) + (hidesCorner(box, tag.path) ? price.corner : 0) };
    found.push(candidate);
    if (candidate.cost < price.line && ++good >= enough) break;
  }
  found.sort((a, b) => a.cost - b.cost);
  return found.slice(0, 40);
}

/**
 * Places all labels, the most constrained first, then each again beside the others. Returns their boxes, and the tags whose label
 * still touches a node, another label or the border.
 */
export function placeLabels(
  tags: readonly Tag[],
  scenery: Scenery,
  around: Surroundings,
): { boxes: Box[]; faulty: number[] } {
  const options = tags.map((tag, index) => {
    if (tag.isFixed && tag.room !== null) return [{ box: boxAround(tag.room, tag.size), cost: 0 }];
    const few = candidates(tag, scenery.edges[index]!, around, false);
    const good = tags.length > plenty ? price.fault : price.line;
    return few[0]!.cost < good
      ? few
      : [...few, ...candidates(tag, scenery.edges[index]!, around, true)].sort((a, b) => a.cost - b.cost);
  });
  const good = options.map((list, index) =>
    tags[index]!.isFixed ? 0 : 1 + list.filter(({ cost }) => cost < price.line).length,
  );
  const order = tags.map((_, index) => index).sort((a, b) => good[a]! - good[b]! || a - b);
  const chosen: (Candidate | undefined)[] = tags.map(() => undefined);
  const total = (candidate: Candidate): number =>
    candidate.cost + around.labels.count(candidate.box, clear, Number.NaN, crowd) * price.fault;
  const choose = (index: number): void => {
    let best = options[index]![0]!;
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of options[index]!) {
      if (candidate.cost >= least) break;
      const cost = total(candidate);
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    chosen[index] = best;
    around.labels.add(best.box, index);
  };
  for (const index of order) choose(index);
  for (let pass = 0; pass < 2; pass++) {
    for (const index of order) {
      around.labels.remove(chosen[index]!.box, index);
      choose(index);
    }
  }
  const boxes = chosen.map((candidate) => candidate!.box);
  const faulty = order.filter((index) => around.isFaulty(boxes[index]!));
  return { boxes, faulty };
}
