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
}

/** The figures of a language. */
export function createFigures(tag: string): Figures {
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
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
  return {
    count: (value) => whole.format(value),
    decimal: (value, digits) => pick(decimals, digits, "decimal").format(value),
    percent,
    share: (fraction, cases) =>
      fraction === 0 || fraction === 1 ? percent(fraction, 0) : percent(fraction, shareDecimals(cases)),
  };
}

/** Decimals of a percentage below which single cases disappear: 2 for 10,000 cases; 0 to 4. */
export function shareDecimals(cases: number): number {
  let decimals = 0;
  for (let resolved = 100; resolved < cases && decimals < 4; resolved *= 10) decimals++;
  return decimals;
}
