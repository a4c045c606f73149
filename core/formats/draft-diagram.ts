import { quote } from "../language/quotes.ts";
import type { Direction, Shape } from "../language/tree.ts";
import type { LossCode } from "../messages/loss-codes.ts";

/** A diagram as another notation has it, before it is a text of ours. */
export interface DraftDiagram {
  readonly lanes: readonly { readonly id: string; readonly label: string }[];
  readonly nodes: readonly {
    readonly id: string;
    readonly lane: string;
    readonly shape: Shape;
    readonly label: string;
    readonly owner?: string | null;
    readonly description?: string | null;
    readonly system?: string | null;
  }[];
  readonly edges: readonly DraftEdge[];
  /** Lines of loops, which stand in the first lane, and simulation lines, which stand at the end. */
  readonly loops: readonly string[];
  readonly sims: readonly string[];
}

export interface DraftEdge {
  readonly from: string;
  readonly to: string;
  readonly fromHandle: Direction;
  readonly toHandle: Direction;
  readonly label: string;
}

/** Something of one notation that another cannot say: a code for the words of it, and what it is called there. */
export interface Loss {
  readonly code: LossCode;
  readonly name: string;
}

/** A diagram in another notation than it was, with all that was left out. */
export interface Converted {
  readonly text: string;
  readonly losses: readonly Loss[];
}

/** A text between quotes, on one line, with single blanks. */
const quoteLine = (text: string): string => quote(text.replace(/\s+/g, " ").trim());

/** Writes a draft as FlowZap Code. */
export function writeDiagram({ lanes, nodes, edges, loops, sims }: DraftDiagram): string {
  const laneOf = new Map(nodes.map(({ id, lane }) => [id, lane]));
  const nodesOf = group(nodes, ({ lane }) => lane);
  const edgesOf = group(edges, ({ from }) => laneOf.get(from) ?? "");
  const lines = lanes.flatMap(({ id, label }, at) => [
    `${id} { # ${label.replace(/\s+/g, " ").trim() || id}`,
    ...(nodesOf.get(id) ?? []).map(writeNode),
    ...(edgesOf.get(id) ?? []).map((edge) => writeEdge(edge, laneOf)),
    ...(at === 0 ? loops : []),
    "}",
  ]);
  return `${[...lines, ...sims].join("\n")}\n`;
}

/** Things by a name that several may have, in their order. */
export function group<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
): ReadonlyMap<string, readonly Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const name = nameOf(thing);
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [thing]);
    else known.push(thing);
  }
  return groups;
}

function writeNode({ id, shape, label, owner, description, system }: DraftDiagram["nodes"][number]): string {
  const attributes = Object.entries({ label, owner, description, system }).map(([name, value]) =>
    value === null || value === undefined ? "" : ` ${name}:${quoteLine(value)}`,
  );
  return `${id}: ${shape}${attributes.join("")}`;
}

function writeEdge({ from, to, fromHandle, toHandle, label }: DraftEdge, laneOf: ReadonlyMap<string, string>): string {
  const there = laneOf.get(to);
  const target = there === laneOf.get(from) ? to : `${there}.${to}`;
  const told = label.trim() === "" ? "" : ` [label=${quoteLine(label)}]`;
  return `${from}.handle(${fromHandle}) -> ${target}.handle(${toHandle})${told}`;
}

/** Gives names of another notation ids of ours: their own where they fit and are free, else the next of `n1`, `n2`... */
export class Ids {
  private readonly given = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly prefix: string;

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  of(name: string): string {
    const known = this.given.get(name);
    if (known !== undefined) return known;
    let id = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : "";
    for (let at = this.taken.size + 1; id === "" || this.taken.has(id); at++) id = `${this.prefix}${at}`;
    this.taken.add(id);
    this.given.set(name, id);
    return id;
  }
}
