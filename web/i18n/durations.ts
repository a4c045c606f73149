const minute = 60;
const hour = 3600;
const day = 86_400;

/** Writes seconds in the unit that suits them, with three digits: `850 ms`, `4.1 s`, `2.35 min`, `1.5 h`. */
export function createDurations(tag: string): (seconds: number) => string {
  const write = (unit: string) =>
    new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "short", maximumSignificantDigits: 3 });
  const [milliseconds, seconds, minutes, hours, days] = ["millisecond", "second", "minute", "hour", "day"].map(
    write,
  ) as [Intl.NumberFormat, Intl.NumberFormat, Intl.NumberFormat, Intl.NumberFormat, Intl.NumberFormat];
  return (time) => {
    if (time > 0 && time < 0.9995) return milliseconds.format(time * 1000);
    if (time < 2 * minute) return seconds.format(time);
    if (time < 2 * hour) return minutes.format(time / minute);
    return time < 2 * day ? hours.format(time / hour) : days.format(time / day);
  };
}
