import type { Span } from "#core/language/diagnostic";
import type { Document } from "../document.ts";
import { find } from "../dom.ts";
import { untilNextTask } from "../later.ts";
import type { State } from "../state.ts";
import type { Context } from "../view.ts";
import type { Editor } from "./editor.ts";
import { createPlainEditor } from "./plain.ts";

/** The editor on the page: a plain field first, CodeMirror in its place once it has come. */
export interface TextPane extends Pick<Editor, "render" | "show" | "stepFinding" | "focus"> {
  /** Shows a place of the text and goes there. */
  reveal(span: Span): void;
  /** Builds the editor anew, in another language. */
  rebuild(context: Context): void;
}

/** Opens the plain field; CodeMirror shows the `latest` state when it has come. */
export function createTextPane(document: Document, first: Context, latest: () => State): TextPane {
  let context = first;
  let openEditor = createPlainEditor;
  /** What was last shown in the text, for an editor that comes after. */
  let revealed: Span | null = null;
  let editor = openEditor(find("editor"), document, context);

  async function load(): Promise<void> {
    const { createCodeEditor } = await import("./codemirror.ts");
    await untilNextTask();
    const { focused } = editor;
    editor.destroy();
    openEditor = createCodeEditor;
    editor = openEditor(find("editor"), document, context);
    if (revealed !== null) editor.show(revealed);
    if (focused) editor.focus();
    await untilNextTask();
    editor.render(latest());
  }

  // The picture first: the editor is fetched after it has been painted, on a phone when its tab is. Where that fails, the plain field stays.
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    seen.disconnect();
    load().catch(() => {});
  });
  requestAnimationFrame(() => setTimeout(() => seen.observe(find("editor")), 0));

  return {
    render: (state) => editor.render(state),
    show: (span) => editor.show(span),
    stepFinding: (direction) => editor.stepFinding(direction),
    focus: () => editor.focus(),
    reveal(span) {
      revealed = span;
      editor.show(span);
      editor.focus();
    },
    rebuild(next) {
      context = next;
      editor.destroy();
      editor = openEditor(find("editor"), document, context);
    },
  };
}
