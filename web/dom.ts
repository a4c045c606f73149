type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Child = Node | string | null;

/**
 * Makes an HTML element. Attributes: `true` sets an empty one, `false`, `null` and `undefined` leave it out. Children that are
 * strings become text, never markup.
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** Makes a button that does `press`; give it a visible text child or an `aria-label`. */
export function makeButton(attributes: Attributes, press: (event: MouseEvent) => void, ...children: readonly Child[]) {
  const button = make("button", { type: "button", ...attributes }, ...children);
  button.addEventListener("click", press);
  return button;
}

/**
 * Sets the text of an element, and leaves the document alone where it already reads so. A text that takes another's place is written into the same node:
 * for a new one the browser would look up styles and work out layers anew, which takes longer than all the rest of a slider's move.
 */
export function setText(element: Element, text: string): void {
  const node = element.firstChild;
  if (text !== "" && node instanceof Text && node.nextSibling === null) {
    if (node.data !== text) node.data = text;
  } else if (element.textContent !== text) element.textContent = text;
}

/** Hides an element or shows it, and leaves the document alone where it already is so. */
export function setHidden(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/** Sets an attribute, or removes it where the value is `null`, and leaves the document alone where it already is so. */
export function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** The element of the page with this id. Throws RangeError if there is none. */
export function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new RangeError(`the page has no element "${id}"`);
  return element;
}
