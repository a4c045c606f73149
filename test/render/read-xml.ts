/** An element of a document, read strictly. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

const name = "[A-Za-z_][\\w.-]*";
const allowed = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text with its five entities resolved; anything else that begins with an ampersand is an error. */
function resolve(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text) || text.includes("<")) throw new SyntaxError(`markup in ${text}`);
  return text.replace(/&(\w+);/g, (_, entity: string) => entities[entity]!);
}

/**
 * Reads the part of XML 1.0 that our images may use and nothing else: elements, attributes in double quotes, text, and the five named entities. No
 * declaration, doctype, comment, CDATA, processing instruction or numbered entity; `>` in text is an error too. Throws SyntaxError.
 */
export function readXml(text: string): Element {
  if (!allowed.test(text)) throw new SyntaxError("a character that XML forbids");
  const open: { name: string; attributes: ReadonlyMap<string, string>; children: (Element | string)[] }[] = [
    { name: "", attributes: new Map(), children: [] },
  ];
  const token = new RegExp(`<(/)?(${name})((?:\\s+${name}(?::${name})?="[^"<]*")*)\\s*(/)?>|([^<>]+)`, "uy");
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new SyntaxError(`not well-formed at ${at}: ${text.slice(at, at + 40)}`);
    const [, closing, tag = "", written = "", empty, plain] = match;
    const inside = open.at(-1)!;
    if (plain !== undefined) {
      if (open.length === 1 && plain.trim() !== "") throw new SyntaxError("text outside the root");
      inside.children.push(resolve(plain));
      continue;
    }
    if (closing !== undefined) {
      if (inside.name !== tag || written !== "") throw new SyntaxError(`</${tag}> closes <${inside.name}>`);
      open.pop();
      continue;
    }
    const attributes = new Map<string, string>();
    for (const [, key = "", value = ""] of written.matchAll(/([\w.:-]+)="([^"]*)"/gu)) {
      if (attributes.has(key)) throw new SyntaxError(`${key} twice on <${tag}>`);
      attributes.set(key, resolve(value));
    }
    const element = { name: tag, attributes, children: [] };
    inside.children.push(element);
    if (empty === undefined) open.push(element);
  }
  if (open.length > 1) throw new SyntaxError(`<${open.at(-1)!.name}> is never closed`);
  const roots = open[0]!.children.filter((child) => typeof child !== "string");
  if (roots.length !== 1) throw new SyntaxError(`${roots.length} roots`);
  return roots[0]!;
}

/** An element and all below it, in order of the document. */
export function* walk(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) if (typeof child !== "string") yield* walk(child);
}

/** All text below an element. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}
