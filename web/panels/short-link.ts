import { make, makeButton, setText } from "../dom.ts";
import type { State } from "../state.ts";
import { deleteStored, isOwned, type Short, storeDiagram } from "../stored.ts";
import type { Context } from "../view.ts";
import { copyField } from "./clipboard.ts";

/**
 * The part of the Share panel that makes a short link: the text goes to the server when its button is pressed, and not before. `tell` is told of
 * the link that is there, or that none is.
 */
export function createShortLink(
  { words: { share }, locale }: Context,
  state: State,
  made: Short | null,
  tell: (short: Short | null) => void,
): HTMLElement {
  const part = make("div", { class: "share-part share-short" });
  const said = make("p", { class: "caption", id: "share-short-note", role: "status" });

  async function store(button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    setText(said, share.storing);
    const answer = await storeDiagram(state.text, state.parent, locale);
    button.disabled = false;
    if (answer.ok) {
      tell(answer.short);
      show(answer.short);
      part.querySelector("textarea")?.focus();
    } else setText(said, answer.why?.detail ?? share.unreachable);
  }

  async function remove(short: Short): Promise<void> {
    if (!(await deleteStored(short.id))) {
      setText(said, share.notDeleted);
      return;
    }
    tell(null);
    show(null);
    setText(said, share.deleted);
  }

  function show(short: Short | null): void {
    if (short === null) {
      const button = makeButton(
        { class: "button", "aria-describedby": said.id, disabled: state.local || state.text.trim() === "" },
        () => void store(button),
        share.make,
      );
      setText(said, state.local ? share.shortOff : share.shortNote);
      part.replaceChildren(make("span", { class: "share-name" }, share.short), button, said);
      return;
    }
    const field = make("textarea", { id: "share-short", rows: 1, readonly: true, spellcheck: "false", dir: "auto" });
    field.value = short.url;
    const copy = makeButton(
      { class: "button", "aria-describedby": said.id },
      async () => setText(copy, (await copyField(field)) === "copied" ? share.copied : share.byHand),
      share.copy,
    );
    setText(said, share.stored);
    part.replaceChildren(
      make("label", { for: field.id }, share.short),
      copy,
      make("div", { class: "share-field" }, field),
      said,
    );
    if (isOwned(short.id)) part.append(makeButton({ class: "link" }, () => void remove(short), share.remove));
  }

  show(made);
  return part;
}
