import type { Edit } from "#core/language/diagnostic";
import { applyEdits } from "#core/language/edit";

/** Who changed the text: the editor itself (typing, pasting into it), another part of the page, or undo and redo. */
export type Origin = "editor" | "page" | "history";

/** One change of the text, told after it was made. */
export interface Alteration {
  readonly before: string;
  readonly text: string;
  /** Against `before`; in order, not overlapping. */
  readonly edits: readonly Edit[];
  readonly origin: Origin;
}

export interface Change {
  readonly origin: Origin;
  /** Changes that follow one another under the same name are one undo step: one drag, one run of typing. */
  readonly gesture?: string;
}

/** The one text of the page with the one history that the editor, the panels and the keyboard share. */
export interface Document {
  readonly text: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Applies edits against the present text (in any order, not overlapping). Edits that change nothing are no step. */
  apply(edits: readonly Edit[], change: Change): void;
  /** Replaces the whole text, as one small edit where most of it stays. */
  replace(text: string, change: Change): void;
  /** Ends the present gesture: what comes next is a step of its own, whatever its name. */
  settle(): void;
  /** Takes the last step back; `false` if there is none. */
  undo(): boolean;
  /** Makes the last undone step again; `false` if there is none. */
  redo(): boolean;
  /** Calls `listener` after each change; returns the way to stop it. */
  subscribe(listener: (alteration: Alteration) => void): () => void;
}

/** One replacement that leads from a text to another, and back. */
interface Splice {
  readonly from: number;
  readonly removed: string;
  readonly inserted: string;
}

/** Steps kept for undo; the oldest are forgotten first. */
const depth = 1000;

/** Line ends as the editor counts them: CRLF and CR become LF, so that offsets mean the same everywhere. */
export function normaliseLines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** Opens a text with an empty history. */
export function createDocument(initial: string): Document {
  let text = normaliseLines(initial);
  let undone: Splice[] = [];
  const done: Splice[] = [];
  const listeners = new Set<(alteration: Alteration) => void>();
  /** The gesture that goes on, and the text before it. */
  let open: { readonly gesture: string; readonly base: string } | null = null;

  function tell(before: string, edits: readonly Edit[], origin: Origin): void {
    const alteration = { before, text, edits, origin };
    for (const listener of [...listeners]) listener(alteration);
  }

  function record(before: string, gesture: string | undefined): void {
    undone = [];
    if (open !== null && open.gesture === gesture) {
      done.pop();
      const splice = findSplice(open.base, text);
      if (splice !== null) done.push(splice);
      else open = null;
      return;
    }
    const splice = findSplice(before, text);
    if (splice !== null) done.push(splice);
    if (done.length > depth) done.shift();
    open = gesture === undefined ? null : { gesture, base: before };
  }

  function apply(edits: readonly Edit[], { origin, gesture }: Change): void {
    const before = text;
    const after = normaliseLines(applyEdits(before, edits));
    if (after === before) return;
    text = after;
    record(before, gesture);
    const sound = edits.every(({ insert }) => !insert.includes("\r"));
    tell(before, sound ? sortEdits(edits) : toEdits(findSplice(before, after)), origin);
  }

  function travel(splice: Splice): void {
    open = null;
    const before = text;
    text = before.slice(0, splice.from) + splice.inserted + before.slice(splice.from + splice.removed.length);
    tell(before, toEdits(splice), "history");
  }

  return {
    get text() {
      return text;
    },
    get canUndo() {
      return done.length > 0;
    },
    get canRedo() {
      return undone.length > 0;
    },
    apply,
    replace: (next, change) => apply(toEdits(findSplice(text, normaliseLines(next))), change),
    settle() {
      open = null;
    },
    undo() {
      const splice = done.pop();
      if (splice === undefined) return false;
      undone.push(splice);
      travel({ from: splice.from, removed: splice.inserted, inserted: splice.removed });
      return true;
    },
    redo() {
      const splice = undone.pop();
      if (splice === undefined) return false;
      done.push(splice);
      travel(splice);
      return true;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The smallest single replacement that makes `after` of `before`; `null` if they are equal. */
export function findSplice(before: string, after: string): Splice | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let tail = 0;
  while (
    tail < shorter - from &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { from, removed: before.slice(from, before.length - tail), inserted: after.slice(from, after.length - tail) };
}

function toEdits(splice: Splice | null): readonly Edit[] {
  if (splice === null) return [];
  return [{ from: splice.from, to: splice.from + splice.removed.length, insert: splice.inserted }];
}

function sortEdits(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
}
