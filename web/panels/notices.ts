import { make, makeButton } from "../dom.ts";
import type { Words } from "../i18n/en.ts";
import { makeIcon } from "../icons.ts";

/** A sentence over the stage with what can be done about it. */
export interface Notice {
  /** Notices of one kind replace each other. */
  readonly kind: string;
  /** Said first, in bold. */
  readonly lead?: string;
  readonly text: string;
  readonly actions?: readonly { readonly title: string; readonly press: () => void }[];
  /** Whether the person can close it; else it goes when its reason goes. `true` if not given. */
  readonly closable?: boolean;
}

export interface Notices {
  show(notice: Notice): void;
  hide(kind: string): void;
  /** Tells screen readers what others see happen. */
  say(text: string): void;
}

/** The stack of notices; screen readers are told of each (the parent is a status region). */
export function createNotices(parent: HTMLElement, words: Words): Notices {
  const spoken = make("p", { class: "hidden-text" });
  parent.replaceChildren(spoken);
  const shown = new Map<string, { readonly print: string; readonly element: HTMLElement }>();

  function hide(kind: string): void {
    shown.get(kind)?.element.remove();
    shown.delete(kind);
  }

  return {
    show(notice) {
      const { kind, lead, text, actions = [], closable = true } = notice;
      const print = `${lead}\n${text}\n${actions.map(({ title }) => title).join("\n")}`;
      if (shown.get(kind)?.print === print) return;
      hide(kind);
      const element = make("div", { class: "notice", "data-kind": kind });
      if (lead !== undefined) element.append(make("strong", {}, lead));
      element.append(make("span", {}, text));
      for (const { title, press } of actions) element.append(makeButton({ class: "link" }, press, title));
      if (closable) {
        element.append(
          makeButton({ class: "notice-close", "aria-label": words.notices.close }, () => hide(kind), makeIcon("close")),
        );
      }
      shown.set(kind, { print, element });
      parent.append(element);
    },
    hide,
    say(text) {
      spoken.textContent = text;
    },
  };
}
