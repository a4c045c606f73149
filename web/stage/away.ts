import type { Box } from "#core/layout/geometry";
import type { Ink } from "./ink.ts";
import type { Extent, View } from "./view.ts";

/** Drawings of fewer nodes are drawn whole: there is nothing to save. */
const manyNodes = 60;
/** Nodes so many pixels of the stage beyond its edges are still drawn, so that their captions are. */
const margin = 80;

/** Takes the nodes that lie beyond the stage out of a large drawing: the browser need not lay out and paint again what nobody sees whenever a chip changes. */
export interface Away {
  /** The nodes were drawn anew. */
  forget(): void;
  look(view: View, extent: Extent): void;
}

/** Watches the nodes below `parent`, each with the box of its datum. */
export function createAway(parent: Ink): Away {
  let nodes: { readonly element: SVGGElement; readonly box: Box; away: boolean }[] | null = null;

  function listNodes(): NonNullable<typeof nodes> {
    const found: NonNullable<typeof nodes> = [];
    parent.selectAll<SVGGElement, { readonly box: Box }>(".node").each(function ({ box }) {
      found.push({ element: this, box, away: this.hasAttribute("data-away") });
    });
    return found;
  }

  return {
    forget() {
      nodes = null;
    },
    look({ k, x, y }, { width, height }) {
      nodes ??= listNodes();
      const many = nodes.length >= manyNodes;
      for (const node of nodes) {
        const { box } = node;
        const away =
          many &&
          ((box.x + box.width) * k + x < -margin ||
            box.x * k + x > width + margin ||
            (box.y + box.height) * k + y < -margin ||
            box.y * k + y > height + margin);
        if (away !== node.away) node.element.toggleAttribute("data-away", away);
        node.away = away;
      }
    },
  };
}
