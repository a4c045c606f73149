import type { Diagnostic } from "../language/diagnostic.ts";
import { parse } from "../language/parse.ts";
import type { Tree } from "../language/tree.ts";
import { lower } from "../model/lower.ts";
import type { Model } from "../model/model.ts";

/** A text, read and understood, with all that there is to say about it. */
export interface Read {
  readonly tree: Tree;
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a text and gives it its meaning. */
export function readSource(source: string): Read {
  const { tree, diagnostics } = parse(source);
  const { model, diagnostics: meant } = lower(tree);
  return { tree, model, diagnostics: [...diagnostics, ...meant] };
}
