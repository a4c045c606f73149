import { type CounterPassing, findCounterDecisions } from "./counters.ts";
import { type EdgeOdds, settleOdds } from "./decision-odds.ts";
import type { Findings } from "./findings.ts";
import { makeFix, removeLine, sayInstead } from "./fixes.ts";
import { countLeaving } from "./graph/graph.ts";
import type { Lines } from "./lines.ts";
import type { ImplicitRepeat, Loops } from "./loops.ts";
import type { NodeIndex, Passing } from "./model.ts";
import type { Resolution } from "./resolution.ts";

/** Where tokens go: by node, and the odds by edge, those of implicit repeats behind those of the declared edges. */
export interface Passings {
  readonly nodes: readonly Passing[];
  /** `null` on an edge that leaves no decision. */
  readonly edges: readonly (EdgeOdds | null)[];
}

/** Settles where tokens go from each node: to one edge by odds (S3, S9) or by a counter (L4), to all (S4), or nowhere (S6). */
export function settlePassings(resolution: Resolution, loops: Loops, lines: Lines, findings: Findings): Passings {
  const { graph, nodes } = resolution;
  const chooses = (node: NodeIndex): boolean =>
    countLeaving(graph, node) > 0 &&
    (nodes[node]!.declaration.shape === "diamond" || lines.get("splits", node)?.mode === "one");
  const counters = findCounterDecisions(resolution, loops, chooses, lines, findings);
  const odds: (EdgeOdds | null)[] = new Array(resolution.edges.length).fill(null);
  const passings = nodes.map((_, node): Passing => {
    const edges = Array.from(graph.out.subarray(graph.outAt[node]!, graph.outAt[node + 1]!));
    const counter = counters.get(node);
    if (counter !== undefined) {
      shareAmongKinds(counter, odds);
      return counter;
    }
    if (edges.length === 0) return { kind: "end" };
    if (!chooses(node)) return { kind: "all" };
    settleOdds(resolution, node, edges, lines, findings).forEach((settled, i) => {
      odds[edges[i]!] = settled;
    });
    return { kind: "odds" };
  });
  warnOfIdleOdds(resolution, passings, lines, findings);
  const repeats = loops.implicit.map((repeat) => settleRepeat(repeat, loops, resolution, lines, findings));
  return { nodes: passings, edges: [...odds, ...repeats] };
}

/** Several edges of the kind that the counter chose share evenly. */
function shareAmongKinds({ toward, exits }: CounterPassing, odds: (EdgeOdds | null)[]): void {
  for (const kind of [toward, exits]) for (const edge of kind) odds[edge] = { odds: [1 / kind.length], by: "counter" };
}

/** Odds lines that hold where nothing is decided by odds: at a counter decision a warning (L4), at another node an error (S3). */
function warnOfIdleOdds(
  { tree, nodes, edges }: Resolution,
  passings: readonly Passing[],
  lines: Lines,
  findings: Findings,
): void {
  edges.forEach(({ id: edge, from }, index) => {
    const line = lines.get("odds", index);
    const { kind } = passings[from]!;
    if (line === null || kind === "odds") return;
    const node = nodes[from]!.declaration.id.text;
    if (kind === "counter") {
      findings.add("flow/counted-odds", line.span, { node }, () => [
        makeFix("by-odds", { node }, sayInstead(tree, lines.get("by", from), `${node} by odds`)),
      ]);
    } else {
      findings.add("flow/odds-without-decision", line.edge.span, { node, edge }, () => [
        makeFix("splits-one", { node }, sayInstead(tree, lines.get("splits", from), `${node} splits one`)),
        removeLine(tree.source, line.span),
      ]);
    }
  });
}

/** An implicit repeat is drawn: one half, or the odds that were given; in a loop of exactly N passes it is certain (L6). */
function settleRepeat(
  { index, loop, from }: ImplicitRepeat,
  { loops }: Loops,
  { tree, nodes }: Resolution,
  lines: Lines,
  findings: Findings,
): EdgeOdds {
  const line = lines.get("odds", index);
  if (loops[loop]!.kind !== "exactly") {
    return line === null ? { odds: [1 / 2], by: "even" } : { odds: line.values.map(({ value }) => value), by: "given" };
  }
  if (line !== null) {
    findings.add("flow/counted-odds", line.span, { node: nodes[from]!.declaration.id.text }, () => [
      removeLine(tree.source, line.span),
    ]);
  }
  return { odds: [1], by: "counter" };
}
