import type { Document } from "../document.ts";
import { make } from "../dom.ts";
import type { Context } from "../view.ts";
import type { Editor } from "./editor.ts";
import { createGestures } from "./gesture.ts";

/** A plain field that stands in until the editor has come, and for good where it never does. */
export function createPlainEditor(parent: HTMLElement, document: Document, { words, actions }: Context): Editor {
  const field = make("textarea", {
    class: "editor-plain",
    "aria-label": words.text.label,
    placeholder: words.text.empty,
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    wrap: "off",
  });
  field.value = document.text;
  parent.replaceChildren(field);
  const name = createGestures();

  field.addEventListener("input", (event) => {
    const typed = /^(insertText|delete)/.test((event as InputEvent).inputType ?? "");
    const end = field.selectionEnd;
    document.replace(field.value, {
      origin: "editor",
      gesture: name({ from: end - 1, to: end, end, typed, at: event.timeStamp }),
    });
  });
  field.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "y" || event.shiftKey) actions.redo();
    else actions.undo();
  });
  const forget = document.subscribe(({ text, origin }) => {
    if (origin !== "editor") field.value = text;
  });

  return {
    render() {},
    show: ({ from, to }) => field.setSelectionRange(from, to),
    stepFinding() {},
    get focused() {
      return field.ownerDocument.activeElement === field;
    },
    focus: () => field.focus(),
    destroy() {
      forget();
      field.remove();
    },
  };
}
