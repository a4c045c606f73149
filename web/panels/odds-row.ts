import { make, setAttribute, setHidden, setText } from "../dom.ts";
import { formatOdds } from "../stage/format.ts";
import type { Context } from "../view.ts";
import type { EdgeChoice } from "./choices.ts";

/** A row with the slider and the number of one edge's odds. */
export interface OddsRow {
  readonly element: HTMLElement;
  show(edge: EdgeChoice, decision: string): void;
  /** Marks the odds that a goal asks for on the track; `null` marks none. */
  mark(odds: number | null): void;
  /** Whether its thumb is being dragged, or moved by a key that is down. */
  readonly moving: boolean;
  focus(): void;
}

/** Percent as the number field shows it: two decimals, four where that would say 0 or 100. */
function toPercent(odds: number): string {
  const scale = Math.min(odds, 1 - odds) < 0.0005 ? 1e4 : 1e2;
  return String(Math.round(odds * 100 * scale) / scale);
}

/** Makes an empty row; `show` fills it, and does not touch what the person is typing. */
export function createOddsRow({ words, locale, actions }: Context): OddsRow {
  const name = make("span", { class: "odds-name", dir: "auto" });
  const range = make("input", { class: "slider", type: "range", min: 0, max: 100, step: "any" });
  const track = make("span", { class: "odds-track" }, range);
  const number = make("input", { class: "field", type: "number", min: 0, max: 100, step: "any", inputmode: "decimal" });
  const field = make("span", { class: "odds-number" }, number);
  const list = make("span", { class: "odds-list" });
  const element = make("div", { class: "odds-row" }, name, track, field, list);
  let shown: EdgeChoice | null = null;
  /** Percent that the drag under way last told; `null` while there is none. */
  let moved: number | null = null;

  function move(percent: number, phase: "live" | "done"): void {
    if (shown !== null) actions.moveOdds(shown.id, Math.min(1, Math.max(0, percent / 100)), phase);
  }

  function moveLive(percent: number): void {
    moved = percent;
    move(percent, "live");
  }

  /** However a drag ends: a thumb that is let go where it was taken tells no change, and one that is let go before a frame showed it still tells whole percents. */
  function settle(): void {
    if (moved === null) return;
    const percent = moved;
    moved = null;
    move(percent, "done");
  }

  range.addEventListener("input", () => moveLive(Math.round(range.valueAsNumber)));
  range.addEventListener("keydown", (event) => {
    const step = keyStep(event);
    if (step === 0) return;
    event.preventDefault();
    range.valueAsNumber = Math.min(100, Math.max(0, Math.round(range.valueAsNumber + step)));
    moveLive(range.valueAsNumber);
  });
  for (const end of ["change", "keyup", "pointerup", "pointercancel", "blur"]) range.addEventListener(end, settle);
  for (const input of [range, number]) {
    input.addEventListener("focus", () => {
      if (shown !== null) actions.useEdge(shown.id);
    });
  }
  number.addEventListener("change", () => {
    const percent = number.valueAsNumber;
    if (percent >= 0 && percent <= 100) move(percent, "done");
    else if (shown !== null) number.value = toPercent(shown.odds[0] ?? 0);
  });

  return {
    element,
    show(edge, decision) {
      if (shown !== null && shown.id === edge.id && sameOdds(shown, edge)) return;
      const first = edge.odds[0] ?? 0;
      const single = edge.odds.length === 1;
      shown = edge;
      setText(name, edge.name);
      setAttribute(name, "title", edge.name);
      setHidden(track, !single);
      setHidden(field, !single);
      setHidden(list, single);
      if (!single) {
        setText(
          list,
          `${words.decisions.attempts(edge.odds.map((odds) => formatOdds(odds, locale)))} (${words.decisions.byAttempt})`,
        );
        return;
      }
      setAttribute(range, "aria-label", words.decisions.rangeLabel(decision, edge.name));
      setAttribute(range, "aria-valuetext", formatOdds(first, locale));
      setAttribute(number, "aria-label", words.decisions.numberLabel(decision, edge.name));
      setAttribute(range, "data-even", edge.even ? "" : null);
      range.value = toPercent(first);
      range.style.setProperty("--odds", `${first * 100}%`);
      number.value = toPercent(first);
    },
    mark(odds) {
      setAttribute(track, "data-marked", odds === null ? null : "");
      if (odds !== null) track.style.setProperty("--goal", String(odds));
    },
    get moving() {
      return moved !== null;
    },
    focus() {
      range.focus();
      element.scrollIntoView({ block: "nearest" });
    },
  };
}

function sameOdds(a: EdgeChoice, b: EdgeChoice): boolean {
  return (
    a.name === b.name &&
    a.even === b.even &&
    a.odds.length === b.odds.length &&
    a.odds.every((odds, k) => odds === b.odds[k])
  );
}

/** Points that an arrow key moves: 1, with Shift 5; 0 for any other key. */
function keyStep(event: KeyboardEvent): number {
  if (event.ctrlKey || event.metaKey || event.altKey) return 0;
  const size = event.shiftKey ? 5 : 1;
  if (event.key === "ArrowRight" || event.key === "ArrowUp") return size;
  return event.key === "ArrowLeft" || event.key === "ArrowDown" ? -size : 0;
}
