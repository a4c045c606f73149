import type { EdgeIndex, Model, Node } from "../model/model.ts";
import { type ChoiceTable, type EdgeTable, type NodeTable, SPLIT } from "./program.ts";
import { certain, type Threshold, thresholds } from "./thresholds.ts";

/** Lays out the records of all choices; their `next` and `length` are left for `linkChains`. */
export function compileChoices(model: Model, nodes: NodeTable, edges: EdgeTable): ChoiceTable {
  const none = () => new Int32Array(nodes.count).fill(-1);
  const table = { at: none(), size: none(), exitsAt: none(), exitsSize: none(), repeatAt: none() };
  const rows = new Int32Array(nodes.count).fill(1);
  const closes = new Uint8Array(nodes.count);
  const sheet = new Sheet(edges.count);
  for (const node of model.nodes) {
    const { index, passing, outgoing, implicitRepeat } = node;
    const lists = oddsOf(model, node);
    rows[index] = lists.reduce((most, odds) => Math.max(most, odds.length), 1);
    closes[index] = lists.some((_, i) => edges.raises[outgoing[i] ?? implicitRepeat!]! >= 0) ? 1 : 0;
    if (implicitRepeat !== null) table.repeatAt[index] = sheet.layRepeat(implicitRepeat, lists.at(-1)!, rows[index]!);
    if (nodes.passing[index] === SPLIT || outgoing.length === 0) continue;
    const lay = (choice: readonly EdgeIndex[]): number =>
      sheet.lay(
        choice,
        choice.map((edge) => model.edges[edge]!.odds ?? [1]),
        rows[index]!,
      );
    const first = passing.kind === "counter" ? passing.toward : outgoing;
    table.at[index] = lay(first);
    table.size[index] = first.length;
    if (passing.kind !== "counter") continue;
    table.exitsAt[index] = lay(passing.exits);
    table.exitsSize[index] = passing.exits.length;
  }
  for (const start of model.starts.keys()) sheet.add(certain, 1, edges.count + start);
  return {
    ...table,
    records: Int32Array.from(sheet.records),
    fraction: Float64Array.from(sheet.fraction),
    odds: Float64Array.from(sheet.odds),
    rows,
    closes,
    recordOf: sheet.recordOf,
  };
}

/** The odds of a node's edges by attempt, those of its implicit repeat last. */
function oddsOf(model: Model, node: Node): readonly (readonly number[])[] {
  const edges = node.implicitRepeat === null ? node.outgoing : [...node.outgoing, node.implicitRepeat];
  return edges.map((edge) => model.edges[edge]!.odds ?? [1]);
}

/** Records as they are written one after another. */
class Sheet {
  readonly records: number[] = [];
  readonly fraction: number[] = [];
  readonly odds: number[] = [];
  readonly recordOf: Int32Array;

  constructor(edges: number) {
    this.recordOf = new Int32Array(edges).fill(-1);
  }

  add(threshold: Threshold, odds: number, slot: number): void {
    if (slot >= 0 && slot < this.recordOf.length && this.recordOf[slot] === -1)
      this.recordOf[slot] = this.records.length;
    this.records.push(threshold.whole, -1, 0, slot);
    this.fraction.push(threshold.fraction);
    this.odds.push(odds);
  }

  /** One row an attempt, one record an edge; the offset of the first. */
  lay(edges: readonly EdgeIndex[], odds: readonly (readonly number[])[], rows: number): number {
    const at = this.records.length;
    for (let row = 0; row < rows; row++) {
      const shares = odds.map((values) => valueFor(values, row));
      const cuts = thresholds(shares);
      edges.forEach((edge, i) => {
        this.add(cuts[i]!, shares[i]!, edge);
      });
    }
    return at;
  }

  /** One row an attempt: the repeat, and going on (L6). */
  layRepeat(edge: EdgeIndex, odds: readonly number[], rows: number): number {
    const at = this.records.length;
    for (let row = 0; row < rows; row++) {
      const share = valueFor(odds, row);
      const [repeat] = thresholds([share, 1 - share]);
      this.add(repeat!, share, edge);
      this.add(certain, 1 - share, -1);
    }
    return at;
  }
}

function valueFor(values: readonly number[], attempt: number): number {
  return values[Math.min(attempt, values.length - 1)]!;
}
