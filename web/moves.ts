import type { Edit } from "#core/language/diagnostic";
import { writeLine, writeLoopBound, writeOdds, writeSetting } from "#core/language/edit";
import { type Capacity, writeArrival, writeCapacity, writeService } from "#core/language/edit-time";
import type { LoopBound, SettingName } from "#core/language/tree";
import type { Model } from "#core/model/model";
import { writeMove } from "#core/model/write-move";
import type { Document } from "./document.ts";
import type { Reading } from "./reading.ts";

/** Moves of sliders and steppers, each written as the smallest edit of a simulation line. */
export interface Moves {
  moveOdds(edge: string, odds: number, phase: "live" | "done"): void;
  moveBound(member: string, bound: LoopBound): void;
  setSetting(name: SettingName, value: number): void;
  /** Says whether a decision follows its loop's counter or its odds. */
  decideBy(node: string, by: "counter" | "odds"): void;
  /** Sets what a lane can do at once; `null` takes its limit away. */
  setCapacity(lane: string, limit: Capacity | null): void;
  /** Sets how long a node takes, and how cases arrive at it, as the language writes both. */
  setService(node: string, duration: string): void;
  setArrival(node: string, arrival: string): void;
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
    setCapacity: (lane, limit) => once(writeCapacity(reading().tree, lane, limit)),
    setService: (node, duration) => once(writeService(reading().tree, node, duration)),
    setArrival: (node, arrival) => once(writeArrival(reading().tree, node, arrival)),
    decideBy(node, by) {
      const { tree } = reading();
      const line = tree.sims.find((sim) => sim.kind === "by" && sim.node.text === node);
      const statement = `// sim ${node} by ${by}`;
      once(line === undefined ? writeLine(tree, `${node} by ${by}`) : [{ ...line.span, insert: statement }]);
    },
  };
}
