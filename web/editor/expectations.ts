import { type Extension, RangeSet, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  GutterMarker,
  gutter,
  EditorView as View,
  WidgetType,
} from "@codemirror/view";
import { make } from "../dom.ts";
import { makeIcon } from "../icons.ts";
import { type Judged, judgeExpectations } from "../panels/expectation.ts";
import type { State } from "../state.ts";
import type { Context } from "../view.ts";

/** A tick or a cross beside the line; what it means stands at the end of the line too, where the keyboard and screen readers come. */
class Mark extends GutterMarker {
  readonly judged: Judged;

  constructor(judged: Judged) {
    super();
    this.judged = judged;
  }

  override eq(other: Mark): boolean {
    return other.judged.said === this.judged.said;
  }

  override toDOM(): HTMLElement {
    const { holds, said } = this.judged;
    return make(
      "span",
      { class: "cm-expect-mark", "data-holds": String(holds), title: said },
      makeIcon(holds ? "check" : "close"),
    );
  }
}

/** The value at the end of the line. */
class Note extends WidgetType {
  readonly judged: Judged;

  constructor(judged: Judged) {
    super();
    this.judged = judged;
  }

  override eq(other: Note): boolean {
    return other.judged.said === this.judged.said;
  }

  override toDOM(): HTMLElement {
    const { holds, value, said } = this.judged;
    return make(
      "span",
      { class: "cm-expect-note", "data-holds": String(holds), title: said, role: "img", "aria-label": said },
      value,
    );
  }
}

const set = StateEffect.define<readonly Judged[]>();

interface Shown {
  readonly marks: RangeSet<Mark>;
  readonly notes: DecorationSet;
}

const nothing: Shown = { marks: RangeSet.empty, notes: Decoration.none };

const field = StateField.define<Shown>({
  create: () => nothing,
  update(shown, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(set)) continue;
      const lines = effect.value.map((judged) => ({ judged, line: transaction.state.doc.lineAt(judged.from) }));
      return {
        marks: RangeSet.of(
          lines.map(({ judged, line }) => new Mark(judged).range(line.from)),
          true,
        ),
        notes: Decoration.set(
          lines.map(({ judged, line }) => Decoration.widget({ widget: new Note(judged), side: 1 }).range(line.to)),
          true,
        ),
      };
    }
    if (!transaction.docChanged) return shown;
    return { marks: shown.marks.map(transaction.changes), notes: shown.notes.map(transaction.changes) };
  },
  provide: (from) => View.decorations.from(from, ({ notes }) => notes),
});

/** Marks for expectations: a green tick or a red cross in the gutter, the value at the end of the line. */
export function expectationMarks(): Extension {
  return [field, gutter({ class: "cm-gutter-expect", markers: (view) => view.state.field(field).marks })];
}

/** The expectations on show, by editor, so that nothing is drawn twice. */
const drawn = new WeakMap<EditorView, string>();

/** Shows what is known of the expectations of the present text; what was shown stays until more is known. */
export function showExpectations(view: EditorView, state: State, context: Context): void {
  if (state.reading.text.length !== view.state.doc.length) return;
  const judged = judgeExpectations(state, context);
  const waiting = state.reading.model.expectations.length > judged.length && state.reading.errors.length === 0;
  // The answer is on its way: marks that come and go with each move of a slider would only flicker.
  if (waiting && state.exact?.text !== state.reading.text) return;
  const print = JSON.stringify(judged);
  if (drawn.get(view) === print) return;
  drawn.set(view, print);
  view.dispatch({ effects: set.of(judged) });
}
