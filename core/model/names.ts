import type { Name } from "../language/tree.ts";
import type { Findings } from "./findings.ts";
import { replace } from "./fixes.ts";
import type { LaneIndex, NodeIndex } from "./model.ts";
import { createSuggester } from "./suggest.ts";

/** Looks names up; one that is not declared gives an error at its place, with the nearest declared name as a fix. */
export interface Names {
  node(name: Name): NodeIndex | null;
  /** `meant`: the lane's id where the context tells it. */
  lane(name: Name, meant?: string): LaneIndex | null;
}

export function createNames(nodes: readonly string[], lanes: readonly string[], findings: Findings): Names {
  const nodeOf = new Map(nodes.map((id, index) => [id, index]));
  const laneOf = new Map(lanes.map((id, index) => [id, index]));
  const suggestNode = createSuggester(nodes);
  const suggestLane = createSuggester(lanes);
  const offer =
    ({ span }: Name, suggestion: string) =>
    () =>
      suggestion === "" ? [] : [replace(span, suggestion)];
  return {
    node(name) {
      const index = nodeOf.get(name.text);
      if (index !== undefined) return index;
      const suggestion = suggestNode(name.text);
      findings.add("flow/unknown-node", name.span, { node: name.text, suggestion }, offer(name, suggestion));
      return null;
    },
    lane(name, meant) {
      const index = laneOf.get(name.text);
      if (index !== undefined) return index;
      const suggestion = meant ?? suggestLane(name.text);
      findings.add("flow/unknown-lane", name.span, { lane: name.text, suggestion }, offer(name, suggestion));
      return null;
    },
  };
}
