import { assembleStage } from "./assemble.ts";
import { glide } from "./between.ts";
import { listenToChips } from "./chips.ts";
import { createPageCamera } from "./page-camera.ts";
import { createPageOverlay } from "./page-overlay.ts";
import type { Stage, StageOptions } from "./types.ts";

/** Makes a stage that fills `parent`: diagram, tokens, camera, odds chips and the player that owns their time. */
export function createStage(parent: HTMLElement, options: StageOptions): Stage {
  const chips = options.editable ? listenToChips : null;
  return assembleStage(parent, options, {
    createCamera: createPageCamera,
    listenToChips: chips,
    glide,
    createOverlay: createPageOverlay,
  });
}
