import type { DraftDiagram } from "./draft-diagram.ts";
import { type Converted, type DraftEdge, Ids, type Loss, writeDiagram } from "./draft-diagram.ts";
import { clean, isLook } from "./mermaid-text.ts";

/** Between the two who speak. */
const arrow = /<?<?--?(?:>>|>|x|\))[+-]?/;

/** Reads the statements of a sequence diagram as FlowZap Code: a lane for each participant, a step for each message, in their order. `null` where there is no message. */
export function readSequence(statements: readonly string[]): Converted | null {
  const laneIds = new Ids("lane");
  const lanes = new Map<string, string>();
  const nodes: DraftDiagram["nodes"][number][] = [];
  const edges: DraftEdge[] = [];
  const losses: Loss[] = [];
  const laneOf = (name: string, label = name): string => {
    const id = laneIds.of(name);
    if (!lanes.has(id)) lanes.set(id, label);
    return id;
  };
  const add = (lane: string, shape: "circle" | "rectangle", label: string): string => {
    const id = `n${nodes.length + 1}`;
    nodes.push({ id, lane, shape, label });
    return id;
  };
  let last: string | null = null;
  for (const statement of statements) {
    const who = /^(?:participant|actor) (.+)$/.exec(statement)?.[1]?.split(/ as (.*)/);
    const said = readMessage(statement);
    if (who !== undefined) laneOf(who[0]!.trim(), who[1]?.trim());
    else if (said !== null) {
      const [from, to] = [laneOf(said.from), laneOf(said.to)];
      last ??= add(from, "circle", "Start");
      const next = add(to, "rectangle", clean(said.label) || "Message");
      edges.push({ from: last, to: next, fromHandle: "right", toHandle: "left", label: "" });
      last = next;
    } else if (!isLook(statement) && !/^(?:end|and)$/i.test(statement)) {
      losses.push({ code: /^note\b/i.test(statement) ? "note" : "line", name: statement.slice(0, 80) });
    }
  }
  if (last === null) return null;
  const end = add(nodes.at(-1)!.lane, "circle", "End");
  edges.push({ from: last, to: end, fromHandle: "right", toHandle: "left", label: "" });
  const used = new Set(nodes.map(({ lane }) => lane));
  const drawn = [...lanes].filter(([id]) => used.has(id)).map(([id, label]) => ({ id, label }));
  return { text: writeDiagram({ lanes: drawn, nodes, edges, loops: [], sims: [] }), losses };
}

/** `from->>to: label`, in parts. */
function readMessage(statement: string): { readonly from: string; readonly to: string; readonly label: string } | null {
  const colon = statement.indexOf(":");
  const ends = colon < 0 ? "" : statement.slice(0, colon);
  const found = arrow.exec(ends);
  if (found === null) return null;
  const from = ends.slice(0, found.index).trim();
  const to = ends.slice(found.index + found[0].length).trim();
  return from === "" || to === "" ? null : { from, to, label: statement.slice(colon + 1).trim() };
}
