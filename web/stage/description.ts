import type { Model } from "#core/model/model";
import { describe, writeList } from "./describe.ts";
import type { StageOptions } from "./types.ts";

/** The diagram in words, for those who hear the stage. */
export interface Description {
  readonly element: HTMLElement;
  /** Writes what a model is, once there was no other for a while. */
  tell(model: Model): void;
  destroy(): void;
}

/** Milliseconds without another model after which its description is written. */
const rest = 300;

export function createDescription(options: StageOptions): Description {
  const element = document.createElement("div");
  element.className = "stage-description";
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    element,
    tell(model) {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const help = document.createElement("p");
        help.textContent = options.words("stage.help");
        element.replaceChildren(help, writeList(describe(model, options)));
      }, rest);
    },
    destroy: () => clearTimeout(waiting),
  };
}
