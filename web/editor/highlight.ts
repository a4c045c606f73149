import type { Extension } from "@codemirror/state";
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { type Paint, paintLine } from "./paint.ts";

/** Longer lines are coloured up to here only: nobody reads on, and each colour is an element. */
const longest = 2000;

const marks: Readonly<Record<Paint, Decoration>> = {
  name: Decoration.mark({ class: "tok-name" }),
  lane: Decoration.mark({ class: "tok-lane" }),
  keyword: Decoration.mark({ class: "tok-keyword" }),
  string: Decoration.mark({ class: "tok-string" }),
  quiet: Decoration.mark({ class: "tok-quiet" }),
  sim: Decoration.mark({ class: "tok-sim" }),
  number: Decoration.mark({ class: "tok-number" }),
};

/** Colours the lines in sight from the language's own tokens. */
export function highlighting(): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = colour(view);
      }

      update(update: ViewUpdate): void {
        if (update.docChanged || update.viewportChanged) this.decorations = colour(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function colour(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  // A long line can lie in several of the ranges in sight: it is coloured once.
  let done = -1;
  for (const range of view.visibleRanges) {
    for (let at = Math.max(range.from, done + 1); at <= range.to; ) {
      const line = view.state.doc.lineAt(at);
      for (const { from, to, paint } of paintLine(line.text.slice(0, longest))) {
        builder.add(line.from + from, line.from + to, marks[paint]);
      }
      done = line.to;
      at = line.to + 1;
    }
  }
  return builder.finish();
}
