import { encodeLink } from "#core/formats/link";
import { make, makeButton, setText } from "../dom.ts";
import { makeIcon } from "../icons.ts";
import type { State } from "../state.ts";
import type { Short } from "../stored.ts";
import type { Context, View } from "../view.ts";
import { copyField } from "./clipboard.ts";
import { nameDiagram } from "./diagram-name.ts";
import { writeEmbed } from "./embed-snippet.ts";
import { createPopover } from "./popover.ts";
import { makeLocalSwitch } from "./privacy.ts";
import { createShortLink } from "./short-link.ts";

/** The Share button and its panel: the link, the iframe and the text, each to copy. */
export function createShare(parent: HTMLElement, context: Context): View {
  const { words } = context;
  const button = make(
    "button",
    { class: "button button-quiet bar-share", type: "button" },
    makeIcon("share"),
    make("span", {}, words.bar.share),
  );
  button.setAttribute("aria-label", words.bar.share);
  let state: State | null = null;
  /** The short link that was made, and of which text. */
  let made: { readonly text: string; readonly short: Short } | null = null;
  const { element, close } = createPopover(button, words.share.heading, "right", fill);
  parent.append(button, element);

  function fill(panel: HTMLElement): void {
    const text = state?.text ?? "";
    const link = encodeLink(text);
    const name = state === null ? "" : nameDiagram(state, words);
    panel.replaceChildren(
      make("h2", {}, words.share.heading),
      ...(state === null ? [] : [makeShort(state)]),
      makePart("link", words.share.link, words.share.linkNote, `${location.origin}/?lang=${context.locale}#${link}`, 2),
      makePart("embed", words.share.embed, words.share.embedNote, writeEmbed(location.origin, place(link), name), 4),
      makePart("text", words.share.text, words.share.textNote, text, 3),
      makeLocalSwitch(context, "share", state?.local ?? false),
    );
  }

  /** What comes after `/embed`: the short link where there is one, else the whole text. */
  const place = (link: string): string => (short() === null ? `#${link}` : `/${short()!.id}`);
  const short = (): Short | null => (made !== null && made.text === state?.text ? made.short : null);

  function makeShort(now: State): HTMLElement {
    return createShortLink(context, now, short(), (next) => {
      made = next === null ? null : { text: now.text, short: next };
      const field = element.querySelector<HTMLTextAreaElement>("#share-embed");
      const value = writeEmbed(location.origin, place(encodeLink(now.text)), nameDiagram(now, words));
      if (field !== null) field.value = value;
    });
  }

  function makePart(name: string, label: string, note: string, value: string, rows: number): HTMLElement {
    const field = make("textarea", { id: `share-${name}`, rows, readonly: true, spellcheck: "false", dir: "auto" });
    field.value = value;
    const copy = makeButton(
      { class: "button", "aria-describedby": `share-${name}-note` },
      async () => setText(copy, (await copyField(field)) === "copied" ? words.share.copied : words.share.byHand),
      words.share.copy,
    );
    return make(
      "div",
      { class: "share-part" },
      make("label", { for: field.id }, label),
      copy,
      make("div", { class: "share-field" }, field),
      make("p", { class: "caption", id: `share-${name}-note` }, note),
    );
  }

  /** Fills the open panel anew, and leaves the focus on the switch. */
  function refill(): void {
    fill(element);
    element.querySelector<HTMLElement>("#local-share")?.focus();
  }

  return {
    render(next) {
      const switched = state !== null && state.local !== next.local;
      state = next;
      if (switched && element.matches(":popover-open")) refill();
    },
    destroy: close,
  };
}
