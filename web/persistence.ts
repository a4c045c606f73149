import type { Document } from "./document.ts";
import { keep } from "./storage.ts";

/** What the browser keeps of the work. */
export interface Persistence {
  /** Keeps a text that is about to be replaced, so that it can be had back after a reload too. */
  keepBefore(text: string): void;
}

/** Milliseconds after a change until it is kept; leaving the page keeps it at once. */
const delay = 250;

/**
 * Keeps each change of the document in this browser, and tells whether it could. Once the text is the person's own, a link in the
 * address no longer says what stands here: it is taken out, so that a reload finds the kept text.
 */
export function createPersistence(document: Document, tell: (saved: boolean) => void): Persistence {
  let due: ReturnType<typeof setTimeout> | undefined;

  function save(): void {
    clearTimeout(due);
    due = undefined;
    tell(keep("text", document.text));
  }

  document.subscribe(() => {
    if (location.pathname + location.search + location.hash !== "/") history.replaceState(null, "", "/");
    clearTimeout(due);
    due = setTimeout(save, delay);
  });
  addEventListener("pagehide", () => {
    if (due !== undefined) save();
  });
  return {
    keepBefore(text) {
      if (text.trim() !== "") keep("before", text);
    },
  };
}
