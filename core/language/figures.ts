/** A number without float noise: at most 10 decimals, no trailing zeros, no exponent. */
export function formatDecimal(value: number): string {
  const text = value.toFixed(10);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** A fraction as a percentage with at most 8 decimals: 0.7 is `70%`. */
export function formatPercent(value: number): string {
  return `${(value * 100).toFixed(8).replace(/\.?0+$/, "")}%`;
}
