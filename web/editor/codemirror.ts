import { closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap } from "@codemirror/commands";
import { nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, ChangeSet, EditorState } from "@codemirror/state";
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
  type ViewUpdate,
} from "@codemirror/view";
import type { Edit } from "#core/language/diagnostic";
import type { Alteration, Document } from "../document.ts";
import { make } from "../dom.ts";
import { findNotation } from "../foreign.ts";
import { standsAlone } from "../pasting.ts";
import type { Reading } from "../reading.ts";
import type { State } from "../state.ts";
import type { Context } from "../view.ts";
import { appearance } from "./appearance.ts";
import { completion } from "./completion.ts";
import type { Editor } from "./editor.ts";
import { expectationMarks, showExpectations } from "./expectations.ts";
import { findingKeys, findings, showFindings } from "./findings.ts";
import { createGestures } from "./gesture.ts";
import { highlighting } from "./highlight.ts";
import { touch, touchedLine } from "./touched.ts";

/** On changes that came from the document, so that they are not told back to it. */
const fromDocument = Annotation.define<true>();

/** A command that always has something to do. */
function always(act: () => void): () => boolean {
  return () => {
    act();
    return true;
  };
}

/** An edit of so many lines counts as a new text. */
const whollyNew = 6;

/**
 * Opens CodeMirror on the document. It keeps no history of its own: undo and redo are the document's. It lives in a shadow root, where its
 * styles are constructed sheets, so that a strict content policy needs no exception.
 */
