import { isBreak } from "./characters.ts";
import type { Edit } from "./diagnostic.ts";
import type { Tree } from "./tree.ts";

/**
 * Adds simulation lines (without their `// sim`) behind the diagram's last one, else at the end of the source; or, where other diagrams follow, behind
 * this one. Line breaks are written as the source has them, and a missing one at its end stays missing.
 */
export function addLines(tree: Tree, statements: readonly string[]): readonly Edit[] {
  if (statements.length === 0) return [];
  const { source } = tree;
  const newline = /\r\n|\n|\r/.exec(source)?.[0] ?? "\n";
  const lines = statements.map((statement) => `// sim ${statement}`).join(newline);
  const at = findEnd(tree);
  const fresh = at === source.length && (source === "" || isBreak(source.charCodeAt(at - 1)));
  return [{ from: at, to: at, insert: fresh ? `${lines}${newline}` : `${newline}${lines}` }];
}

function findEnd({ source, sims, others, diagram }: Tree): number {
  const last = sims.at(-1);
  if (last !== undefined) return lineEnd(source, last.span.to);
  return others.length > 0 ? lineEnd(source, diagram.to) : source.length;
}

function lineEnd(source: string, from: number): number {
  let at = from;
  while (at < source.length && !isBreak(source.charCodeAt(at))) at++;
  return at;
}
