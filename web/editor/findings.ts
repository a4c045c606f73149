import {
  forEachDiagnostic,
  linter,
  lintGutter,
  type Diagnostic as Mark,
  nextDiagnostic,
  previousDiagnostic,
  setDiagnostics,
} from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import type { EditorView, KeyBinding } from "@codemirror/view";
import type { Diagnostic, Fix } from "#core/language/diagnostic";
import { fixTitle, message } from "#core/messages/message";
import { make, makeButton } from "../dom.ts";
import type { Reading } from "../reading.ts";
import type { Context } from "../view.ts";

/** Marks beyond these cost more than they tell. */
const most = 500;

/** A mark that remembers what it stands for. */
interface FindingMark extends Mark {
  readonly finding: Diagnostic;
}

/** Underlines, gutter marks and popovers for what was found in the text. */
export function findings(): Extension {
  return [linter(null), lintGutter()];
}

/** Shows the findings of a reading, if it is of the text that stands in the editor. */
export function showFindings(view: EditorView, reading: Reading, context: Context): void {
  const { length } = view.state.doc;
  if (reading.text.length !== length) return;
  const marks = reading.diagnostics.slice(0, most).map((finding): FindingMark => {
    const { span, severity } = finding;
    const from = Math.min(span.from, length);
    const to = Math.min(Math.max(span.to, from), length);
    const said = message(finding, context.locale);
    return { from, to, severity, message: said, renderMessage: () => renderFinding(finding, said, context), finding };
  });
  view.dispatch(setDiagnostics(view.state, marks));
}

/** F8, Shift+F8 go from finding to finding; Ctrl+. takes the first fix of the one at the cursor. */
export function findingKeys({ actions }: Context): readonly KeyBinding[] {
  return [
    { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
    {
      key: "Mod-.",
      run(view) {
        const fix = findFix(view);
        if (fix === null) return false;
        actions.applyFix(fix);
        return true;
      },
    },
  ];
}

/** The first fix of the finding at the cursor, else of the first one on its line. */
function findFix(view: EditorView): Fix | null {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  let here: Fix | null = null;
  let near: Fix | null = null;
  forEachDiagnostic(view.state, (mark, from, to) => {
    const fix = (mark as FindingMark).finding.fixes[0];
    if (fix === undefined) return;
    if (from <= head && head <= to) here ??= fix;
    if (from <= line.to && to >= line.from) near ??= fix;
  });
  return here ?? near;
}

function renderFinding({ code, fixes }: Diagnostic, said: string, { words, locale, actions }: Context): HTMLElement {
  const fixRow = make("div", { class: "finding-fixes" });
  for (const fix of fixes) fixRow.append(makeButton({}, () => actions.applyFix(fix), fixTitle(fix, locale)));
  const hints = fixes.length > 0 ? `${words.text.next} · ${words.text.applyFirst}` : words.text.next;
  return make(
    "div",
    { class: "finding" },
    make("div", { class: "finding-message", dir: "auto" }, said),
    fixes.length > 0 ? fixRow : null,
    make("div", { class: "finding-foot" }, make("span", {}, hints), make("span", { class: "finding-code" }, code)),
  );
}
