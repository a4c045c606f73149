import type { BaseType, Selection } from "d3";

/** A group of the drawing. */
export type Ink = Selection<SVGGElement, unknown, null, undefined>;

/** The child group of that class, made when it is not there: so drawing again changes what is there. */
export function layer(parent: Ink, name: string): Ink {
  const found = parent.select<SVGGElement>(`:scope > .${name}`);
  return found.empty() ? parent.append("g").attr("class", name) : found;
}

const drawn = new WeakMap<object, { datum: unknown; readonly print: string }>();

/**
 * The elements that have to be drawn anew: those whose print, a text of all that is drawn of the datum, is another than when they were
 * last chosen. A slider moves a few labels of a large diagram, not its thousand elements.
 */
export function chooseChanged<E extends BaseType & object, D, P extends BaseType, Q>(
  selection: Selection<E, D, P, Q>,
  print: (datum: D) => string,
): Selection<E, D, P, Q> {
  return selection.filter(function (datum) {
    const before = drawn.get(this);
    if (before !== undefined && before.datum === datum) return false;
    const text = print(datum);
    if (before?.print === text) {
      before.datum = datum;
      return false;
    }
    drawn.set(this, { datum, print: text });
    return true;
  });
}
