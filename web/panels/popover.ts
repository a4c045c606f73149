import { make } from "../dom.ts";

/** A panel that opens under its button; Escape and a click elsewhere close it, the focus goes back. */
export interface Popover {
  readonly element: HTMLElement;
  close(): void;
}

/** Ties a popover to its button. `open` fills it each time before it shows. */
export function createPopover(
  button: HTMLButtonElement,
  label: string,
  side: "left" | "right",
  open: (element: HTMLElement) => void,
): Popover {
  const element = make("div", { class: "popover", popover: "auto", role: "dialog", "aria-label": label });
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-expanded", "false");
  button.popoverTargetElement = element;
  element.addEventListener("beforetoggle", (event) => {
    if ((event as ToggleEvent).newState !== "open") return;
    open(element);
    const box = button.getBoundingClientRect();
    const margin = 8;
    element.style.top = `${box.bottom + 6}px`;
    if (side === "left") element.style.left = `${Math.max(margin, Math.min(box.left, innerWidth - 400 - margin))}px`;
    else element.style.right = `${Math.max(margin, Math.min(innerWidth - box.right, innerWidth - 400 - margin))}px`;
  });
  element.addEventListener("toggle", (event) => {
    button.setAttribute("aria-expanded", String((event as ToggleEvent).newState === "open"));
  });
  return { element, close: () => element.hidePopover() };
}
