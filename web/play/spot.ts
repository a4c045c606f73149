import { isOwnPress } from "../stage/camera.ts";
import type { Frame, Overlay, OverlayHost, OverlayMaker } from "../stage/overlay.ts";
import type { CaseName } from "./modes.ts";

/** How far from a token's middle a click may be, in CSS pixels: a mouse, a finger. */
const near = { fine: 12, coarse: 24 };

/** The token at a place of the stage, as an index into the frame's dots; -1 where none is within `reach` pixels. */
export function findToken(
  { placed, view }: Pick<Frame, "placed" | "view">,
  x: number,
  y: number,
  reach: number,
): number {
  let found = -1;
  let least = reach;
  for (let dot = 0; dot < placed.dots; dot++) {
    const far = Math.hypot(
      placed.places[2 * dot]! * view.k + view.x - x,
      placed.places[2 * dot + 1]! * view.k + view.y - y,
    );
    if (far <= least) {
      least = far;
      found = dot;
    }
  }
  return found;
}

/** Makes an overlay that tells whose token was clicked; a click on a token is none on what lies below it. */
export function spotTokens(tell: (name: CaseName) => void): OverlayMaker {
  return ({ root }: OverlayHost): Overlay => {
    let last: Frame | null = null;
    let reach = near.fine;

    function find(event: MouseEvent): CaseName | null {
      if (last === null || isOwnPress(event.target)) return null;
      const box = root.getBoundingClientRect();
      const dot = findToken(last, event.clientX - box.left, event.clientY - box.top, reach);
      const token = dot < 0 ? undefined : last.tokens[last.placed.token[dot]!];
      const start = token && last.scene.model.starts[token.start];
      return start === undefined ? null : { start: last.scene.model.nodes[start.node]!.id, case: token!.case };
    }
    function press(event: PointerEvent): void {
      reach = event.pointerType === "touch" ? near.coarse : near.fine;
    }
    function click(event: MouseEvent): void {
      const name = find(event);
      if (name === null) return;
      event.stopPropagation();
      tell(name);
    }
    root.addEventListener("pointerdown", press, { capture: true });
    root.addEventListener("click", click, { capture: true });
    return {
      follow(frame) {
        last = frame;
      },
      recolour() {},
      destroy() {
        root.removeEventListener("pointerdown", press, { capture: true });
        root.removeEventListener("click", click, { capture: true });
      },
    };
  };
}
