import type { OddsTarget } from "../language/edit.ts";
import type { Edge, Model } from "./model.ts";

/** An edge as the writer of odds names it. */
export function nameTarget(model: Model, { id, from, to }: Edge): Omit<OddsTarget, "odds"> {
  const ordinal = /#(\d+)$/.exec(id)?.[1];
  return {
    from: model.nodes[from]?.id ?? "",
    to: model.nodes[to]?.id ?? "",
    ordinal: ordinal === undefined ? null : Number(ordinal),
  };
}
