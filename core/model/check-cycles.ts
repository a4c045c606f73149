import type { Tree } from "../language/tree.ts";
import type { Diagram } from "./assemble.ts";
import type { Findings } from "./findings.ts";
import { listNodes } from "./node-list.ts";
import type { Unending } from "./unending.ts";
import { listWaysOut, type WayOut } from "./ways-out.ts";

const codes = {
  endless: "flow/endless",
  multiplies: "flow/multiplies",
  unreached: "flow/endless-unreached",
} as const satisfies Readonly<Record<Unending["kind"], string>>;

/** How well a change of the text does: the cycle `ends` without another finding of that kind, or it ends but another begins, or it `stays`. */
export type Verdict = "ends" | "moves" | "stays";

/** Tries changes of the text out. */
export interface Trial {
  /** Whether there is work left to try one. */
  isOpen(): boolean;
  judge(one: Unending, way: WayOut): Verdict;
}

/** Says which cycles never end (E3). Where a case comes they are errors, elsewhere a warning. Of the ways out that were tried the best are offered. */
export function checkCycles(
  tree: Tree,
  diagram: Diagram,
  found: readonly Unending[],
  findings: Findings,
  trial: Trial,
): void {
  for (const one of found) {
    const nodes = listNodes(one.members.map((node) => diagram.nodes[node]!.id));
    const { idSpan } = diagram.nodes[one.members[0]!]!;
    findings.add(codes[one.kind], idSpan, { nodes, count: one.members.length }, () => {
      const list = (...good: readonly Verdict[]) =>
        trial.isOpen() ? listWaysOut(tree, diagram, one, (way) => good.includes(trial.judge(one, way))) : [];
      const best = list("ends");
      return best.length > 0 ? best : list("ends", "moves");
    });
  }
}
