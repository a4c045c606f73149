/** The 97.5% quantile of the standard normal distribution: 95% lie within that many standard deviations. */
const z = 1.959963984540054;

/** Wilson's 95% interval of a share of which `count` in `cases` were seen (Wilson, "Probable inference", JASA 1927); [0, 1] of no case (T5). */
export function wilson(count: number, cases: number): readonly [number, number] {
  if (cases === 0) return [0, 1];
  const share = count / cases;
  const weight = (z * z) / cases;
  const centre = (share + weight / 2) / (1 + weight);
  const half = (z / (1 + weight)) * Math.sqrt((share * (1 - share)) / cases + weight / (4 * cases));
  // Where nothing or everything was seen the bound is the end itself, which rounding might miss.
  return [count === 0 ? 0 : Math.max(0, centre - half), count === cases ? 1 : Math.min(1, centre + half)];
}
