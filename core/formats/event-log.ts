import type { TraceColumns } from "../engine/results.ts";
import type { Model, Node } from "../model/model.ts";
import { engineVersion } from "../version.ts";

/** What an event log is written from, and what stands in it so that it can be made again. */
export interface EventLogSource {
  readonly model: Model;
  readonly trace: TraceColumns;
  readonly seed: number;
  /** The whole text of the diagram. */
  readonly text: string;
}

/** What every event log says of its origin. */
export function listOrigin({ seed, text }: EventLogSource): readonly (readonly [key: string, value: string])[] {
  return [
    ["flowodds:engine", engineVersion],
    ["flowodds:seed", String(seed)],
    ["flowodds:text", text],
  ];
}

/** A name for each node, by id, that no other node has: its label, with its id where the label is taken twice. */
export function nameActivities({ nodes }: Model): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const { label } of nodes) uses.set(label, (uses.get(label) ?? 0) + 1);
  return new Map(
    nodes.map(({ id, label }) => [id, uses.get(label) === 1 && label !== "" ? label : `${label} (${id})`]),
  );
}

/** Whether something is done at a node, which takes time: the others only pass tokens on. */
export function isActivity({ shape }: Node): boolean {
  return shape === "rectangle" || shape === "taskbox";
}
