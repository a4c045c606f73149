/** Strokes of the page's signs, on a grid of 16. */
const strokes = {
  down: "M4 6l4 4 4-4",
  play: "M5 3.5v9l7-4.5z",
  download: "M8 2.5v7.5M5 7l3 3 3-3M3 13.5h10",
  share: "M8 10V2.5M5 5l3-3 3 3M4 8H3v5.5h10V8h-1",
  sun: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1.5V3M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M3.4 12.6l1.1-1.1M11.5 4.5l1.1-1.1",
  moon: "M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5z",
  system: "M2 3h12v8H2zM6 14h4M8 11v3",
  text: "M2 3.5h9M2 6.5h12M2 9.5h7M2 12.5h10",
  diagram: "M2 2.5h5v4H2zM9 9.5h5v4H9zM7 4.5h3a1.5 1.5 0 0 1 1.5 1.5v3.5",
  odds: "M2 5h7.5M12.5 5H14M2 11h2.5M7.5 11H14M9.5 5a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0M4.5 11a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0",
  results: "M3 13.5v-4M8 13.5v-11M13 13.5v-7",
  enter: "M13 3.5v4a1.5 1.5 0 0 1-1.5 1.5H3M6 6L3 9l3 3",
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3 8.5L6.5 12 13 4.5",
  plus: "M3.5 8h9M8 3.5v9",
  right: "M2.5 8h11M9.5 4l4 4-4 4",
  compare: "M2 3h5v10H2zM9 3h5v10H9z",
  minus: "M3.5 8h9",
  error: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 4.5v4.2M8 11.2v.1",
  warning: "M8 2l6.5 11.5h-13zM8 6.5v3M8 11.4v.1",
  info: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 7.2v4.3M8 4.6v.1",
} as const;

export type Icon = keyof typeof strokes;

const solid: ReadonlySet<Icon> = new Set(["play"]);
const namespace = "http://www.w3.org/2000/svg";

/** A sign of the page, hidden from screen readers: the words beside it, or the button's label, say what it means. */
export function makeIcon(name: Icon): SVGSVGElement {
  const icon = document.createElementNS(namespace, "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("class", solid.has(name) ? "icon icon-solid" : "icon");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", strokes[name]);
  icon.append(path);
  return icon;
}

/** The mark of the product: a token before a fork. */
export function makeLogo(): SVGSVGElement {
  const logo = document.createElementNS(namespace, "svg");
  logo.setAttribute("viewBox", "0 0 32 32");
  logo.setAttribute("class", "logo");
  logo.setAttribute("aria-hidden", "true");
  const fork = document.createElementNS(namespace, "path");
  fork.setAttribute("d", "M17 16c3 0 3-8 8-8M17 16c3 0 3 8 8 8");
  logo.append(fork);
  for (const [x, y, r, name] of [
    [4, 16, 1.7, ""],
    [12.5, 16, 4.4, "logo-token"],
    [27, 8, 2.6, ""],
    [27, 24, 2.6, ""],
  ] as const) {
    const dot = document.createElementNS(namespace, "circle");
    dot.setAttribute("cx", String(x));
    dot.setAttribute("cy", String(y));
    dot.setAttribute("r", String(r));
    if (name !== "") dot.setAttribute("class", name);
    logo.append(dot);
  }
  return logo;
}
