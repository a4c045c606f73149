import { find, make, makeButton, setAttribute } from "../dom.ts";

/** A panel that shares its place with others. */
export interface Face {
  /** Id of its section. */
  readonly id: string;
  readonly name: string;
}

/** Faces of one place of the dock. */
export interface Faces {
  choose(id: string): void;
  readonly chosen: string;
}

/** Shows one of several panels in one place: the tabs stand in the head of the panel on show. `tell` is called after each choice. */
export function createFaces(label: string, faces: readonly Face[], chosen: string, tell: (id: string) => void): Faces {
  const list = make("div", { class: "faces", role: "tablist", "aria-label": label });
  const tabs = faces.map(({ id, name }) =>
    makeButton({ class: "face", role: "tab", "aria-controls": id, "data-face": id }, () => choose(id), name),
  );
  list.append(...tabs);
  let shown = chosen;

  function show(id: string): void {
    shown = id;
    faces.forEach((face, k) => {
      const here = face.id === id;
      const panel = find(face.id);
      panel.hidden = !here;
      setAttribute(tabs[k]!, "aria-selected", String(here));
      setAttribute(tabs[k]!, "tabindex", here ? "0" : "-1");
      panel.querySelector(".panel-head h2")?.classList.add("hidden-text");
      if (here) panel.querySelector(".panel-head")?.prepend(list);
    });
  }

  function choose(id: string): void {
    const focused = list.contains(document.activeElement);
    show(id);
    if (focused) tabs[faces.findIndex((face) => face.id === id)]?.focus();
    tell(id);
  }

  list.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = faces.findIndex((face) => face.id === shown);
    const next = faces[(at + step + faces.length) % faces.length]!;
    choose(next.id);
  });
  show(faces.some((face) => face.id === chosen) ? chosen : faces[0]!.id);
  return {
    choose,
    get chosen() {
      return shown;
    },
  };
}
