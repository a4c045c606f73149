import { make, makeButton, setText } from "../dom.ts";
import type { FileKind } from "../files/kinds.ts";
import { fileKinds } from "../files/kinds.ts";
import { makeIcon } from "../icons.ts";
import type { State } from "../state.ts";
import type { Context, View } from "../view.ts";
import { nameDiagram } from "./diagram-name.ts";
import { createPopover } from "./popover.ts";

/** The Download button and its list of files; what makes them is fetched when one is asked for. */
export function createDownload(parent: HTMLElement, context: Context): View {
  const { words } = context;
  const { heading, items, working, failed } = words.download;
  const button = make(
    "button",
    { class: "button button-quiet bar-download", type: "button", "aria-label": heading },
    makeIcon("download"),
    make("span", {}, heading),
  );
  let state: State | null = null;
  const { element, close } = createPopover(button, heading, "right", fill);
  parent.append(button, element);

  function fill(panel: HTMLElement): void {
    const told = make("p", { class: "caption menu-note", role: "status" });
    const buttons = fileKinds.map((kind) => {
      const [title, note] = items[kind] ?? [kind, ""];
      return makeButton(
        { class: "menu-item", "data-file": kind },
        () => void save(kind, told),
        make("strong", {}, title),
        make("span", { class: "caption" }, note),
      );
    });
    panel.replaceChildren(make("h2", {}, heading), ...buttons, told);
  }

  async function save(kind: FileKind, told: HTMLElement): Promise<void> {
    if (state === null) return;
    setText(told, working);
    try {
      const { makeFile } = await import("../files/make-file.ts");
      const { blob, extension } = await makeFile(kind, state);
      const name =
        nameDiagram(state, words)
          .replace(/[^\p{L}\p{N} _-]+/gu, "")
          .trim() || "diagram";
      const href = URL.createObjectURL(blob);
      make("a", { href, download: `${name}.${extension}` }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
      setText(told, "");
      close();
    } catch {
      setText(told, failed);
    }
  }

  return {
    render(next) {
      state = next;
    },
    destroy: close,
  };
}
