import { make, makeButton, setAttribute, setHidden, setText } from "../dom.ts";
import type { Context } from "../view.ts";
import { type BoundRow, createBoundRow } from "./bound-row.ts";
import type { Choice, EdgeChoice } from "./choices.ts";
import { createInfluenceMark } from "./influence-mark.ts";
import { createOddsRow, type OddsRow } from "./odds-row.ts";
import type { Outlook } from "./outlook.ts";
import { createSweepCurve, type SweepCurve } from "./sweep-curve.ts";

/** One choice as it stands on the page, with its rows. */
export interface DecisionBlock {
  readonly element: HTMLElement;
  /** Key of the choice that it shows. */
  readonly key: string;
  /** Whether one of its sliders is being moved. */
  readonly moving: boolean;
  /** `held` while a slider is being moved, or about to be: then no curve closes. */
  show(choice: Choice, outlook: Outlook, held: boolean): void;
  /** Brings the slider of an edge, else its stepper, into sight and gives it the focus. */
  focus(edge: string): void;
}

/** A slider with its influence, and the curve under it. */
interface EdgeRow {
  readonly element: HTMLElement;
  readonly odds: OddsRow;
  readonly curve: SweepCurve;
  readonly edge: string;
  /** Whether its curve is open, or a goal is marked on its track. */
  readonly busy: boolean;
  show(edge: EdgeChoice, decision: string, outlook: Outlook, held: boolean): void;
}

/** Makes the rows of one choice. */
export function createDecisionBlock(context: Context, kind: Choice["kind"]): DecisionBlock {
  const { words, actions } = context;
  const name = make("span", { class: "decision-name", dir: "auto" });
  const note = make("span", { class: "caption" });
  const other = makeButton({ class: "link" }, () => {
    if (shown !== null) actions.decideBy(shown.key, shown.kind === "counter" ? "odds" : "counter");
  });
  const rows = make("div");
  const bound: BoundRow | null = kind === "odds" ? null : createBoundRow(context);
  const element = make(
    "div",
    { class: "decision", role: "group" },
    make("div", { class: "decision-head" }, name, note, ...(bound?.links ?? []), other),
    rows,
  );
  const oneMore = make("span", { class: "caption one-more" }, words.influence.oneMore);
  const mark = createInfluenceMark(context);
  if (bound !== null) {
    const effect = make("span", { class: "loop-effect" }, oneMore, mark.element);
    element.append(bound.element);
    bound.element.append(effect);
  }
  const edgeRows: EdgeRow[] = [];
  let shown: Choice | null = null;
  let told: Outlook | null = null;

  return {
    element,
    get key() {
      return shown?.key ?? "";
    },
    get moving() {
      return edgeRows.some(({ odds }) => odds.moving);
    },
    show(choice, outlook, held) {
      const same = choice === shown && told !== null && isAlike(told, outlook);
      const quiet =
        same && !edgeRows.some(({ edge, busy }) => busy || edge === outlook.used || edge === outlook.goal?.edge);
      told = outlook;
      if (quiet) return;
      shown = choice;
      setText(name, choice.name);
      setAttribute(name, "title", choice.name);
      setAttribute(element, "aria-label", choice.name);
      setText(note, noteOf(choice, context));
      setHidden(other, choice.kind === "loop" || (choice.kind === "odds" && !choice.counterOffered));
      setText(other, choice.kind === "counter" ? words.decisions.useOdds : words.decisions.useCounter);
      if (choice.kind !== "odds") {
        bound?.show(choice.loop);
        const effect = outlook.effects.get(`loop ${choice.key}`) ?? null;
        setHidden(oneMore, effect === null);
        mark.show(effect, outlook.scale, outlook.outcome, outlook.verdict);
      }
      const edges = choice.kind === "counter" ? [] : choice.edges;
      while (edgeRows.length < edges.length) {
        const row = createEdgeRow(context);
        edgeRows.push(row);
        rows.append(row.element);
      }
      for (const row of edgeRows.splice(edges.length)) row.element.remove();
      for (const [k, edge] of edges.entries()) edgeRows[k]?.show(edge, choice.name, outlook, held);
    },
    focus(edge) {
      const row = edgeRows.find((each) => each.edge === edge);
      if (row === undefined) bound?.focus();
      else row.odds.focus();
    },
  };
}

function createEdgeRow(context: Context): EdgeRow {
  const odds = createOddsRow(context);
  const mark = createInfluenceMark(context);
  const curve = createSweepCurve(context);
  odds.element.append(mark.element);
  let shown = "";
  let open = false;
  let marked = false;
  return {
    element: make("div", { class: "edge-row" }, odds.element, curve.element),
    odds,
    curve,
    get edge() {
      return shown;
    },
    get busy() {
      return open || marked;
    },
    show(edge, decision, outlook, held) {
      const same = shown === edge.id;
      shown = edge.id;
      odds.show(edge, decision);
      marked = outlook.goal?.edge === edge.id;
      odds.mark(outlook.goal?.edge === edge.id ? outlook.goal.odds : null);
      mark.show(outlook.effects.get(`edge ${edge.id}`) ?? null, outlook.scale, outlook.outcome, outlook.verdict);
      const used = outlook.used === edge.id;
      const sweep = used && outlook.sweep?.edge === edge.id ? outlook.sweep : null;
      // A row that slides away under the hand would be let go: what is open stays open until the drag ends.
      if (sweep !== null) curve.show(sweep, edge.name);
      else curve.show(open && same && (held || used) ? "kept" : null, edge.name);
      open = sweep !== null || (open && same && (held || used));
    },
  };
}

/** Whether two outlooks show the same on the rows of edges that are neither in use nor sought by the goal. */
function isAlike(a: Outlook, b: Outlook): boolean {
  return a.effects === b.effects && a.scale === b.scale && a.outcome === b.outcome && a.verdict === b.verdict;
}

function noteOf(choice: Choice, { words }: Context): string {
  if (choice.kind === "counter") return words.decisions.counter;
  if (choice.kind === "loop" || choice.origin === "given") return "";
  return choice.origin === "even" ? words.decisions.even : words.decisions.label;
}
