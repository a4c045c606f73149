import { make } from "../dom.ts";
import { makeIcon } from "../stage/icons.ts";
import { headerSize } from "../stage/lanes.ts";
import type { Frame, Overlay, OverlayMaker } from "../stage/overlay.ts";

/** Points at which the player halts, shown at their nodes; the selected node offers to become one. */
export interface Pauses {
  readonly create: OverlayMaker;
  readonly nodes: ReadonlySet<string>;
  /** The node that is selected; `null` for none. */
  select(node: string | null): void;
}

/** Makes the points; `change` is called with every new set of nodes. */
export function createPauses(
  words: { readonly set: (label: string) => string; readonly take: (label: string) => string },
  change: (nodes: ReadonlySet<string>) => void,
): Pauses {
  let nodes: ReadonlySet<string> = new Set();
  let selected: string | null = null;
  let place: (() => void) | null = null;

  function toggle(id: string): void {
    const next = new Set(nodes);
    if (!next.delete(id)) next.add(id);
    nodes = next;
    change(nodes);
    place?.();
  }

  const create: OverlayMaker = ({ root }): Overlay => {
    const buttons = new Map<string, HTMLButtonElement>();
    let last: Frame | null = null;

    place = () => {
      if (last === null) return;
      const { scene, view, extent } = last;
      const least = headerSize(scene.layout, view);
      const wanted = new Set([...nodes, ...(selected === null ? [] : [selected])]);
      for (const [id, button] of buttons) {
        if (wanted.has(id) && scene.layout.nodes[id] !== undefined) continue;
        button.remove();
        buttons.delete(id);
      }
      for (const { id, label } of scene.model.nodes) {
        const box = scene.layout.nodes[id];
        if (!wanted.has(id) || box === undefined) continue;
        let button = buttons.get(id);
        if (button === undefined) {
          button = make("button", { type: "button", class: "pause-point" });
          button.append(makeIcon("pause"));
          button.addEventListener("click", () => toggle(id));
          buttons.set(id, button);
          root.append(button);
        }
        const on = nodes.has(id);
        button.setAttribute("aria-pressed", String(on));
        const name = on ? words.take(label) : words.set(label);
        button.setAttribute("aria-label", name);
        button.title = name;
        const x = (box.x + box.width) * view.k + view.x;
        const y = box.y * view.k + view.y;
        button.hidden = x < least || y < 0 || x > extent.width + 12 || y > extent.height;
        button.style.transform = `translate(${Math.round(x)}px,${Math.round(y)}px)`;
      }
    };
    return {
      follow(frame) {
        const moved = last === null || last.view !== frame.view || last.scene.layout !== frame.scene.layout;
        last = frame;
        if (moved) place?.();
      },
      recolour() {},
      destroy() {
        place = null;
        for (const button of buttons.values()) button.remove();
      },
    };
  };

  return {
    create,
    get nodes() {
      return nodes;
    },
    select(node) {
      selected = node;
      place?.();
    },
  };
}
