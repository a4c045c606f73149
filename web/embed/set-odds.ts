import { applyEdits, writeOdds } from "#core/language/edit";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import { writeMove } from "#core/model/write-move";

/** The text with other odds (0..1) for one edge, the others of its decision in proportion; `null` where the edge has none that could be moved. */
export function setOdds(text: string, id: string, odds: number): string | null {
  const { tree } = parse(text);
  const { model } = lower(tree);
  const edge = model.edges.find((each) => each.id === id);
  if (edge === undefined || !(odds >= 0 && odds <= 1)) return null;
  if (!edge.implicit && model.nodes[edge.from]?.passing.kind !== "odds") return null;
  const targets = writeMove(model, id, odds);
  return targets.length === 0 ? null : applyEdits(text, writeOdds(tree, targets));
}
