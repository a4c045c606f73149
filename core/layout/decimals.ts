/** Decimals of a share (0..1) as a percentage that keep two digits of the smaller of it and its rest: 0 for 70%, 3 for 0.073%; 12 at most. */
export function tellingDecimals(share: number): number {
  const rest = Math.min(share, 1 - share);
  let decimals = 0;
  if (rest > 0) {
    for (let scaled = rest * 100; scaled < 9.95 && decimals < 12; scaled *= 10) decimals++;
  }
  return decimals;
}
