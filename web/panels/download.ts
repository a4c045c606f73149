import { make, makeButton, setAttribute, setText } from "../dom.ts";
import { findCodec } from "../files/codecs.ts";
import { type FileKind, fileKinds, isVideo } from "../files/kinds.ts";
import { makeIcon } from "../icons.ts";
import type { State } from "../state.ts";
import type { Context, View } from "../view.ts";
import { nameDiagram } from "./diagram-name.ts";
import { createPopover } from "./popover.ts";

/** A film of usual size, by which it is told whether a browser encodes any. */
const usual = { width: 960, height: 540 };

/** The Download button and its list of files; what makes them is fetched when one is asked for. Videos are offered where the browser encodes them. */
export function createDownload(parent: HTMLElement, context: Context): View {
  const { words, figures } = context;
  const { heading, items, working, frames, cancel, failed } = words.download;
  const button = make(
    "button",
    { class: "button button-quiet bar-download", type: "button", "aria-label": heading },
    makeIcon("download"),
    make("span", {}, heading),
  );
  let state: State | null = null;
  let making: AbortController | null = null;
  const { element, close } = createPopover(button, heading, "right", fill);
  parent.append(button, element);

  // They outlast a closing of the list: a file goes on being made meanwhile.
  const told = make("p", { class: "caption menu-note", role: "status" });
  const bar = make("div", { class: "run-progress-fill" });
  const track = make("div", { class: "run-progress-track", role: "progressbar", "aria-label": working }, bar);
  const giveUp = makeButton({ class: "button" }, () => making?.abort(), cancel);
  const progress = make("div", { class: "menu-progress", hidden: true }, track, giveUp);

  function tell(done: number, all: number): void {
    const shown = all > 0;
    setAttribute(track, "aria-valuenow", shown ? String(done) : null);
    setAttribute(track, "aria-valuemax", shown ? String(all) : null);
    setAttribute(track, "aria-valuetext", shown ? frames(figures, done, all) : null);
    bar.style.transform = `scaleX(${shown ? done / all : 0})`;
  }

  function fill(panel: HTMLElement): void {
    const buttons = fileKinds.map((kind) => {
      const [title, note] = items[kind] ?? [kind, ""];
      const item = makeButton(
        { class: "menu-item", "data-file": kind },
        () => void save(kind),
        make("strong", {}, title),
        make("span", { class: "caption" }, note),
      );
      if (isVideo(kind)) {
        item.hidden = true;
        void findCodec(kind, usual).then((codec) => {
          item.hidden = codec === null;
        });
      }
      return item;
    });
    panel.replaceChildren(make("h2", {}, heading), ...buttons, told, progress);
  }

  async function save(kind: FileKind): Promise<void> {
    if (state === null) return;
    making?.abort();
    making = new AbortController();
    const { signal } = making;
    const { text, locale } = state;
    const theme = document.documentElement.dataset.theme === "dark" ? "dark" : "light";
    const name = nameDiagram(state, words)
      .replace(/[^\p{L}\p{N} _-]+/gu, "")
      .trim();
    setText(told, working);
    tell(0, 0);
    progress.hidden = false;
    progress.scrollIntoView({ block: "nearest" });
    try {
      const { makeFile } = await import("../files/make-file.ts");
      const { blob, extension } = await makeFile(kind, { text, locale, theme }, { signal, tell });
      signal.throwIfAborted();
      const href = URL.createObjectURL(blob);
      make("a", { href, download: `${name || "diagram"}.${extension}` }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
      setText(told, "");
      close();
    } catch {
      // Another may be on its way by now.
      if (making.signal !== signal) return;
      setText(told, signal.aborted ? "" : failed);
    }
    if (making.signal === signal) progress.hidden = true;
  }

  return {
    render(next) {
      state = next;
    },
    destroy() {
      making?.abort();
      close();
    },
  };
}
