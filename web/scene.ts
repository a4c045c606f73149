import { findConcerned, type Reading } from "./reading.ts";
import type { Flow, Scene } from "./stage/types.ts";
import { type Picture, type State, simulatedStart } from "./state.ts";

/** What the stage draws: the picture, with the flow of the chosen start and the nodes that findings concern. */
export function composeScene(state: State, picture: Picture): Scene {
  const { reading } = state;
  const flow: Flow | null = simulatedStart(state);
  return {
    model: picture.model,
    // A lane keeps its colour while others are folded.
    hues: Object.fromEntries(picture.reading.model.lanes.map(({ id, index }) => [id, index])),
    layout: picture.layout,
    flow,
    noted: findImplicitStarts(picture.reading),
    faulty: reading.errors.length === 0 ? nobody : findConcerned(reading, ["error"]),
  };
}

const nobody: ReadonlySet<string> = new Set();

/** Ids of the nodes that start cases without being drawn as a start (S1). */
function findImplicitStarts({ model }: Reading): ReadonlySet<string> {
  return new Set(model.starts.flatMap(({ node, implicit }) => (implicit ? [model.nodes[node]?.id ?? ""] : [])));
}
