/** Where a label would stand: its middle and half its width, in pixels. */
export interface Stretch {
  readonly middle: number;
  readonly half: number;
}

/** Pixels left free between two labels. */
const gap = 6;

/** The candidates whose labels do not touch those of any taken before, in the given order of importance. */
export function pickApart<T>(candidates: readonly T[], measure: (candidate: T) => Stretch): readonly T[] {
  const taken: Stretch[] = [];
  return candidates.filter((candidate) => {
    const place = measure(candidate);
    const free = taken.every(({ middle, half }) => Math.abs(middle - place.middle) >= half + place.half + gap);
    if (free) taken.push(place);
    return free;
  });
}

/** Half the width of a figure at 11 px. */
export function halfWidth(figure: string): number {
  return figure.length * 3.6;
}
