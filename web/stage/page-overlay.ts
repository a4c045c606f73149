import { chooseDetail } from "./detail.ts";
import type { Frame, Overlay, OverlayHost } from "./overlay.ts";
import { makeSignButton } from "./sign.ts";
import { chooseFindingWords } from "./words/finding.ts";

/** Drawings of so many nodes get a map. */
const manyNodes = 60;

/**
 * Makes the page's overlay: a map of large drawings, labels that stay readable while zoomed out, and the search. Each is fetched when it is first
 * wanted; without it the stage is as usable as before.
 */
export function createPageOverlay(host: OverlayHost): Overlay {
  const { root, controls } = host;
  const words = chooseFindingWords(host.locale);
  const parts = new Map<string, Overlay>();
  const asked = new Set<string>();
  let last: Frame | null = null;
  let gone = false;

  /** Fetches a part, once; it begins with the frame on show. */
  async function want(name: string, make: () => Promise<Overlay>): Promise<void> {
    if (asked.has(name)) return;
    asked.add(name);
    const part = await make().catch(() => null);
    // Where the fetch failed it may be tried again.
    if (part === null) asked.delete(name);
    else if (gone) part.destroy();
    else {
      parts.set(name, part);
      if (last !== null) part.follow(last, true);
    }
  }

  let open: (() => void) | null = null;
  async function search(): Promise<void> {
    await want("search", async () => {
      const { createSearch } = await import("./search.ts");
      const made = createSearch(host, words);
      open = made.open;
      return made;
    });
    open?.();
  }

  const button = makeSignButton("M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3 14 14", words.search, search);
  button.classList.add("find");
  button.setAttribute("aria-keyshortcuts", "Control+F Meta+F");
  controls.prepend(button);

  function press(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== "f" || event.altKey || event.shiftKey) return;
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    search();
  }
  root.addEventListener("keydown", press);

  return {
    follow(frame, drawn) {
      last = frame;
      const { scene, view } = frame;
      if (scene.model.nodes.length >= manyNodes)
        want("map", async () => (await import("./map.ts")).createMap(host, manyNodes));
      if (scene.fixes !== undefined && scene.fixes.length > 0)
        want("fixes", async () => (await import("./fixes.ts")).createFixes(host));
      if (scene.loads !== undefined && Object.keys(scene.loads).length > 0)
        want("loads", async () => (await import("./lane-loads.ts")).createLaneLoads(host));
      if (chooseDetail(scene.layout, view.k) === "far")
        want("labels", async () => (await import("./key-labels.ts")).createKeyLabels(host));
      for (const part of parts.values()) part.follow(frame, drawn);
    },
    recolour() {
      for (const part of parts.values()) part.recolour();
    },
    destroy() {
      gone = true;
      root.removeEventListener("keydown", press);
      for (const part of parts.values()) part.destroy();
    },
  };
}
