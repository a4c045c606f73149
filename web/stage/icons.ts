/** Path data of the signs on buttons, each in a box of 16 by 16; filled. */
export const icons = {
  first: "M3,3.5h1.5v9H3zM13.5,3.9v8.2L6.2,8z",
  back: "M4.5,3.5H6v9H4.5zM12.5,3.5v9L6.8,8z",
  play: "M5.2,3v10l8-5z",
  pause: "M4.6,3.4h2.4v9.2H4.6zM9,3.4h2.4v9.2H9z",
  forward: "M11.5,3.5H10v9h1.5zM3.5,3.5v9L9.2,8z",
  backCase: "M8.2,3.5v9L3,8zM13.4,3.5v9L8.2,8z",
  forwardCase: "M7.8,3.5v9L13,8zM2.6,3.5v9L7.8,8z",
  loop: "M4.5,4h7A3,3 0 0 1 14.5,7v1h-1.6V7a1.4,1.4 0 0 0 -1.4,-1.4h-7v1.9L1.4,4.8L4.5,2zM11.5,12h-7A3,3 0 0 1 1.5,9V8h1.6v1a1.4,1.4 0 0 0 1.4,1.4h7V8.5l3.1,2.7L11.5,14z",
  last: "M13,3.5h-1.5v9H13zM2.5,3.9v8.2L9.8,8z",
} as const;

export type IconName = keyof typeof icons;

/** Makes a sign; `name` can be changed later by `showIcon`. */
export function makeIcon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "sign");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("width", "16");
  svg.setAttribute("height", "16");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS("http://www.w3.org/2000/svg", "path"));
  showIcon(svg, name);
  return svg;
}

/** Changes the sign that an icon shows. */
export function showIcon(svg: SVGSVGElement, name: IconName): void {
  svg.firstElementChild!.setAttribute("d", icons[name]);
}
