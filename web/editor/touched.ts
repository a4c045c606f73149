import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** Marks the line at this offset as the one that another part of the page has just changed. */
export const touch = StateEffect.define<number>({ map: (offset, changes) => changes.mapPos(offset) });

const mark = Decoration.line({ class: "cm-touched" });

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(touch)) return Decoration.set([mark.range(transaction.state.doc.lineAt(effect.value).from)]);
    }
    // The person goes on typing: then the mark has served.
    return transaction.docChanged ? Decoration.none : lines;
  },
  provide: (value) => EditorView.decorations.from(value),
});

/** Tints the line that a slider or a fix has just written, until the next change. */
export function touchedLine(): Extension {
  return field;
}
