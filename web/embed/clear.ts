/** Something that must not be covered, in pixels. */
export interface Obstacle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels between two places that are tried, and those that are kept free around. */
const step = 8;
const margin = 4;

/**
 * The middle of a round button that covers nothing, as near to the middle of the room as can be, of the first size that finds a place; where none does, of the last size and
 * in the place that covers least.
 */
export function findClear(
  room: { readonly width: number; readonly height: number },
  sizes: readonly number[],
  obstacles: readonly Obstacle[],
): { readonly size: number; readonly x: number; readonly y: number } {
  let least = { size: sizes.at(-1) ?? 0, x: room.width / 2, y: room.height / 2, covered: Number.POSITIVE_INFINITY };
  for (const size of sizes) {
    for (const { x, y } of listPlaces(room, size)) {
      const covered = obstacles.filter((obstacle) => overlaps(obstacle, x, y, size / 2 + margin)).length;
      if (covered === 0) return { size, x, y };
      if (covered < least.covered) least = { size, x, y, covered };
    }
  }
  return { size: sizes.at(-1) ?? 0, x: least.x, y: least.y };
}

/** Where a button of a size may stand, from the middle outward. */
function listPlaces({ width, height }: { readonly width: number; readonly height: number }, size: number) {
  const reach = (length: number) => Math.max(0, Math.floor((length - size) / 2 / step - 1));
  const places: { readonly x: number; readonly y: number; readonly away: number }[] = [];
  for (let i = -reach(width); i <= reach(width); i++) {
    for (let j = -reach(height); j <= reach(height); j++) {
      places.push({ x: width / 2 + i * step, y: height / 2 + j * step, away: i * i + j * j });
    }
  }
  return places.sort((a, b) => a.away - b.away);
}

function overlaps({ x, y, width, height }: Obstacle, atX: number, atY: number, radius: number): boolean {
  const dx = Math.max(x - atX, 0, atX - x - width);
  const dy = Math.max(y - atY, 0, atY - y - height);
  return dx * dx + dy * dy < radius * radius;
}
