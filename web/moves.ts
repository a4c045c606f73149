import type { Edit } from "#core/language/diagnostic";
import { writeLine, writeLoopBound, writeOdds, writeSetting } from "#core/language/edit";
import type { LoopBound, SettingName } from "#core/language/tree";
import type { Model } from "#core/model/model";
import { rebalance } from "#core/model/rebalance";
import type { Document } from "./document.ts";
import type { Reading } from "./reading.ts";

/** Moves of sliders and steppers, each written as the smallest edit of a simulation line. */
export interface Moves {
  moveOdds(edge: string, odds: number, phase: "live" | "done"): void;
  moveBound(member: string, bound: LoopBound): void;
  setSetting(name: SettingName, value: number): void;
  /** Says whether a decision follows its loop's counter or its odds. */
  decideBy(node: string, by: "counter" | "odds"): void;
}

/** Ties moves to the document; `reading` gives the reading of its present text. */
export function createMoves(document: Document, reading: () => Reading): Moves {
  /** The odds as they stood when a drag began: its others are rescaled from those, so that 100% and back loses nothing. */
  let drag: { readonly edge: string; readonly model: Model } | null = null;

  function once(edits: readonly Edit[]): void {
    document.settle();
    document.apply(edits, { origin: "page" });
  }

  return {
    moveOdds(edge, odds, phase) {
      const { tree, model } = reading();
      if (drag?.edge !== edge) {
        drag = { edge, model };
        document.settle();
      }
      const edits = writeMove(drag.model, edge, odds);
      if (edits.length > 0) document.apply(writeOdds(tree, edits), { origin: "page", gesture: `odds ${edge}` });
      if (phase === "live") return;
      drag = null;
      document.settle();
    },
    moveBound(member, bound) {
      if (member !== "") once(writeLoopBound(reading().tree, member, bound));
    },
    setSetting: (name, value) => once(writeSetting(reading().tree, name, value)),
    decideBy(node, by) {
      const { tree } = reading();
      const line = tree.sims.find((sim) => sim.kind === "by" && sim.node.text === node);
      const statement = `// sim ${node} by ${by}`;
      once(line === undefined ? writeLine(tree, `${node} by ${by}`) : [{ ...line.span, insert: statement }]);
    },
  };
}

/** The odds of all edges of the decision after one of them was moved, as the writer takes them. */
export function writeMove(model: Model, id: string, odds: number): Parameters<typeof writeOdds>[1] {
  const moved = model.edges.find((edge) => edge.id === id);
  if (moved === undefined) return [];
  return rebalance(model, moved.index, odds).flatMap(({ edge: index, odds: value }) => {
    const edge = model.edges[index];
    if (edge === undefined) return [];
    const [from, to] = [model.nodes[edge.from]?.id ?? "", model.nodes[edge.to]?.id ?? ""];
    const ordinal = /#(\d+)$/.exec(edge.id)?.[1];
    return [{ from, to, ordinal: ordinal === undefined ? null : Number(ordinal), odds: [roundOdds(value)] }];
  });
}

/** Odds as the text keeps them: ten decimals, so that a rescaled third adds up within the tolerance of S9. */
function roundOdds(odds: number): number {
  return Math.round(odds * 1e10) / 1e10;
}
