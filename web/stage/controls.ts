import type { Camera } from "./camera.ts";
import { zoomStep } from "./camera.ts";

/** The zoom group at the corner of the stage: minus, scale, plus, Fit. */
export interface ZoomControls {
  readonly element: HTMLElement;
  /** Shows the camera's scale. */
  tell(scale: number): void;
}

/** Makes the zoom group. */
export function createControls(
  camera: Pick<Camera, "zoomBy">,
  fit: () => void,
  words: (key: string) => string,
  locale: string,
): ZoomControls {
  const element = document.createElement("div");
  element.className = "stage-controls";
  element.setAttribute("role", "group");
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const scale = document.createElement("span");
  scale.className = "scale";
  element.append(
    button("−", words("stage.zoomOut"), () => camera.zoomBy(1 / zoomStep)),
    scale,
    button("+", words("stage.zoomIn"), () => camera.zoomBy(zoomStep)),
    button(words("stage.fit"), null, fit),
  );
  return {
    element,
    tell(value) {
      const text = percent.format(value);
      if (scale.textContent !== text) scale.textContent = text;
    },
  };
}

function button(text: string, name: string | null, press: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  if (name !== null) {
    element.setAttribute("aria-label", name);
    element.title = name;
  } else element.className = "fit";
  element.addEventListener("click", press);
  return element;
}
