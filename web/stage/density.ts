/**
 * How densely moments lie between 0 and `duration`: `bins + 1` values from 0 to 1, the highest 1, each the number of moments around its
 * place, smoothed over a few bins (a triangle); all 0 without moments.
 */
export function density(moments: readonly number[], duration: number, bins: number): number[] {
  const raw = new Array<number>(bins + 1).fill(0);
  if (!(duration > 0)) return raw;
  for (const moment of moments) raw[Math.min(bins, Math.max(0, Math.round((moment / duration) * bins)))]!++;
  const reach = 3;
  const smooth = raw.map((_, i) => {
    let sum = 0;
    let weight = 0;
    for (let d = -reach; d <= reach; d++) {
      const w = reach + 1 - Math.abs(d);
      const value = raw[i + d];
      if (value === undefined) continue;
      sum += w * value;
      weight += w;
    }
    return sum / weight;
  });
  const most = Math.max(...smooth);
  return most > 0 ? smooth.map((value) => value / most) : smooth;
}

/** Steps that read well on a time axis, in seconds. */
const steps = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 300, 600, 900, 1800, 3600,
  7200, 14_400, 21_600, 43_200, 86_400,
];

/** Ticks of a time axis from 0 on, at most `most` of them, in seconds; none within half a step before the end. */
export function ticks(duration: number, most: number): number[] {
  if (!(duration > 0) || most < 1) return [0];
  const step = steps.find((each) => duration / each <= most) ?? Math.ceil(duration / most / 86_400) * 86_400;
  const found = [0];
  for (let i = 1; i * step <= duration - step / 2; i++) found.push(i * step);
  return found;
}
