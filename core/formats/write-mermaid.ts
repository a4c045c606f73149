import { isSim } from "../language/comments.ts";
import { findComments } from "../language/format.ts";
import type { Shape, Tree } from "../language/tree.ts";
import type { Model } from "../model/model.ts";
import type { Converted, Loss } from "./draft-diagram.ts";
import { quoteLabel } from "./mermaid-text.ts";

const forms: Readonly<Record<Shape, readonly [open: string, close: string]>> = {
  circle: ["((", "))"],
  rectangle: ["[", "]"],
  taskbox: ["[", "]"],
  diamond: ["{", "}"],
};

/** Words that Mermaid keeps for itself. */
const reserved = /^(?:end|subgraph|graph|flowchart|style|linkStyle|class|classDef|click|direction|default|href|call)$/i;

/** The diagram as a Mermaid flowchart: lanes are subgraphs. How it runs has no words there: loops and simulation lines are listed as lost, with all else. */
export function writeMermaid(tree: Tree, model: Model): Converted {
  const taken = new Set(model.nodes.map(({ id }) => id));
  const name = (id: string): string => {
    let free = id;
    while (reserved.test(free) || (free !== id && taken.has(free))) free = `${free}_`;
    return free;
  };
  const lines = ["flowchart LR"];
  for (const { index, id, label, nodes } of model.lanes) {
    const own = /^[A-Za-z_]\w*$/.test(id) && !taken.has(id) && !reserved.test(id) ? id : `lane_${index + 1}`;
    lines.push(`  subgraph ${own} [${quoteLabel(label || id)}]`);
    for (const node of nodes) {
      const { id, shape, label } = model.nodes[node]!;
      const [open, close] = forms[shape];
      lines.push(`    ${name(id)}${open}${quoteLabel(label || id)}${close}`);
    }
    lines.push("  end");
  }
  for (const { from, to, label, implicit } of model.edges) {
    if (implicit) continue;
    const said = label.trim() === "" ? "" : `|${quoteLabel(label)}|`;
    lines.push(`  ${name(model.nodes[from]!.id)} -->${said} ${name(model.nodes[to]!.id)}`);
  }
  return { text: `${lines.join("\n")}\n`, losses: listLosses(tree, model) };
}

function listLosses({ source, ...tree }: Tree, { nodes }: Model): readonly Loss[] {
  const details = nodes.flatMap(({ id, owner, description, system }) =>
    Object.entries({ owner, description, system })
      .filter(([, value]) => value !== null)
      .map(([what]): Loss => ({ code: "detail", name: `${what} ${id}` })),
  );
  const shapes = nodes.filter(({ shape }) => shape === "taskbox");
  return [
    ...shapes.map(({ label }): Loss => ({ code: "shape", name: label })),
    ...details,
    ...tree.loops.map(({ condition }): Loss => ({ code: "loop", name: condition.text })),
    ...tree.sims.map(
      ({ span }): Loss => ({
        code: "simulation",
        name: source
          .slice(span.from, span.to)
          .replace(/^\/\/\s*/, "")
          .trim(),
      }),
    ),
    ...(tree.edges.length === 0 ? [] : [{ code: "sides", name: "handle" } as const]),
    ...listAround({ source, ...tree }),
  ];
}

/** What stands in a text beside its diagram: comments, and what was skipped. */
export function listAround(tree: Tree): readonly Loss[] {
  const comments = findComments(tree).filter(({ text }) => !isSim(text)).length;
  const skipped = [...tree.skipped, ...tree.others].map(({ from, to }) => tree.source.slice(from, to).trim());
  return [
    ...(comments === 0 ? [] : [{ code: "comments", name: String(comments) } as const]),
    ...skipped
      .filter((words) => words !== "")
      .map((words): Loss => ({ code: "skipped", name: words.split("\n")[0]!.slice(0, 60) })),
  ];
}
