import { assembleStage } from "./assemble.ts";
import { listenToChips } from "./chips.ts";
import { createPageCamera } from "./page-camera.ts";
import type { Stage, StageOptions } from "./types.ts";

/** Makes a stage that fills `parent`: diagram, tokens, camera, odds chips and the player that owns their time. */
export function createStage(parent: HTMLElement, options: StageOptions): Stage {
  return assembleStage(parent, options, createPageCamera, options.editable ? listenToChips : null);
}
