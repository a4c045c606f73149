import { make, makeButton, setAttribute, setHidden, setText } from "./dom.ts";
import { fill } from "./stage/fill.ts";
import { stageWords } from "./stage/words.ts";
import type { Context, View } from "./view.ts";

/** The rail of the folded lanes beside the stage. */
export interface Rail extends View {
  /** Where the stage stands. */
  readonly room: HTMLElement;
}

/**
 * Makes the rail: 26 pixels at the stage's edge that name the lanes left out for want of room; pressing it shows them, and again leaves them out.
 */
export function createRail(parent: HTMLElement, { words, locale, actions }: Context): Rail {
  const room = make("div", { class: "stage-room" });
  let folded = false;
  const name = make("b", {});
  const note = make("span", {});
  const button = makeButton(
    { class: "fold-rail", hidden: true },
    () => actions.spreadLanes(folded),
    make("i", { "aria-hidden": "true" }),
    name,
    note,
  );
  parent.append(room, button);

  return {
    room,
    render({ picture, reading }) {
      const folding = picture?.folding ?? null;
      setHidden(button, folding === null);
      if (picture === null || folding === null) return;
      folded = folding.folded;
      parent.dataset.lanes = picture.layout.orientation;
      setAttribute(button, "aria-expanded", String(!folded));
      setText(name, folding.lanes.map(({ label }) => label).join(", "));
      const count = folding.lanes.reduce((sum, lane) => sum + lane.nodes.length, 0);
      setText(note, folded ? fill(stageWords[locale]["stage.folded"], { count }, locale) : words.stage.fold);
      const hue = (reading.model.lanes.findIndex(({ id }) => id === folding.lanes[0]?.id) % 6) + 1;
      button.style.setProperty("--hue", `var(--lane-hue-${Math.max(1, hue)})`);
    },
    destroy() {
      room.remove();
      button.remove();
    },
  };
}
