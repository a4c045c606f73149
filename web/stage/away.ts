import type { Box } from "#core/layout/geometry";
import type { Ink } from "./ink.ts";
import type { Extent, View } from "./view.ts";

/** Drawings of fewer nodes and pills are drawn whole: there is nothing to save. */
const manyParts = 60;
/** What stands so many pixels of the stage beyond its edges is still drawn, so that the captions of nodes are. */
const margin = 80;

/**
 * Takes the nodes and pills that lie beyond the stage out of a large drawing: the browser need not lay out and paint again what nobody sees whenever a
 * chip changes. Chips stay within reach of the keyboard.
 */
export interface Away {
  /** The drawing was made anew. */
  forget(): void;
  look(view: View, extent: Extent): void;
}

/** Watches the nodes and pills below `parent`, each with the box of its datum. */
export function createAway(parent: Ink): Away {
  let parts: { readonly element: SVGGElement; readonly box: Box; away: boolean }[] | null = null;

  function listParts(): NonNullable<typeof parts> {
    const found: NonNullable<typeof parts> = [];
    parent.selectAll<SVGGElement, { readonly box: Box }>(".node, .pill").each(function ({ box }) {
      found.push({ element: this, box, away: this.hasAttribute("data-away") });
    });
    return found;
  }

  return {
    forget() {
      parts = null;
    },
    look({ k, x, y }, { width, height }) {
      parts ??= listParts();
      const many = parts.length >= manyParts;
      for (const part of parts) {
        const { box } = part;
        const away =
          many &&
          ((box.x + box.width) * k + x < -margin ||
            box.x * k + x > width + margin ||
            (box.y + box.height) * k + y < -margin ||
            box.y * k + y > height + margin);
        if (away !== part.away) part.element.toggleAttribute("data-away", away);
        part.away = away;
      }
    },
  };
}
