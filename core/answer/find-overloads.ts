import type { Chains } from "../analysis/expand.ts";
import { offerLoads, type Passes } from "../analysis/loads.ts";
import type { ExactStart } from "../analysis/results.ts";
import { compile } from "../engine/compile.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { Tree } from "../language/tree.ts";
import type { Model } from "../model/model.ts";
import { findOverloads } from "./overloads.ts";

/** Overloaded lanes, from the exact answers of a diagram. */
export function findExactOverloads(tree: Tree, chains: Chains, starts: readonly ExactStart[]): readonly Diagnostic[] {
  return findOverloads(tree, chains.model, offerLoads(chains, passesOf(starts)));
}

/** The same from how often the cases of each start passed the nodes, in a run or exactly. */
export function findRunOverloads(
  tree: Tree,
  model: Model,
  starts: readonly { readonly nodes: NonNullable<Passes> }[],
): readonly Diagnostic[] {
  if (model.lanes.every(({ capacity }) => capacity === null)) return [];
  const passes = starts.map(({ nodes }) => nodes);
  return findOverloads(tree, model, offerLoads({ model, program: compile(model) }, passes), "run");
}

function passesOf(starts: readonly ExactStart[]): readonly Passes[] {
  return starts.map((start) => (start.exact ? start.nodes : null));
}
