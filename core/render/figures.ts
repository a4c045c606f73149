import { tellingDecimals } from "../layout/decimals.ts";
import { type DrawnLocale, words } from "./words.ts";

/** A share (0..1) as a percentage with so many decimals; trailing zeros go where `trim` is set. */
function percent(share: number, decimals: number, trim: boolean, locale: DrawnLocale): string {
  const fixed = (share * 100).toFixed(decimals);
  const figure = trim && decimals > 0 ? fixed.replace(/\.?0+$/, "") : fixed;
  return figure.replace(".", words[locale].point) + words[locale].percent;
}

/**
 * A share (0..1) as a percentage with as many decimals as keep two digits of the smaller of it and its rest: `70%`, `99.93%`, `0.073%`; never
 * rounded to 0% or 100% unless it is.
 */
export function tellShare(share: number, locale: DrawnLocale): string {
  return percent(share, tellingDecimals(share), false, locale);
}

/** Odds (0..1) as written on a chip: at most one decimal, `70%`, `33.3%`; more where it would read 0% or 100% and is not. */
export function tellOdds(odds: number, locale: DrawnLocale): string {
  const tenths = Math.round(odds * 1000);
  if ((tenths === 0 && odds > 0) || (tenths === 1000 && odds < 1)) return tellShare(odds, locale);
  return percent(odds, 1, true, locale);
}
