import { makeIcon } from "../stage/icons.ts";
import type { Player } from "../stage/types.ts";
import { findClear, type Obstacle } from "./clear.ts";

/** Of the whole: enough cases are under way to show what it is about. */
const tellingPart = 0.3;
/** Pixels of the button, and those of a smaller one where the drawing leaves no room. */
const sizes = [64, 44] as const;

/**
 * Shows a moment from the midst of things with a large button over it, until it is played: then it begins at `start` (seconds), or from the beginning. The
 * button stands as near to the middle as it can without covering a node, a label or an edge.
 */
export function showPoster(room: HTMLElement, player: Player, start: number | null, name: string): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "poster";
  button.setAttribute("aria-label", name);
  button.append(makeIcon("play"));
  room.append(button);
  player.seek(start ?? player.state.duration * tellingPart);
  const moment = player.state.time;

  const place = () => {
    const { size, x, y } = findClear({ width: room.clientWidth, height: room.clientHeight }, sizes, listDrawn(room));
    button.style.setProperty("--size", `${size}px`);
    button.style.left = `${x}px`;
    button.style.top = `${y}px`;
  };
  // The drawing is fitted to its room some time after that has changed, and may be panned.
  const later = () => requestAnimationFrame(place);
  const watches = [new ResizeObserver(later), new MutationObserver(later)] as const;
  watches[0].observe(room);
  watches[1].observe(room, { subtree: true, attributes: true, attributeFilter: ["transform"] });

  const forget = player.subscribe(({ playing, time }) => {
    if (!playing && time === moment) return;
    forget();
    for (const watch of watches) watch.disconnect();
    button.remove();
    if (playing) player.seek(start ?? 0);
  });
  button.addEventListener("click", () => player.play());
}

/** What is drawn in a room, in its own pixels: boxes of nodes and words, and points along edges. */
function listDrawn(room: HTMLElement): readonly Obstacle[] {
  const { left, top } = room.getBoundingClientRect();
  const at = ({ x, y, width, height }: DOMRectReadOnly): Obstacle => ({ x: x - left, y: y - top, width, height });
  const boxes = [...room.querySelectorAll(".node, .pills > g, .loop-badge, .lane-name, .stage-controls")];
  const points = [...room.querySelectorAll<SVGPathElement>(".edges path.line")].flatMap((path) => {
    const matrix = path.getScreenCTM();
    if (matrix === null) return [];
    const length = path.getTotalLength();
    const count = Math.min(200, Math.ceil((length * matrix.a) / 8));
    return Array.from({ length: count + 1 }, (_, k) => {
      const { x, y } = path.getPointAtLength((length * k) / count).matrixTransform(matrix);
      return at(new DOMRect(x, y, 0, 0));
    });
  });
  return [...boxes.map((box) => at(box.getBoundingClientRect())), ...points];
}
