import type { Pill } from "./labels.ts";
import { readOdds } from "./read-odds.ts";
import type { OddsMove } from "./types.ts";

/** A drag of one pixel moves odds by half a point, whatever the zoom. */
const perPixel = 0.005;
/** A press that moves less than this many pixels is a click. */
const slop = 3;

/** Milliseconds after which the picture tells of a key pressed on a chip, whatever else there was to do. */
const drawnWithin = 500;

/** What the chips need of the stage around them. */
export interface ChipHost {
  /** The element that holds the stage; a chip being typed into puts its field there. */
  readonly root: HTMLElement;
  /** The pill that an element shows, `null` if none. */
  pillOf(element: Element): Pill | null;
  move(move: OddsMove): void;
}

/**
 * Makes movable chips respond: dragging along them, arrow keys (Shift: 5 points), Page up and down, Home, End, and typing a number, which opens
 * a field (so does Enter, or a click on the chip that has the focus). Returns the way to stop it.
 */
export function listenToChips(host: ChipHost): () => void {
  const { root } = host;
  let drag: {
    edge: string;
    x: number;
    odds: number;
    at: number;
    moved: boolean;
    focused: boolean;
    chip: Element;
  } | null = null;

  /** Where the last key moved a chip to. Until that is drawn, the chip still tells what it was moved from. */
  let pressed: { edge: string; from: number; to: number; at: number } | null = null;

  const chipAt = (event: Event) => (event.target as Element | null)?.closest?.(".chip.movable") ?? null;

  function down(event: PointerEvent): void {
    const chip = chipAt(event);
    const pill = chip === null ? null : host.pillOf(chip);
    if (chip === null || pill === null || event.button !== 0) return;
    const focused = document.activeElement === chip;
    drag = { edge: pill.edge.id, x: event.clientX, odds: pill.level, at: pill.level, moved: false, focused, chip };
    chip.setPointerCapture(event.pointerId);
    (chip as SVGGElement).focus({ preventScroll: true });
  }

  function drift(event: PointerEvent): void {
    if (drag === null) return;
    const dx = event.clientX - drag.x;
    if (!drag.moved && Math.abs(dx) < slop) return;
    drag.moved = true;
    drag.chip.classList.add("dragged");
    const odds = toPoints(drag.odds + dx * perPixel);
    if (odds === drag.at) return;
    drag.at = odds;
    host.move({ edge: drag.edge, odds, phase: "live" });
  }

  function up(): void {
    if (drag === null) return;
    const { edge, at, moved, focused, chip } = drag;
    drag = null;
    chip.classList.remove("dragged");
    if (moved) host.move({ edge, odds: at, phase: "done" });
    else if (focused) type(chip, null);
  }

  function giveUp(): void {
    if (drag === null) return;
    const { edge, odds, moved, chip } = drag;
    drag = null;
    chip.classList.remove("dragged");
    if (moved) host.move({ edge, odds, phase: "done" });
  }

  function key(event: KeyboardEvent): void {
    const chip = chipAt(event);
    const pill = chip === null ? null : host.pillOf(chip);
    if (chip === null || pill === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && drag !== null) giveUp();
    else if (/^[0-9]$/.test(event.key)) type(chip, event.key);
    else if (event.key === "Enter") type(chip, null);
    else {
      const { level } = pill;
      const edge = pill.edge.id;
      const undrawn = pressed?.edge === edge && pressed.from === level && event.timeStamp - pressed.at < drawnWithin;
      const odds = oddsAfterKey(undrawn ? pressed!.to : level, event.key, event.shiftKey);
      if (odds === null) return;
      pressed = { edge, from: level, to: odds, at: event.timeStamp };
      host.move({ edge: pill.edge.id, odds, phase: "done" });
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function type(chip: Element, first: string | null): void {
    const pill = host.pillOf(chip);
    if (pill === null) return;
    const field = document.createElement("input");
    field.className = "odds-field";
    field.inputMode = "decimal";
    field.value = first ?? String(Math.round(pill.level * 10_000) / 100);
    field.setAttribute("aria-label", chip.getAttribute("aria-label") ?? "");
    const box = chip.getBoundingClientRect();
    const around = root.getBoundingClientRect();
    field.style.left = `${box.left - around.left + box.width / 2}px`;
    field.style.top = `${box.top - around.top + box.height / 2}px`;
    root.append(field);
    field.focus();
    if (first === null) field.select();
    let over = false;
    const close = (keep: boolean) => {
      if (over) return;
      over = true;
      const odds = keep ? readOdds(field.value) : null;
      field.remove();
      if (odds !== null && odds !== pill.level) host.move({ edge: pill.edge.id, odds, phase: "done" });
    };
    field.addEventListener("blur", () => close(true));
    field.addEventListener("input", () => {
      if (field.value !== "" && readOdds(field.value) === null) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    });
    field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      close(event.key === "Enter");
      (chip as SVGGElement).focus({ preventScroll: true });
    });
  }

  root.addEventListener("pointerdown", down);
  root.addEventListener("pointermove", drift);
  root.addEventListener("pointerup", up);
  root.addEventListener("pointercancel", giveUp);
  root.addEventListener("keydown", key);
  return () => {
    root.removeEventListener("pointerdown", down);
    root.removeEventListener("pointermove", drift);
    root.removeEventListener("pointerup", up);
    root.removeEventListener("pointercancel", giveUp);
    root.removeEventListener("keydown", key);
  };
}

/** Odds after a key of a slider, `null` for a key that moves nothing. */
export function oddsAfterKey(odds: number, key: string, shift: boolean): number | null {
  const step = shift ? 0.05 : 0.01;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return clamp(odds + step);
    case "ArrowLeft":
    case "ArrowDown":
      return clamp(odds - step);
    case "PageUp":
      return clamp(odds + 0.1);
    case "PageDown":
      return clamp(odds - 0.1);
    case "Home":
      return 0;
    case "End":
      return 1;
    default:
      return null;
  }
}

/** To a hundredth of a point, so that ten steps of 1 make 10, and within 0..1. */
function clamp(odds: number): number {
  return Math.min(1, Math.max(0, Math.round(odds * 10_000) / 10_000));
}

function toPoints(odds: number): number {
  return Math.min(1, Math.max(0, Math.round(odds * 100) / 100));
}
