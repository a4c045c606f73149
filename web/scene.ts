import { fixTitle } from "#core/messages/message";
import type { Lane, Model } from "#core/model/model";
import { findConcerned } from "./reading.ts";
import type { Flow, Scene, StageFix } from "./stage/types.ts";
import { type Picture, type State, simulatedStart } from "./state.ts";
import type { Context } from "./view.ts";

/** What the stage draws: the picture, with the flow of the chosen start and the nodes that findings concern. */
export function composeScene(state: State, picture: Picture, context: Context): Scene {
  const { reading } = state;
  const flow: Flow | null = simulatedStart(state);
  return {
    model: picture.model,
    // A lane keeps its colour while others are folded.
    hues: listHues(picture.reading.model.lanes),
    layout: picture.layout,
    flow,
    loads: listLoads(state),
    noted: findImplicitStarts(picture.reading.model),
    faulty: reading.errors.length === 0 ? nobody : findConcerned(reading, ["error"]),
    fixes: listFixes(state, picture, context),
  };
}

/** For each error that has a fix, its likeliest one, at the first node on show that the error concerns. */
function listFixes({ reading }: State, { layout }: Picture, { locale, actions }: Context): readonly StageFix[] {
  return reading.errors.flatMap((error): StageFix[] => {
    const fix = error.fixes[0];
    const concerned = [...findConcerned({ ...reading, diagnostics: [error] }, ["error"])];
    const node = concerned.find((id) => layout.nodes[id] !== undefined);
    if (fix === undefined || node === undefined) return [];
    return [{ node, title: fixTitle(fix, locale), press: () => actions.applyFix(fix) }];
  });
}

/** What share of each lane's capacity was used, where it still has one. */
function listLoads({ finding, reading }: State): NonNullable<Scene["loads"]> {
  if (finding === null) return {};
  return Object.fromEntries(
    reading.model.lanes.flatMap(({ id, capacity }): [string, number][] => {
      const used = finding.results.lanes[id]?.utilisation ?? null;
      return capacity === null || used === null ? [] : [[id, used]];
    }),
  );
}

const nobody: ReadonlySet<string> = new Set();

/** Ids of the nodes that start cases without being drawn as a start (S1). */
const findImplicitStarts = recall(
  ({ starts }: Model) => starts,
  ({ starts, nodes }): ReadonlySet<string> =>
    new Set(starts.flatMap(({ node, implicit }) => (implicit ? [nodes[node]?.id ?? ""] : []))),
);

const listHues = recall(
  (lanes: readonly Lane[]) => lanes,
  (lanes) => Object.fromEntries(lanes.map(({ id, index }) => [id, index])),
);

/** Makes a value once for each part of the model that it depends on. */
function recall<From, Value>(key: (from: From) => object, make: (from: From) => Value): (from: From) => Value {
  const known = new WeakMap<object, Value>();
  return (from) => {
    const found = known.get(key(from)) ?? make(from);
    known.set(key(from), found);
    return found;
  };
}
