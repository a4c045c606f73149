import { makeIcon } from "../stage/icons.ts";
import type { Player } from "../stage/types.ts";

/** Of the whole: enough cases are under way to show what it is about. */
const tellingPart = 0.3;

/**
 * Shows a moment from the midst of things with a large button over it, until it is played: then it begins at `start` (seconds), or from the beginning.
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

  const forget = player.subscribe(({ playing, time }) => {
    if (!playing && time === moment) return;
    forget();
    button.remove();
    if (playing) player.seek(start ?? 0);
  });
  button.addEventListener("click", () => player.play());
}
