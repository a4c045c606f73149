/** How a curve of shares is drawn upward: by powers of ten or evenly, from `low` to `high`. */
export interface SweepScale {
  readonly kind: "log" | "linear";
  readonly low: number;
  readonly high: number;
}

/** Shares further apart than this are drawn by powers of ten. */
const twoDecades = 100;
/** What lies more than so much below the highest share is drawn at the foot. */
const deepest = 1e-8;

/**
 * The scale that shows these shares (0..1): by powers of ten where they span more than two decades. `marks` (a goal, the present share) are kept
 * in sight where they are not far out.
 */
export function chooseSweepScale(shares: readonly number[], marks: readonly number[] = []): SweepScale {
  const positive = shares.filter((share) => share > 0);
  const high = Math.max(0, ...shares);
  const low = Math.min(...shares);
  const lowest = Math.max(Math.min(...positive), high * deepest);
  if (positive.length < 2 || high / lowest <= twoDecades) {
    const sight = marks.filter((mark) => mark <= high * 1.5 && mark >= low - (high - low) * 0.5);
    const top = Math.max(high, ...sight);
    const foot = Math.min(low, ...sight);
    if (top - foot > 1e-12) return { kind: "linear", low: foot, high: top };
    // A flat curve lies in the middle of its own scale.
    return { kind: "linear", low: 0, high: top > 0 ? Math.min(1, 2 * top) : 1 };
  }
  const sight = marks.filter((mark) => mark > 0 && mark <= high * twoDecades && mark >= lowest / twoDecades);
  return { kind: "log", low: Math.min(lowest, ...sight), high: Math.max(high, ...sight) };
}

/** Where a share lies on the scale, from 0 at its foot to 1 at its top; what is beyond lies at the end. */
export function placeOnScale({ kind, low, high }: SweepScale, share: number): number {
  const at =
    kind === "linear"
      ? (share - low) / (high - low)
      : share <= 0
        ? 0
        : (Math.log(share) - Math.log(low)) / (Math.log(high) - Math.log(low));
  return Math.min(1, Math.max(0, at));
}
