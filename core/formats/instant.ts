/** Days from 1970-01-01 to 2000-01-01, on which the clock of every simulation begins. */
const epoch = 10_957;

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** A moment of a simulation, in seconds from its beginning, as an ISO 8601 instant to the microsecond: `0` is `2000-01-01T00:00:00.000000Z`. */
export function writeInstant(seconds: number): string {
  const whole = Math.floor(seconds);
  const micros = Math.min(999_999, Math.round((seconds - whole) * 1e6));
  const days = Math.floor(whole / 86_400);
  const rest = whole - days * 86_400;
  const [year, month, day] = dateOf(epoch + days);
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((part) => pad(part, 2)).join(":");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${clock}.${pad(micros, 6)}Z`;
}

/** The Gregorian date of a day counted from 1970-01-01: years are taken to begin in March, so that leap days come last. */
function dateOf(days: number): readonly [year: number, month: number, day: number] {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const leaps = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor((ofEra - leaps) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = march < 10 ? march + 3 : march - 9;
  return [era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day];
}
