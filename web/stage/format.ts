const formats = new Map<string, Intl.NumberFormat>();

/** Makes each format once: that takes longer than using it a hundred times. */
function format(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, known);
  return known.format(value);
}

const minute = 60;
const hour = 3600;
const day = 86_400;

/**
 * A moment of simulation time in seconds as `4:18`, `1:02:07` or `2d 03:04`, in the form that suits the whole `duration`: tenths
 * under one minute, milliseconds under one second.
 */
export function formatClock(time: number, duration: number, locale = "en"): string {
  const figures = (value: number, decimals: number) =>
    format(value, locale, {
      minimumIntegerDigits: decimals > 0 ? 2 : 1,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: false,
    });
  if (duration > 0 && duration < 1) return `${figures(Math.floor(time * 1000 + 1e-6), 0)} ms`;
  if (duration > 0 && duration < minute) {
    const tenths = Math.floor(time * 10 + 1e-6);
    return `${Math.floor(tenths / 600)}:${figures((tenths % 600) / 10, 1)}`;
  }
  const seconds = Math.floor(time + 1e-6);
  if (duration < hour) return `${Math.floor(seconds / minute)}:${two(seconds % minute)}`;
  const clock = `${Math.floor((seconds % day) / hour)}:${two(Math.floor((seconds % hour) / minute))}`;
  if (duration < day) return `${clock}:${two(seconds % minute)}`;
  return `${Math.floor(seconds / day)}d ${clock.padStart(5, "0")}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/**
 * A share (0..1) as a percentage with as many decimals as keep two digits of the smaller of it and its rest: `70%`, `99.93%`,
 * `0.073%`; never rounded to 0% or 100% unless it is.
 */
export function formatShare(share: number, locale = "en"): string {
  const rest = Math.min(share, 1 - share);
  let decimals = 0;
  if (rest > 0) {
    for (let scaled = rest * 100; scaled < 9.95 && decimals < 12; scaled *= 10) decimals++;
  }
  return percent(share, decimals, decimals, locale);
}

/** Odds (0..1) as written on a chip: at most one decimal, `70%`, `33.3%`; more where it would read 0% or 100% and is not. */
export function formatOdds(odds: number, locale = "en"): string {
  const tenths = Math.round(odds * 1000);
  if ((tenths === 0 && odds > 0) || (tenths === 1000 && odds < 1)) return formatShare(odds, locale);
  return percent(odds, 0, 1, locale);
}

function percent(share: number, least: number, most: number, locale: string): string {
  const decimals = { minimumFractionDigits: least, maximumFractionDigits: most };
  return format(share, locale, { style: "percent", ...decimals });
}
