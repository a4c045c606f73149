import type { Diagnostic, Fix } from "#core/language/diagnostic";
import { applyEdits } from "#core/language/edit";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Edge, Loop, Model, Node } from "#core/model/model";
import { draw, type Sketch } from "./draw.ts";

/** A diagram with its meaning, and short ways to ask for parts of it by id. */
export interface Understood {
  readonly source: string;
  readonly model: Model;
  /** What the meaning has to say; what reading has to say is an error of the test. */
  readonly diagnostics: readonly Diagnostic[];
  readonly codes: readonly string[];
  node(id: string): Node;
  edge(id: string): Edge;
  /** By its place among the loops. */
  loop(index: number): Loop;
  ids(nodes: readonly number[]): readonly string[];
  edgeIds(edges: readonly number[]): readonly string[];
  /** Outcome ids by start, `n1: n4, n5`. */
  outcomes(): readonly string[];
  /** The only finding with this code. */
  finding(code: string): Diagnostic;
  /** The diagram as it is once the fix is taken. */
  take(fix: Fix | undefined): Understood;
}

/** Reads a sketch or a source that has nothing wrong but its meaning. */
export function understand(what: Sketch | string): Understood {
  const source = typeof what === "string" ? what : draw(what);
  const { tree, diagnostics: read } = parse(source);
  const faults = read.filter(({ code }) => code !== "flow/skipped-text");
  if (faults.length > 0) throw new Error(`the test's source reads with ${faults[0]?.code}`);
  const { model, diagnostics } = lower(tree);
  const find = <Part extends { readonly id: string }>(parts: readonly Part[], id: string): Part => {
    const part = parts.find((one) => one.id === id);
    if (part === undefined) throw new Error(`there is no ${id}`);
    return part;
  };
  const ids = (nodes: readonly number[]): readonly string[] => nodes.map((index) => model.nodes[index]?.id ?? "?");
  return {
    source,
    model,
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
    node: (id) => find(model.nodes, id),
    edge: (id) => find(model.edges, id),
    loop: (index) => {
      const loop = model.loops[index];
      if (loop === undefined) throw new Error(`there is no loop ${index}`);
      return loop;
    },
    ids,
    edgeIds: (edges) => edges.map((index) => model.edges[index]?.id ?? "?"),
    outcomes: () =>
      model.starts.map(({ node, outcomes }) => `${ids([node])[0]}: ${outcomes.map(({ id }) => id).join(", ")}`),
    finding(code) {
      const found = diagnostics.filter((one) => one.code === code);
      if (found.length !== 1)
        throw new Error(`${found.length} findings ${code} among ${diagnostics.map((one) => one.code)}`);
      return found[0]!;
    },
    take: (fix) => understand(applyEdits(source, fix?.edits ?? [{ from: -1, to: -1, insert: "" }])),
  };
}
