import { expandModel } from "../analysis/expand.ts";
import type { ExactStart, Why } from "../analysis/results.ts";
import { solveExact } from "../analysis/solve.ts";
import type { Diagnostic, Edit } from "../language/diagnostic.ts";
import { applyEdits } from "../language/edit.ts";
import { parse } from "../language/parse.ts";
import type { Tree } from "../language/tree.ts";
import { lower } from "../model/lower.ts";
import type { Model } from "../model/model.ts";
import { listNodes } from "../model/node-list.ts";
import { listWaysOut } from "../model/ways-out.ts";
import { hasError } from "./diagnostics.ts";

type Trap = Extract<Why, { readonly kind: "endless" | "multiplies" }>;

/** Nodes of a diagram whose traps get fixes, and changed texts that are solved for them. */
const mostNodes = 500;
const mostTries = 20;

/**
 * Cycles that cases come to and never leave, or where tokens become more and more, that only the expanded states show (E3): errors like those that the graph shows, each
 * with the ways out that end it.
 */
export function findTraps(tree: Tree, model: Model, starts: readonly ExactStart[]): readonly Diagnostic[] {
  const traps = new Map(listTraps(starts).map((trap) => [trap.nodes.join(), trap]));
  let tries = 0;
  const ends = (trap: Trap, edits: readonly Edit[]): boolean =>
    model.nodes.length <= mostNodes && ++tries <= mostTries && isFree(applyEdits(tree.source, edits), trap);
  return [...traps.values()].map((trap): Diagnostic => {
    const { kind } = trap;
    const members = model.nodes.filter(({ id }) => trap.nodes.includes(id)).map(({ index }) => index);
    return {
      code: `flow/${kind}`,
      severity: "error",
      span: model.nodes[members[0]!]!.idSpan,
      args: { nodes: listNodes(trap.nodes), count: members.length },
      fixes: listWaysOut(tree, model, { kind, members }, ({ edits }) => ends(trap, edits)),
    };
  });
}

function listTraps(starts: readonly ExactStart[]): readonly Trap[] {
  return starts.flatMap(({ why }) => (why?.kind === "endless" || why?.kind === "multiplies" ? [why] : []));
}

/** Whether the text has no error, and no trap among those nodes. */
function isFree(source: string, { nodes }: Trap): boolean {
  const { tree, diagnostics } = parse(source);
  const { model, diagnostics: meant } = lower(tree);
  if (hasError([...diagnostics, ...meant])) return false;
  const left = listTraps(solveExact(expandModel(model), { reach: false }));
  return left.every((other) => !other.nodes.some((node) => nodes.includes(node)));
}
