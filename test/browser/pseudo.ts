import { fileURLToPath } from "node:url";
import { build, type Plugin, type Rolldown } from "vite";

/** Around every message of the pseudo-language. */
export const marks = { open: "⟦", close: "⟧" } as const;

/** Where messages are kept: what stands elsewhere in quotes is no prose. */
const catalogues =
  /\/(?:web\/.*\/(?:en|fr)|web\/(?:play|cloud)\/words|web\/stage\/words\/finding|core\/messages\/(?:en|fr)\/\w+|core\/render\/words)\.ts$/;

/** A node of the syntax tree, as far as it is looked at. */
interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** Puts marks around every message of the catalogues. */
const markMessages: Plugin = {
  name: "mark-messages",
  enforce: "post",
  transform(code, id) {
    if (!catalogues.test(id)) return null;
    const found: Syntax[] = [];
    look(this.parse(code) as unknown as Syntax, null, "", found);
    // Just inside both quotes, from the end on, so that the places before stay true.
    const places = found.flatMap(({ start, end }) => [
      { at: start + 1, mark: marks.open },
      { at: end - 1, mark: marks.close },
    ]);
    let marked = code;
    for (const { at, mark } of places.sort((a, b) => b.at - a.at))
      marked = marked.slice(0, at) + mark + marked.slice(at);
    return { code: marked, map: null };
  },
};

/** Finds the messages below a node: strings and templates with letters in them. */
function look(node: Syntax, parent: Syntax | null, place: string, found: Syntax[]): void {
  const { type, value } = node;
  const pieces =
    type === "TemplateLiteral" ? (node.quasis as readonly { readonly value: { readonly raw: string } }[]) : [];
  const text =
    type === "Literal" && typeof value === "string" ? value : pieces.map((piece) => piece.value.raw).join(" ");
  if (/\p{L}/u.test(text) && isSaid(parent, place)) found.push(node);
  for (const [name, part] of Object.entries(node)) {
    for (const child of Array.isArray(part) ? part : [part]) {
      if (typeof child === "object" && child !== null && "type" in child) look(child as Syntax, node, name, found);
    }
  }
}

/** Whether a string is something that is said, and not a name that code goes by. */
function isSaid(parent: Syntax | null, place: string): boolean {
  switch (parent?.type) {
    case "Property":
      return place === "value" && !(parent.key as { readonly name?: string }).name?.startsWith("tag");
    case "BinaryExpression":
      return parent.operator === "+";
    case "CallExpression":
      return false;
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "MemberExpression":
    case "SwitchCase":
      return false;
    default:
      return true;
  }
}

/** Builds the page with the pseudo-language in place of English and French: its files by their paths. */
export async function buildPseudo(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const root = fileURLToPath(new URL("../../web", import.meta.url));
  const made = (await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [markMessages],
    worker: { plugins: () => [markMessages] },
    build: { write: false, minify: false, modulePreload: { polyfill: false } },
  })) as Rolldown.RolldownOutput;
  return new Map(made.output.map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]));
}
