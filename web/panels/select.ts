import { make, setText } from "../dom.ts";

/** One thing to choose. */
export interface Option {
  readonly value: string;
  readonly text: string;
}

/** A native choice list whose options follow what it is shown. */
export interface Select {
  readonly element: HTMLSelectElement;
  show(options: readonly Option[], chosen: string): void;
}

/** Makes an empty choice list; `choose` gets the value that the person picks. */
export function createSelect(name: string, label: string, choose: (value: string) => void): Select {
  const element = make("select", { class: `choice ${name}`, "aria-label": label });
  element.addEventListener("change", () => choose(element.value));
  let shown = "";
  return {
    element,
    show(options, chosen) {
      const print = JSON.stringify(options);
      if (print === shown) {
        if (element.value !== chosen) element.value = chosen;
        return;
      }
      shown = print;
      while (element.options.length > options.length) element.remove(options.length);
      options.forEach(({ value, text }, k) => {
        const option = element.options[k] ?? element.appendChild(make("option"));
        if (option.value !== value) option.value = value;
        setText(option, text);
      });
      if (element.value !== chosen) element.value = chosen;
    },
  };
}
