import type { Distribution } from "#core/language/tree";
import { shapeDensity } from "./density-shape.ts";

const namespace = "http://www.w3.org/2000/svg";
const width = 56;
const height = 20;

/** A small picture of a distribution, hidden from screen readers: the words beside it say the same. */
export interface DensityMark {
  readonly element: SVGSVGElement;
  show(distribution: Distribution): void;
}

/** Makes an empty picture; time goes from 0 at its left. */
export function createDensityMark(): DensityMark {
  const element = document.createElementNS(namespace, "svg");
  element.setAttribute("viewBox", `0 0 ${width} ${height}`);
  element.setAttribute("class", "density-mark");
  element.setAttribute("aria-hidden", "true");
  const area = document.createElementNS(namespace, "path");
  const line = document.createElementNS(namespace, "path");
  const axis = document.createElementNS(namespace, "path");
  area.setAttribute("class", "density-area");
  line.setAttribute("class", "density-line");
  axis.setAttribute("class", "density-axis");
  axis.setAttribute("d", `M0,${height - 0.5}H${width}`);
  element.append(area, line, axis);
  return {
    element,
    show(distribution) {
      const { kind, until, points } = shapeDensity(distribution);
      const x = (at: number) => Math.round((at / until) * (width - 2) * 10) / 10 + 1;
      const y = (share: number) => Math.round((height - 1 - share * (height - 4)) * 10) / 10;
      const bars = points.map(({ at, height: share }) => `M${x(at)},${height - 1}V${y(share)}`).join("");
      const curve = `M${points.map(({ at, height: share }) => `${x(at)},${y(share)}`).join("L")}`;
      line.setAttribute("d", kind === "bars" ? bars : curve);
      area.setAttribute("d", kind === "bars" ? "" : `${curve}V${height - 1}H1Z`);
    },
  };
}
