const names: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Whether XML 1.0 (production 2) allows a code point in a document. */
function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x1_0000;
}

/** A text as it may stand in an element or between quotes: all five signs of markup escaped, what XML forbids replaced by U+FFFD. */
export function escapeXml(text: string): string {
  let escaped = "";
  for (const character of text) {
    escaped += isAllowed(character.codePointAt(0)!) ? (names[character] ?? character) : "\ufffd";
  }
  return escaped;
}

/** What an attribute may be; `null` leaves it out. */
type Value = string | number | null;

/** To a hundredth: enough for a pixel at any zoom, short in the document. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/**
 * Writes an element: its attributes escaped, numbers to a hundredth, `children` as they are (markup, or text that has been escaped). Empty
 * elements are closed at once.
 */
export function write(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null ? "" : ` ${key}="${typeof value === "number" ? round(value) : escapeXml(value)}"`,
  );
  const inside = children.join("");
  return `<${name}${written.join("")}${inside === "" ? "/>" : `>${inside}</${name}>`}`;
}

/** Writes what a pointer reads on the element around it. */
export function tell(text: string): string {
  return write("title", {}, escapeXml(text));
}
