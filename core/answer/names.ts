import { listMovable } from "../analysis/odds.ts";
import type { Goal } from "../analysis/results.ts";
import { compile } from "../engine/compile.ts";
import { findMemberships } from "../model/memberships.ts";
import type { LoopIndex, Model } from "../model/model.ts";
import { listNear } from "./near.ts";
import type { WrittenGoal } from "./read-goal.ts";

/** An option that names what is not there, and what is there instead. */
export interface Unknown {
  readonly kind: "unknown";
  readonly option: "sweep" | "bounds" | "goal" | "by";
  /** `edge`: with odds that can be moved; `loop`: by a member. */
  readonly what: "edge" | "loop" | "outcome";
  readonly near: readonly string[];
}

/** What the options speak of, found in the diagram; `null` for what they do not speak of. */
export interface Found {
  readonly sweep: string | null;
  readonly loop: LoopIndex | null;
  readonly goal: Goal | null;
}

interface Named {
  readonly sweep?: string | undefined;
  readonly bounds?: string | undefined;
  readonly goal?: WrittenGoal | undefined;
  readonly by?: string | undefined;
}

/** Finds what options name: edges as `n8->n9` with or without blanks, loops by a member, outcomes by id. */
export function findNamed(model: Model, { sweep, bounds, goal, by }: Named): Found | Unknown {
  const edges = listMovable(compile(model)).map(({ edge }) => model.edges[edge]!.id);
  const swept = sweep === undefined ? null : findEdge(edges, "sweep", sweep);
  if (swept !== null && typeof swept === "object") return swept;
  const loop = bounds === undefined ? null : findLoop(model, bounds);
  if (loop !== null && typeof loop === "object") return loop;
  if (goal === undefined || by === undefined) return { sweep: swept, loop, goal: null };
  const outcome = findOutcome(model, goal.outcome);
  if ("kind" in outcome) return outcome;
  const moved = findEdge(edges, "by", by);
  if (typeof moved === "object") return moved;
  return {
    sweep: swept,
    loop,
    goal: { ...outcome, relation: goal.relation, share: goal.share, edge: moved },
  };
}

function findEdge(edges: readonly string[], option: "sweep" | "by", name: string): string | Unknown {
  const id = name.replace(/\s/g, "");
  if (edges.includes(id)) return id;
  const from = id.split("->")[0]!;
  // What leaves the same node is nearer than any spelling.
  const beside = edges.filter((edge) => edge.startsWith(`${from}->`));
  return { kind: "unknown", option, what: "edge", near: listNear(id, beside.length > 0 ? beside : edges) };
}

/** The smallest loop with that member, as a line about it means (L2). */
function findLoop({ nodes, loops }: Model, member: string): LoopIndex | Unknown {
  const node = nodes.findIndex(({ id }) => id === member.trim());
  const found = node < 0 ? undefined : findMemberships(nodes.length, loops)[node]![0];
  if (found !== undefined) return found;
  const members = [...new Set(loops.flatMap((loop) => loop.members))].map((index) => nodes[index]!.id);
  return { kind: "unknown", option: "bounds", what: "loop", near: listNear(member, members) };
}

/** An outcome of any start, else `start:outcome`. A node whose only edge is an outcome (O2) stands for it. */
export function findOutcome({ nodes, edges, starts }: Model, name: string): Pick<Goal, "start" | "outcome"> | Unknown {
  const id = name.trim().replace(/\s*->\s*/g, "->");
  const meant = (text: string): readonly string[] => {
    const node = nodes.find((one) => one.id === text);
    return node?.outgoing.length === 1 ? [text, edges[node.outgoing[0]!]!.id] : [text];
  };
  const find = (heard: Model["starts"], text: string): string | undefined =>
    meant(text).find((one) => heard.some(({ outcomes }) => outcomes.some((outcome) => outcome.id === one)));
  const whole = find(starts, id);
  if (whole !== undefined) return { start: null, outcome: whole };
  const colon = id.indexOf(":");
  const [head, rest] = [id.slice(0, Math.max(0, colon)).trim(), id.slice(colon + 1).trim()];
  const named = starts.filter(({ node }) => nodes[node]!.id === head);
  const outcome = find(named, rest);
  if (outcome !== undefined) return { start: head, outcome };
  const heard = named.length > 0 ? named : starts;
  const ids = [...new Set(heard.flatMap(({ outcomes }) => outcomes.map((one) => one.id)))];
  return { kind: "unknown", option: "goal", what: "outcome", near: listNear(named.length > 0 ? rest : id, ids) };
}
