import { keep, recall } from "../storage.ts";
import type { Context } from "../view.ts";

const narrowest = 240;
const widest = 720;

/** The line between text and stage: drag it, or move it with the arrow keys; a double click gives the width back. */
export function createDivider(divider: HTMLElement, page: HTMLElement, { words }: Context): { destroy(): void } {
  divider.setAttribute("role", "separator");
  divider.setAttribute("aria-orientation", "vertical");
  divider.tabIndex = 0;
  divider.setAttribute("aria-label", words.page.widthOfText);
  divider.setAttribute("aria-valuemin", String(narrowest));
  divider.setAttribute("aria-valuemax", String(widest));
  const text = page.querySelector(".text");
  const stop = new AbortController();
  const { signal } = stop;

  function resize(width: number | null): void {
    if (width === null) page.style.removeProperty("--text-width");
    else page.style.setProperty("--text-width", `${Math.round(Math.min(widest, Math.max(narrowest, width)))}px`);
    const now = text?.getBoundingClientRect().width ?? 0;
    divider.setAttribute("aria-valuenow", String(Math.round(now)));
    keep("editor-width", width === null ? null : String(Math.round(now)));
  }

  const kept = Number(recall("editor-width"));
  if (kept > 0) resize(kept);
  else divider.setAttribute("aria-valuenow", String(Math.round(text?.getBoundingClientRect().width ?? 0)));

  divider.addEventListener(
    "pointerdown",
    (event) => {
      divider.setPointerCapture(event.pointerId);
      divider.dataset.dragging = "";
      event.preventDefault();
    },
    { signal },
  );
  divider.addEventListener(
    "pointermove",
    (event) => {
      if (divider.hasPointerCapture(event.pointerId)) resize(event.clientX - page.getBoundingClientRect().left);
    },
    { signal },
  );
  divider.addEventListener("lostpointercapture", () => delete divider.dataset.dragging, { signal });
  divider.addEventListener("dblclick", () => resize(null), { signal });
  divider.addEventListener(
    "keydown",
    (event) => {
      const step = event.key === "ArrowRight" ? 16 : event.key === "ArrowLeft" ? -16 : 0;
      if (step === 0) return;
      event.preventDefault();
      resize((text?.getBoundingClientRect().width ?? 0) + step);
    },
    { signal },
  );
  return { destroy: () => stop.abort() };
}
