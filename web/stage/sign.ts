const namespace = "http://www.w3.org/2000/svg";

/** Makes a button with a drawn sign (path data in a box of 16 by 16) and a name. */
export function makeSignButton(sign: string, name: string, press: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.title = name;
  button.setAttribute("aria-label", name);
  const svg = document.createElementNS(namespace, "svg");
  const path = document.createElementNS(namespace, "path");
  svg.setAttribute("class", "sign");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", sign);
  svg.append(path);
  button.append(svg);
  button.addEventListener("click", press);
  return button;
}
