/** An element of an XML document; names without their prefixes, attributes with them. */
export interface XmlElement {
  readonly name: string;
  /** The name with its prefix. */
  readonly qualified: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Open extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const name = String.raw`[\p{L}_][\p{L}\p{N}\p{M}_.:-]*`;
const token = new RegExp(
  String.raw`<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[(?<data>[\s\S]*?)\]\]>|<(?<close>/)?(?<tag>${name})(?<attributes>(?:\s+${name}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>/)?>|(?<text>[^<]+)`,
  "uy",
);
const attribute = new RegExp(String.raw`(${name})\s*=\s*(?:"([^"]*)"|'([^']*)')`, "gu");
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Elements inside each other at most: more is no document that somebody drew. */
const deepest = 200;

/**
 * Reads an XML document as far as diagrams need it: elements, attributes, text, CDATA; comments and processing instructions are skipped. A doctype is refused, so
 * that no entity can grow or reach out. `null` where it is not well-formed.
 */
export function readXml(source: string): XmlElement | null {
  const root = open("", new Map());
  const stack = [root];
  token.lastIndex = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (token.lastIndex < source.length) {
    const groups = token.exec(source)?.groups;
    const parent = stack.at(-1)!;
    if (groups === undefined) return null;
    const { data, close, tag, attributes, empty, text } = groups;
    if (data !== undefined) parent.text += data;
    else if (text !== undefined) parent.text += resolve(text);
    else if (tag === undefined) continue;
    else if (close !== undefined) {
      if (stack.length === 1 || parent.qualified !== tag) return null;
      stack.pop();
    } else {
      const made = open(tag, readAttributes(attributes ?? ""));
      parent.children.push(made);
      if (empty === undefined) stack.push(made);
      if (stack.length > deepest) return null;
    }
  }
  return stack.length === 1 && root.children.length === 1 && root.text.trim() === "" ? root.children[0]! : null;
}

function open(qualified: string, attributes: ReadonlyMap<string, string>): Open {
  return { qualified, name: qualified.slice(qualified.indexOf(":") + 1), attributes, children: [], text: "" };
}

function readAttributes(written: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, key, double, single] of written.matchAll(attribute)) found.set(key!, resolve(double ?? single ?? ""));
  return found;
}

function resolve(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (whole, decimal, hex, entity) => {
    if (entity !== undefined) return entities[entity] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
