import type { Measure } from "#core/layout/measure";
import type { Document } from "../document.ts";
import { find } from "../dom.ts";
import type { Scenery } from "../page.ts";
import { reducedMotion } from "../screen.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";
import type { Comparison } from "./comparison.ts";

/** The way in to the comparison, whose part of the page is fetched with the first. */
export interface CompareEntrance {
  /** Opens the comparison with what is pinned, pinning the present text where nothing is. */
  enter(): Promise<void>;
  leave(): void;
  render(state: State): void;
}

export function createCompareEntrance(
  { document, store, measure }: { document: Document; store: Store; measure: Measure },
  now: () => Scenery,
): CompareEntrance {
  let comparison: Comparison | null = null;

  function leave(): void {
    comparison?.destroy();
    comparison = null;
    store.update({ comparing: false });
    find("bar").querySelector<HTMLElement>(".bar-compare")?.focus();
  }

  return {
    async enter() {
      const { openComparison } = await import("./comparison.ts");
      if (comparison !== null) return;
      const { page, context } = now();
      page.stage.player.pause();
      store.update({ pinned: store.state.pinned ?? document.text, comparing: true });
      comparison = openComparison(context, {
        measure,
        reducedMotion,
        pin: () => store.update({ pinned: document.text }),
        goBack() {
          const { pinned } = store.state;
          document.settle();
          if (pinned !== null) document.replace(pinned, { origin: "page" });
        },
        leave,
      });
      comparison.render(store.state);
      comparison.focus();
    },
    leave,
    render: (state) => comparison?.render(state),
  };
}
