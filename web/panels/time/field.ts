import { make, setAttribute } from "../../dom.ts";

/** A field for one value, with its caption above. What the person types stays until it is taken or given up with Escape. */
export interface Field {
  readonly element: HTMLElement;
  readonly text: string;
  show(text: string): void;
  /** Marks what was typed as not taken. */
  refuse(refused: boolean): void;
}

/** Makes an empty field; `change` is called when a value was typed and left, or Enter pressed. */
export function createField(caption: string, label: string, change: () => void): Field {
  const input = make("input", {
    class: "field time-field",
    type: "text",
    "aria-label": label,
    autocomplete: "off",
    spellcheck: "false",
  });
  const element = make("label", { class: "time-value" }, make("span", { class: "caption" }, caption), input);
  let shown = "";
  input.addEventListener("change", () => {
    if (input.value.trim() !== shown) change();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = shown;
      setAttribute(input, "aria-invalid", null);
    }
  });
  return {
    element,
    get text() {
      return input.value.trim();
    },
    show(text) {
      shown = text;
      input.value = text;
      input.size = Math.max(5, Math.min(24, text.length + 1));
      setAttribute(input, "aria-invalid", null);
    },
    refuse(refused) {
      setAttribute(input, "aria-invalid", refused ? "true" : null);
    },
  };
}
