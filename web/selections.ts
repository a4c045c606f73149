import type { BaseType, Selection } from "d3";
import { setAttribute, setText } from "./dom.ts";

/**
 * Sets attributes of all elements from their data, as `attr` of d3 does, but leaves alone what is so already: the browser lays an element out anew for each
 * attribute that is set, whether it changes or not.
 */
export function setAttributes<E extends BaseType, D, P extends BaseType, Q>(
  selection: Selection<E, D, P, Q>,
  tell: (datum: D) => Readonly<Record<string, string | number | null>>,
): void {
  selection.each(function (datum) {
    for (const [name, value] of Object.entries(tell(datum)))
      setAttribute(this as Element, name, value === null ? null : String(value));
  });
}

/** Sets the texts of all elements from their data, each in its own node (`setText`). */
export function setTexts<E extends BaseType, D, P extends BaseType, Q>(
  selection: Selection<E, D, P, Q>,
  tell: (datum: D) => string,
): void {
  selection.each(function (datum) {
    setText(this as Element, tell(datum));
  });
}