export function createCodeEditor(parent: HTMLElement, document: Document, context: Context): Editor {
  const { words, actions } = context;
  const host = make("div", { class: "editor-host" });
  parent.replaceChildren(host);
  const root = host.attachShadow({ mode: "open" });
  const name = createGestures();
  let shown: Reading | null = null;
  let latest: State | null = null;
  let gone = false;
  /** What another part of the page changed and the view does not show yet, and where to look then. */
  let pending: { readonly changes: ChangeSet; readonly place: number; readonly whole: boolean } | null = null;

  const view = new EditorView({
    parent: root as unknown as Element,
    root,
    state: EditorState.create({
      doc: document.text,
      extensions: [
        expectationMarks(),
        findings(),
        lineNumbers(),
        highlightSpecialChars(),
        drawSelection(),
        dropCursor(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSelectionMatches({ minSelectionLength: 2 }),
        search({ top: true }),
        completion(),
        highlighting(),
        touchedLine(),
        placeholder(words.text.empty),
        appearance,
        EditorState.phrases.of(words.text.phrases),
        EditorView.contentAttributes.of({
          "aria-label": words.text.label,
          spellcheck: "false",
          tabindex: "0",
          autocorrect: "off",
          autocapitalize: "off",
        }),
        EditorView.domEventHandlers({ paste: takePaste, beforeinput: takeHistory }),
        EditorView.updateListener.of(tellDocument),
        EditorView.updateListener.of(tellCaret),
        keymap.of([
          { key: "Mod-z", run: always(actions.undo), preventDefault: true },
          { key: "Mod-y", mac: "Mod-Shift-z", run: always(actions.redo), preventDefault: true },
          { linux: "Ctrl-Shift-z", run: always(actions.redo), preventDefault: true },
          { key: "Shift-Alt-f", run: always(actions.format), preventDefault: true },
          { key: "Mod-Enter", run: always(actions.run), preventDefault: true },
          ...findingKeys(context),
          ...completionKeymap,
          ...searchKeymap,
          ...defaultKeymap,
        ]),
      ],
    }),
  });

  function tellDocument(update: ViewUpdate): void {
    if (!update.docChanged || update.transactions.some((transaction) => transaction.annotation(fromDocument))) return;
    const edits: Edit[] = [];
    let end = 0;
    // What was typed is told as if it came after what waits.
    const changes = pending === null ? update.changes : update.changes.map(pending.changes);
    if (pending !== null) {
      const waiting = pending.changes.map(update.changes, true);
      pending = { ...pending, changes: waiting, place: changes.mapPos(pending.place) };
    }
    changes.iterChanges((from, to, _fromAfter, toAfter, inserted) => {
      edits.push({ from, to, insert: inserted.toString() });
      end = toAfter;
    });
    const first = edits[0];
    if (first === undefined) return;
    const typed =
      edits.length === 1 &&
      update.transactions.every((each) => each.isUserEvent("input.type") || each.isUserEvent("delete"));
    document.apply(edits, {
      origin: "editor",
      gesture: name({ from: first.from, to: first.to, end, typed, at: performance.now() }),
    });
  }

  /** Where the person puts the caret; places that other parts of the page show are theirs to light. */
  function tellCaret(update: ViewUpdate): void {
    if (!update.transactions.some((each) => each.isUserEvent("select") || each.isUserEvent("input"))) return;
    actions.light(update.state.selection.main.head);
  }

  function follow({ edits, origin }: Alteration): void {
    if (origin === "editor") return;
    const { length } = view.state.doc;
    const changes = ChangeSet.of(
      edits.map(({ from, to, insert }) => ({ from, to, insert })),
      pending?.changes.newLength ?? length,
    );
    const last = edits[edits.length - 1];
    if (last === undefined) return;
    // A new diagram is read from its beginning; of a changed line one wants to see the line.
    const whole = last.insert.split("\n", whollyNew).length === whollyNew;
    const place = whole ? last.from : changes.mapPos(last.to, 1);
    const waiting = pending !== null;
    pending = { changes: pending?.changes.compose(changes) ?? changes, place, whole };
    if (whole || origin === "history") showPending(origin === "history");
    // To change its text costs the editor a layout of the page: the numbers of a moved slider do not wait for that, its line follows in the next frame.
    else if (!waiting) requestAnimationFrame(() => setTimeout(() => showPending(), 0));
  }

  function showPending(select = false): void {
    if (pending === null || gone) return;
    const { changes, place, whole } = pending;
    pending = null;
    closeCompletion(view);
    view.dispatch({
      changes,
      annotations: fromDocument.of(true),
      effects: whole
        ? [EditorView.scrollIntoView(place, { y: "start" })]
        : [touch.of(place), EditorView.scrollIntoView(place)],
      ...(select && { selection: { anchor: place } }),
    });
    if (latest !== null) showState(latest);
  }

  function showState(state: State): void {
    showExpectations(view, state, context);
    const { reading } = state;
    if (reading === shown) return;
    shown = reading;
    showFindings(view, reading, context);
  }

  function takePaste(event: ClipboardEvent): boolean {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const covered = view.state.selection.main.to - view.state.selection.main.from;
    if (findNotation(text) !== null) {
      event.preventDefault();
      actions.takeText(text);
      return true;
    }
    if (covered > 0 || view.state.doc.length === 0 || !text.includes("\n") || !standsAlone(text)) return false;
    event.preventDefault();
    actions.replaceText(text);
    return true;
  }

  function takeHistory(event: InputEvent): boolean {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return false;
    event.preventDefault();
    if (event.inputType === "historyUndo") actions.undo();
    else actions.redo();
    return true;
  }

  const forget = document.subscribe(follow);

  return {
    render(state) {
      latest = state;
      if (pending === null) showState(state);
    },
    show({ from, to }) {
      showPending();
      const { length } = view.state.doc;
      const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
      view.dispatch({
        selection,
        effects: [touch.of(selection.anchor), EditorView.scrollIntoView(selection.anchor, { y: "center" })],
      });
    },
    stepFinding(direction) {
      view.focus();
      if (direction === 1) nextDiagnostic(view);
      else previousDiagnostic(view);
    },
    get focused() {
      return view.hasFocus;
    },
    focus: () => view.focus(),
    destroy() {
      gone = true;
      forget();
      view.destroy();
      host.remove();
    },
  };
}
