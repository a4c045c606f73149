import { type Diagram, isActivity } from "./assemble.ts";
import { addForms, areEqual, certainCount, constantForm, type Form, unknownForm } from "./forms.ts";
import type { EdgeIndex, Node, NodeIndex } from "./model.ts";

/** How many tokens of one case pass, as far as the graph alone tells, whatever the odds. */
export interface Flows {
  /** The nodes that the case may come to, each before those it leads to, edges that run back apart. */
  readonly order: readonly NodeIndex[];
  /** Whether the counts were taken; where no split and no join is, or after too much work for other starts, they were not. */
  readonly measured: boolean;
  readonly nodes: ReadonlyMap<NodeIndex, Form>;
  /** Edges that are not here carry no token. */
  readonly edges: ReadonlyMap<EdgeIndex, Form>;
}

/** Nodes and edges that are looked at in one diagram, all starts together. */
const workLimit = 30_000;

/**
 * Counts the tokens of one case by conservation: what comes into a node is what goes out, to one edge of a decision, to each edge of a split. The count on an
 * edge that runs back, and on all but one edge of a decision, is an unknown with a name; what those cancel out to is certain for every case that ends. Where
 * tokens may vanish (repeats used up, turned away) or wait (joins of unequal branches), the count is a new unknown.
 */
export function createFlowMeter(diagram: Diagram, spenders: Uint8Array): (start: NodeIndex) => Flows {
  const repeatsInto = new Map<NodeIndex, EdgeIndex[]>();
  for (const { implicit, index, to } of diagram.edges) {
    if (implicit) repeatsInto.set(to, [...(repeatsInto.get(to) ?? []), index]);
  }
  const branches = diagram.nodes.some(
    ({ joinsAll, passing, outgoing }) => joinsAll || (passing.kind === "all" && outgoing.length > 1),
  );
  let work = 0;
  return (start) => {
    const { order, back } = explore(diagram, start);
    if (!branches || work > workLimit) return { order, measured: false, nodes: new Map(), edges: new Map() };
    const flows = new Map<EdgeIndex, Form>();
    const totals = new Map<NodeIndex, Form>();
    for (const edge of back) flows.set(edge, unknownForm(edge));
    for (const index of order) {
      const node = diagram.nodes[index]!;
      const total = countComing(node, repeatsInto.get(index) ?? [], flows, index === start);
      totals.set(index, total ?? unknownForm(diagram.edges.length + index));
      work += 1 + node.incoming.length + node.outgoing.length;
      passOn(diagram, node, totals.get(index)!, spenders[index] === 1, flows);
    }
    return { order, measured: true, nodes: totals, edges: flows };
  };
}

/** A depth-first search turned around: each node stands before its successors, but for the edges that run back. */
function explore({ nodes, edges }: Diagram, start: NodeIndex): { order: NodeIndex[]; back: readonly EdgeIndex[] } {
  const state = new Uint8Array(nodes.length);
  const next = new Uint32Array(nodes.length);
  const back: EdgeIndex[] = [];
  const order: NodeIndex[] = [];
  const path = [start];
  state[start] = 1;
  while (path.length > 0) {
    const node = nodes[path[path.length - 1]!]!;
    const at = next[node.index]!++;
    if (at > node.outgoing.length) {
      state[node.index] = 2;
      order.push(node.index);
      path.pop();
      continue;
    }
    const edge = node.outgoing[at] ?? node.implicitRepeat;
    if (edge === null) continue;
    const target = edges[edge]!.to;
    if (state[target] === 1) back.push(edge);
    if (state[target] !== 0) continue;
    state[target] = 1;
    path.push(target);
  }
  return { order: order.reverse(), back };
}

/** The tokens that come into a node, or the times that a join fires; `null` if that cannot be said. */
function countComing(
  node: Node,
  repeats: readonly EdgeIndex[],
  flows: ReadonlyMap<EdgeIndex, Form>,
  begins: boolean,
): Form | null {
  if (node.joinsAll) {
    if (begins || repeats.length > 0) return null;
    return countFirings(node.incoming.map((edge) => flows.get(edge) ?? constantForm(0)));
  }
  let total: Form | null = constantForm(begins ? 1 : 0);
  for (const edge of [...node.incoming, ...repeats]) {
    const flow = flows.get(edge);
    if (flow !== undefined && total !== null) total = addForms(total, flow);
  }
  return total;
}

function countFirings(branches: readonly Form[]): Form | null {
  const counts = branches.map(certainCount).filter((count) => count !== null);
  if (counts.length === branches.length) return constantForm(counts.reduce((least, count) => Math.min(least, count)));
  return branches.every((branch) => areEqual(branch, branches[0]!)) ? branches[0]! : null;
}

/** Gives each edge of the node its count; edges that run back have theirs already. */
function passOn(diagram: Diagram, node: Node, total: Form, spends: boolean, flows: Map<EdgeIndex, Form>): void {
  const { index, outgoing, passing, implicitRepeat } = node;
  const vanishes = isActivity(node.shape) && diagram.lanes[node.lane]!.queue !== null;
  const put = (edge: EdgeIndex, flow: Form | null): Form => {
    const form = flows.get(edge) ?? flow ?? unknownForm(edge);
    flows.set(edge, form);
    return form;
  };
  let going: Form | null = vanishes ? unknownForm(diagram.edges.length + diagram.nodes.length + index) : total;
  if (implicitRepeat !== null) going = addForms(going, put(implicitRepeat, null), -1);
  if (spends || passing.kind === "all") {
    for (const edge of outgoing) put(edge, spends ? null : going);
    return;
  }
  const last = outgoing.findLast((edge) => !flows.has(edge));
  for (const edge of outgoing) {
    if (edge === last) continue;
    const flow = put(edge, null);
    if (going !== null) going = addForms(going, flow, -1);
  }
  if (last !== undefined) put(last, going);
}
