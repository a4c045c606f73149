import type { Layout } from "#core/layout/geometry";
import type { Model, Node } from "#core/model/model";

/**
 * The nodes in whose label, id or other texts each word of the query occurs, accents and case aside; a node whose id is the query comes
 * first, then all in the direction in which cases flow. A query without a word matches nothing.
 */
export function findNodes(model: Model, layout: Layout, query: string): readonly Node[] {
  const words = simplify(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const flat = layout.orientation === "horizontal";
  const named = (node: Node) => (simplify(node.id) === words.join(" ") ? 0 : 1);
  const along = ({ id }: Node) => (flat ? layout.nodes[id]!.x : layout.nodes[id]!.y);
  const across = ({ id }: Node) => (flat ? layout.nodes[id]!.y : layout.nodes[id]!.x);
  return model.nodes
    .filter((node) => {
      if (layout.nodes[node.id] === undefined) return false;
      const { label, id, owner, system, description } = node;
      const text = simplify([label, id, owner, system, description].filter(Boolean).join("\n"));
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => named(a) - named(b) || along(a) - along(b) || across(a) - across(b));
}

/** A text without accents, in small letters. */
function simplify(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
