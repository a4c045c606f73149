/** How figures are written in one language, all by `Intl`. */
export interface Figures {
  /** A whole number: `10,000`. */
  count(value: number): string;
  /** A number with so many decimals, trailing zeros kept: `10.71`. */
  decimal(value: number, decimals: number): string;
  /** A fraction as a percentage with so many decimals, trailing zeros kept: `0.0700%`. */
  percent(fraction: number, decimals: number): string;
  /** A share counted over so many cases: no digit beyond what one case makes, at most 4 decimals. */
  share(fraction: number, cases: number): string;
  /** An exact share: three digits of it, or two of what is left to 100%; never 0% or 100% unless it is (`0.0729%`, `99.927%`, `4.00e-8%`). */
  exact(fraction: number): string;
  /** Odds as a percentage, two decimals at most: `68.38%`; more where it would read 0% or 100% and is not. */
  odds(fraction: number): string;
  /** Half the width of an interval, two digits: `0.062`. */
  margin(value: number): string;
  /** A difference of percentages with its sign, three digits: `−0.0146`. */
  points(value: number): string;
}

/** The figures of a language. */
export function createFigures(tag: string): Figures {
  // A format takes milliseconds to make: each is made with its first figure.
  const whole = lazily(() => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }));
  const fine = lazily(() => new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 2 }));
  const finer = lazily(() => new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 8 }));
  const twoDigits = lazily(
    () => new Intl.NumberFormat(tag, { minimumSignificantDigits: 2, maximumSignificantDigits: 2 }),
  );
  const percents = new Map<number, Intl.NumberFormat>();
  const decimals = new Map<number, Intl.NumberFormat>();

  function pick(pool: Map<number, Intl.NumberFormat>, digits: number, style: "percent" | "decimal"): Intl.NumberFormat {
    const known = pool.get(digits);
    if (known !== undefined) return known;
    const format = new Intl.NumberFormat(tag, { style, minimumFractionDigits: digits, maximumFractionDigits: digits });
    pool.set(digits, format);
    return format;
  }

  const percent = (fraction: number, digits: number) => pick(percents, digits, "percent").format(fraction);
  const percentSign = lazily(() =>
    pick(percents, 0, "percent")
      .formatToParts(1)
      .filter(({ type }) => type !== "integer")
      .map(({ value }) => value)
      .join(""),
  );

  function power(value: number, digits: number): string {
    // The exponent is that of the rounded number: 9.999 is written 1.00 of the next power.
    const [mantissa, exponent] = value.toExponential(digits).split("e");
    const plain = Math.abs(Number(mantissa) / (value / 10 ** Number(exponent)) - 1) < 1e-9;
    const least = plain && Number.isInteger(Number(mantissa)) ? 0 : digits;
    return `${pick(decimals, least, "decimal").format(Number(mantissa))}e${Number(exponent)}`;
  }

  return {
    count: (value) => whole().format(value),
    decimal: (value, digits) => pick(decimals, digits, "decimal").format(value),
    percent,
    share: (fraction, cases) =>
      fraction === 0 || fraction === 1 ? percent(fraction, 0) : percent(fraction, shareDecimals(cases)),
    exact(fraction) {
      if (fraction > 0 && fraction < tiny * (1 - 1e-9)) return power(fraction * 100, 2) + percentSign();
      const digits = exactDecimals(fraction);
      const highest = 1 - 0.5 * 10 ** -(digits + 2);
      if (fraction < 1 && fraction >= highest) return `> ${percent(1 - 10 ** -(digits + 2), digits)}`;
      return percent(fraction, digits);
    },
    odds(fraction) {
      const rest = Math.min(fraction, 1 - fraction);
      return (rest > 0 && rest < 0.00005 ? finer : fine)().format(fraction);
    },
    margin: (value) => twoDigits().format(value),
    points(value) {
      const size = Math.abs(value);
      const sign = value < 0 ? "−" : value > 0 ? "+" : "";
      if (size === 0) return whole().format(0);
      if (size < 1e-5) return sign + power(size, 1);
      const digits = Math.min(7, Math.max(0, 2 - Math.floor(Math.log10(size))));
      return sign + pick(decimals, digits, "decimal").format(size);
    },
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Fractions below this are written as powers of ten. */
const tiny = 1e-6;

/** Decimals of the percentage of an exact share; 0 to 8. */
export function exactDecimals(fraction: number): number {
  const rest = Math.min(fraction, 1 - fraction) * 100;
  if (rest <= 0) return 0;
  const digits = fraction > 0.5 ? 2 : 3;
  const wanted = rest >= 1 ? 2 : Math.min(8, digits - 1 - Math.floor(Math.log10(rest)));
  // A round share needs no zeros to be exact: 70%, 12.5%.
  for (let decimals = 0; decimals < wanted; decimals++) {
    const scaled = fraction * 100 * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-9 && Math.round(scaled) > 0) return decimals;
  }
  return wanted;
}

/** Decimals of a percentage below which single cases disappear: 2 for 10,000 cases; 0 to 4. */
export function shareDecimals(cases: number): number {
  let decimals = 0;
  for (let resolved = 100; resolved < cases && decimals < 4; resolved *= 10) decimals++;
  return decimals;
}
