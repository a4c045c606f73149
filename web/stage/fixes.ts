import type { Frame, Overlay, OverlayHost } from "./overlay.ts";
import type { StageFix } from "./types.ts";

/** Fixes shown at once; the list under the text has all. */
const most = 3;
/** Between a node and the button below it, in pixels of the stage. */
const gap = 8;

/** Makes the buttons that stand below faulty nodes, each with what it would do about the fault. */
export function createFixes({ root }: OverlayHost): Overlay {
  const layer = document.createElement("div");
  layer.className = "stage-fixes";
  root.append(layer);
  let shown: readonly StageFix[] = [];
  let print = "";

  function draw(fixes: readonly StageFix[]): void {
    shown = fixes;
    const next = JSON.stringify(fixes.map(({ node, title }) => [node, title]));
    if (next === print) return;
    print = next;
    layer.replaceChildren(
      ...fixes.map(({ title }, index) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = title;
        button.dir = "auto";
        button.addEventListener("click", () => shown[index]?.press());
        return button;
      }),
    );
  }

  return {
    follow({ scene, view, extent }: Frame) {
      const { layout, fixes = [] } = scene;
      draw(fixes.filter(({ node }) => layout.nodes[node] !== undefined).slice(0, most));
      /** How many stand below each node already. */
      const below = new Map<string, number>();
      for (const [index, { node }] of shown.entries()) {
        const box = layout.nodes[node]!;
        const button = layer.children[index] as HTMLElement;
        const turn = below.get(node) ?? 0;
        below.set(node, turn + 1);
        const x = (box.x + box.width / 2) * view.k + view.x;
        const y = (box.y + box.height) * view.k + view.y + gap + turn * 36;
        const inside = x > 0 && x < extent.width && y > 0 && y < extent.height;
        button.hidden = !inside;
        const half = button.offsetWidth / 2;
        const left = Math.min(Math.max(4, x - half), Math.max(4, extent.width - 2 * half - 4));
        button.style.transform = `translate(${Math.round(left)}px,${Math.round(y)}px)`;
      }
    },
    recolour() {},
    destroy: () => layer.remove(),
  };
}
