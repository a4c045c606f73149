import type { Verdict } from "#core/render/verdict";

const namespace = "http://www.w3.org/2000/svg";

/** The mark of an outcome: a square, or a diamond where it is a failure, so that the shape says it without colour. */
export function makeSwatch(verdict: Verdict): SVGSVGElement {
  const swatch = document.createElementNS(namespace, "svg");
  swatch.setAttribute("viewBox", "-5 -5 10 10");
  swatch.setAttribute("class", "swatch");
  swatch.setAttribute("data-verdict", verdict);
  swatch.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", verdict === "bad" ? "M0-5L5 0L0 5L-5 0Z" : "M-4-4H4V4H-4Z");
  swatch.append(path);
  return swatch;
}
