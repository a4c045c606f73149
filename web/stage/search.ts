import type { Node } from "#core/model/model";
import { fill } from "./fill.ts";
import { leastScale } from "./fit.ts";
import { centreOn, fly } from "./flight.ts";
import { findNodes } from "./matches.ts";
import type { Frame, Overlay, OverlayHost } from "./overlay.ts";
import { createRings } from "./rings.ts";
import { makeSignButton } from "./sign.ts";
import type { FindingWords } from "./words/finding.ts";

/** The search of a stage. */
export interface Search extends Overlay {
  /** Opens it, or goes back to its field with all of its text selected. */
  open(): void;
}

/** Makes the search: a field over the stage whose matches are ringed; Enter and Shift+Enter fly from one to the next, Escape closes. */
export function createSearch(host: OverlayHost, words: FindingWords): Search {
  const { root, camera, locale, reducedMotion } = host;
  const panel = document.createElement("search");
  panel.className = "stage-search";
  panel.hidden = true;
  panel.setAttribute("aria-label", words.search);
  const field = document.createElement("input");
  field.type = "text";
  field.placeholder = words.hint;
  field.autocomplete = "off";
  field.spellcheck = false;
  field.setAttribute("aria-label", words.search);
  const count = document.createElement("span");
  count.className = "count";
  count.setAttribute("aria-hidden", "true");
  const told = document.createElement("span");
  told.className = "told";
  told.setAttribute("role", "status");
  const back = makeSignButton("M4 10l4-4 4 4", words.previous, () => step(-1));
  const on = makeSignButton("M4 6l4 4 4-4", words.next, () => step(1));
  panel.append(
    field,
    count,
    told,
    back,
    on,
    makeSignButton("M4.5 4.5l7 7M11.5 4.5l-7 7", words.close, () => close()),
  );
  root.append(panel);
  const rings = createRings(root);

  let frame: Frame | null = null;
  let found: readonly Node[] = [];
  /** Place of the match on show in `found`. */
  let at = 0;
  /** What had the focus before. */
  let came: HTMLElement | SVGElement | null = null;
  let land = () => {};

  function tell(): void {
    const figures = new Intl.NumberFormat(locale);
    const values = { place: figures.format(at + 1), count: figures.format(found.length) };
    const asked = field.value.trim() !== "";
    const node = found[at];
    count.textContent = node !== undefined ? fill(words.count, values) : asked ? words.none : "";
    const lane = node === undefined ? "" : (frame?.scene.model.lanes[node.lane]?.label ?? "");
    told.textContent = node === undefined ? count.textContent : fill(words.told, { ...values, node: node.label, lane });
    panel.toggleAttribute("data-none", asked && node === undefined);
    back.disabled = found.length < 2;
    on.disabled = found.length < 2;
    drawRings();
  }

  function drawRings(): void {
    if (frame === null || panel.hidden) return;
    rings.draw(
      found.flatMap((node, i) => {
        const box = frame!.scene.layout.nodes[node.id];
        return box === undefined ? [] : [{ id: node.id, shape: node.shape, box, current: i === at }];
      }),
      frame.scene.layout,
      frame.view,
    );
  }

  function show(): void {
    tell();
    const box = frame?.scene.layout.nodes[found[at]?.id ?? ""];
    land();
    if (frame === null || box === undefined) return;
    const { scene, extent } = frame;
    const k = Math.max(camera.view.k, leastScale(scene.layout));
    land = fly(camera, centreOn(box, k, extent), extent, reducedMotion);
  }

  function look(): void {
    if (frame === null) return;
    found = findNodes(frame.scene.model, frame.scene.layout, field.value);
    at = 0;
    show();
  }

  function step(by: 1 | -1): void {
    if (found.length === 0) return;
    at = (at + by + found.length) % found.length;
    show();
  }

  function close(): void {
    land();
    panel.hidden = true;
    rings.clear();
    const before = came?.isConnected ? came : root;
    came = null;
    before.focus({ preventScroll: true });
  }

  field.addEventListener("input", look);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === field) step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // What is pressed here is not meant for the drawing below.
  for (const name of ["mousedown", "touchstart", "dblclick", "click", "wheel"])
    panel.addEventListener(name, (event) => event.stopPropagation(), { passive: true });

  return {
    open() {
      const focused = document.activeElement;
      if (panel.hidden) came = focused instanceof HTMLElement || focused instanceof SVGElement ? focused : null;
      panel.hidden = false;
      field.focus({ preventScroll: true });
      field.select();
      if (field.value !== "") look();
    },
    follow(next, drawn) {
      const other = next.scene.model !== frame?.scene.model;
      frame = next;
      if (panel.hidden) return;
      if (drawn && other) {
        const id = found[at]?.id;
        found = findNodes(next.scene.model, next.scene.layout, field.value);
        at = Math.max(
          0,
          found.findIndex((node) => node.id === id),
        );
        tell();
      } else drawRings();
    },
    recolour() {},
    destroy() {
      land();
      panel.remove();
      rings.destroy();
    },
  };
}
