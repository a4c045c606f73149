import type { EdgeReference } from "../language/tree.ts";
import { createEdgeNames } from "./edge-names.ts";
import type { Findings } from "./findings.ts";
import type { Line, Lines } from "./lines.ts";
import type { Loops } from "./loops.ts";
import type { EdgeIndex, Expectation } from "./model.ts";
import type { Resolution } from "./resolution.ts";

/** Odds by attempt that one line may list. */
export const attemptLimit = 1_000;

type FindEdge = (reference: EdgeReference) => EdgeIndex | null;

/** Settles the lines about edges, implicit repeats among them, and gives the expectations with what they speak of. */
export function settleEdgeLines(
  resolution: Resolution,
  { implicit }: Loops,
  lines: Lines,
  findings: Findings,
): readonly Expectation[] {
  const { tree, nodes, edges, names } = resolution;
  const declared = edges.map(({ from, to, declaration }) => ({ from, to, label: declaration.label?.text ?? "" }));
  const meant = implicit.map(({ from, to }) => ({ from, to, label: "" }));
  const ids = nodes.map(({ declaration }) => declaration.id.text);
  const find = createEdgeNames([...declared, ...meant], ids, names, findings);
  return tree.sims.flatMap((line) => {
    if (line.kind === "expect") return resolveExpectation(line, resolution, find);
    if (line.kind !== "odds" && line.kind !== "travels") return [];
    const edge = find(line.edge);
    if (edge !== null) lines.put(line.kind === "odds" ? limitAttempts(line, findings) : line, edge);
    return [];
  });
}

function limitAttempts(line: Line<"odds">, findings: Findings): Line<"odds"> {
  if (line.values.length <= attemptLimit) return line;
  findings.add("flow/too-many-attempts", line.values[attemptLimit]!.span, {
    count: line.values.length,
    limit: attemptLimit,
  });
  return { ...line, values: line.values.slice(0, attemptLimit) };
}

function resolveExpectation(line: Line<"expect">, { names }: Resolution, find: FindEdge): readonly Expectation[] {
  const { text, subject, relation, value, span } = line;
  const node = subject.kind === "node" ? names.node(subject.node) : null;
  const edge = subject.kind === "edge" ? find(subject.edge) : null;
  if (subject.kind !== "measure" && node === null && edge === null) return [];
  return [{ text, subject, node, edge, relation, value, span }];
}
