import { make, makeButton, setAttribute, setHidden, setText } from "../dom.ts";
import { chosenStart, listStarts } from "../state.ts";
import type { Context, View } from "../view.ts";

/** The tabs that choose whose cases the results speak of; not there while there is but one start. */
export function createStartTabs(parent: HTMLElement, controlled: string, { words, actions }: Context): View {
  const list = make("div", { class: "start-tabs", role: "tablist", "aria-label": words.outcomes.starts });
  parent.append(list);
  let ids: readonly string[] = [];
  const tabs: HTMLButtonElement[] = [];

  list.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0 || ids.length === 0) return;
    event.preventDefault();
    const here = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    const next = (here + step + ids.length) % ids.length;
    actions.chooseStart(ids[next] ?? "");
    tabs[next]?.focus();
  });

  return {
    render(state) {
      ids = listStarts(state);
      setHidden(list, ids.length < 2);
      const chosen = chosenStart(state);
      const panel = document.getElementById(controlled);
      if (panel !== null) setAttribute(panel, "role", list.hidden ? null : "tabpanel");
      while (tabs.length < ids.length) {
        const k = tabs.length;
        const tab = makeButton({ class: "start-tab", role: "tab", "aria-controls": controlled }, () =>
          actions.chooseStart(ids[k] ?? ""),
        );
        tabs.push(tab);
        list.append(tab);
      }
      for (const tab of tabs.splice(ids.length)) tab.remove();
      tabs.forEach((tab, k) => {
        const label = state.picture?.reading.model.nodes.find(({ id }) => id === ids[k])?.label ?? ids[k] ?? "";
        setText(tab, label);
        setAttribute(tab, "title", label);
        setAttribute(tab, "aria-selected", String(ids[k] === chosen));
        if (panel !== null && ids[k] === chosen) setAttribute(panel, "aria-label", label);
        tab.tabIndex = ids[k] === chosen ? 0 : -1;
      });
    },
  };
}
