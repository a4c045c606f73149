import { writeLine } from "../language/edit.ts";
import type { Findings } from "./findings.ts";
import { makeFix, removeLine } from "./fixes.ts";
import { countEntering, countLeaving } from "./graph/graph.ts";
import type { Line, Lines } from "./lines.ts";
import type { Passing } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { readAsAlternatives } from "./words/alternatives.ts";

/** Says what is odd about single nodes: splits that read as choices (S4), diamonds that lead nowhere (S6), lines without effect. */
export function checkNodes(
  resolution: Resolution,
  passings: readonly Passing[],
  lines: Lines,
  findings: Findings,
): void {
  const { tree, nodes, edges, graph } = resolution;
  nodes.forEach(({ declaration }, node) => {
    const { id, shape } = declaration;
    const leaving = countLeaving(graph, node);
    const entering = countEntering(graph, node);
    const splits = lines.get("splits", node);
    const joins = lines.get("joins", node);
    const idle = (
      code: "flow/splits-diamond" | "flow/splits-alone" | "flow/joins-alone",
      line: Line<"splits" | "joins">,
    ) => findings.add(code, line.span, { node: id.text }, () => [removeLine(tree.source, line.span)]);

    if (shape === "diamond" && leaving === 0 && entering > 0) {
      findings.add("flow/dead-decision", id.span, { node: id.text });
    }
    if (splits?.mode === "all" && shape === "diamond") idle("flow/splits-diamond", splits);
    if (splits?.mode === "one" && leaving === 0) idle("flow/splits-alone", splits);
    if (joins?.mode === "all" && entering < 2) idle("flow/joins-alone", joins);
    if (passings[node]!.kind !== "all" || leaving < 2 || splits !== null) return;
    const labels = Array.from(graph.out.subarray(graph.outAt[node]!, graph.outAt[node + 1]!)).map(
      (edge) => edges[edge]!.declaration.label?.text ?? "",
    );
    if (!readAsAlternatives(labels)) return;
    findings.add("flow/alternatives", id.span, { node: id.text }, () => [
      makeFix("splits-one", { node: id.text }, writeLine(tree, `${id.text} splits one`)),
    ]);
  });
}
