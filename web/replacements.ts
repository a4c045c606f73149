import type { Document } from "./document.ts";
import { find } from "./dom.ts";
import { pickFile } from "./files.ts";
import { convert, findNotation } from "./foreign.ts";
import { type IntakeActions, listenToIntake } from "./intake.ts";
import { readLink } from "./opening.ts";
import type { Scenery } from "./page.ts";
import type { Persistence } from "./persistence.ts";
import type { Reels } from "./reels.ts";
import { keep } from "./storage.ts";
import type { Store } from "./store.ts";

/** Texts that take the place of the present one: from links, files, the clipboard and the examples. Each is one step, which a notice offers to undo. */
export interface Replacements {
  /** Replaces the whole text. */
  replace(text: string): void;
  /** Takes a text from outside; one in another notation is converted first, as the same one step, and what was lost is told. */
  take(text: string): Promise<void>;
  /** Lets the person choose a file. */
  pick(): void;
  /** Tells that a link brought the present text. */
  sayOpened(): void;
  /** Listens to links, and to what is dropped and pasted. */
  listen(): void;
}

/** Makes the way in to `document`. */
export function createReplacements(
  { document, store, persistence, reels }: { document: Document; store: Store; persistence: Persistence; reels: Reels },
  now: () => Scenery,
): Replacements {
  const intake: IntakeActions = {
    take: (text) => void take(text),
    refuse: (trouble) => tell(now().context.words.notices[trouble]),
  };

  function tell(text: string, undo?: string): void {
    const actions = undo === undefined ? undefined : [{ title: undo, press: undoOpening }];
    now().page.notices.show({ kind: "opening", text, ...(actions && { actions }) });
  }

  function setParent(parent: string | null): void {
    keep("parent", parent);
    if (store.state.parent !== parent) store.update({ parent });
  }

  function undoOpening(): void {
    setParent(null);
    document.undo();
    now().page.notices.hide("opening");
  }

  function replace(text: string): void {
    persistence.keepBefore(document.text);
    setParent(null);
    // Another diagram has nothing to be compared with.
    if (!store.state.comparing) store.update({ pinned: null });
    reels.startAfresh();
    document.settle();
    document.replace(text, { origin: "page" });
    const { replaced, undo } = now().context.words.notices;
    tell(replaced, undo);
  }

  async function take(text: string): Promise<void> {
    const notation = findNotation(text);
    if (notation === null) return replace(text);
    const { locale, words } = now().context;
    const found = await convert(notation, text, locale).catch(() => null);
    if (found === null) return tell(words.converted.unreadable(notation));
    replace(found.text);
    tell(words.converted.read(notation, found.losses), words.notices.undo);
  }

  function sayOpened(): void {
    const { opened, back } = now().context.words.notices;
    tell(opened, back);
  }

  return {
    replace,
    take,
    pick: () => pickFile(intake),
    sayOpened,
    listen() {
      listenToIntake(find("page"), intake);
      addEventListener("hashchange", () => {
        const linked = readLink(location.hash, "");
        if (linked === null) return;
        if ("trouble" in linked) return tell(now().context.words.notices[linked.trouble]);
        replace(linked.text);
        sayOpened();
      });
    },
  };
}
