import type { Tree } from "#core/language/tree";
import { listLoops } from "#core/model/choices";
import type { Edge, Loop, LoopIndex, Model, Node } from "#core/model/model";
import { sharesAllButOdds } from "../all-but-odds.ts";

/** An edge whose odds can be set. */
export interface EdgeChoice {
  readonly id: string;
  readonly name: string;
  /** By attempt, fractions; one value where they do not change. */
  readonly odds: readonly number[];
  /** No odds were given: it takes its even share. */
  readonly even: boolean;
}

/** An edge with a slider, and the name and key of the choice that it belongs to. */
export interface Slider {
  readonly choice: string;
  readonly key: string;
  readonly edge: EdgeChoice;
}

/** A loop whose bound can be set. */
export interface LoopChoice {
  readonly index: LoopIndex;
  /** A node that the loop can be named by. */
  readonly member: string;
  readonly text: string;
  readonly kind: Loop["kind"];
  /** Repeats for "at most", passes for "exactly", `null` for unlimited. */
  readonly count: number | null;
}

/** One thing that the person can decide about the diagram. */
export type Choice =
  | {
      readonly kind: "odds";
      readonly key: string;
      readonly name: string;
      readonly origin: "given" | "label" | "even";
      readonly edges: readonly EdgeChoice[];
      /** The text says `by odds` and a bounded loop could count for it, so the counter can be had back. */
      readonly counterOffered: boolean;
    }
  | { readonly kind: "counter"; readonly key: string; readonly name: string; readonly loop: LoopChoice }
  /** A loop that no decision counts for; with the odds of its implicit repeat (L6) where chance draws it. */
  | {
      readonly kind: "loop";
      readonly key: string;
      readonly name: string;
      readonly loop: LoopChoice;
      readonly edges: readonly EdgeChoice[];
    };

const known = new WeakMap<Model, readonly Choice[]>();

/** The choices of a reading, listed once for all that ask. */
export function choicesOf({ model, tree }: { readonly model: Model; readonly tree: Tree }): readonly Choice[] {
  const listed = known.get(model) ?? (latest && updateChoices(latest, model, tree)) ?? listChoices(model, tree);
  known.set(model, listed);
  latest = { model, choices: listed, byOdds: nameByOdds(tree) };
  return listed;
}

/** The choices that were listed last: after a move of a slider all but one are the same. */
let latest: {
  readonly model: Model;
  readonly choices: readonly Choice[];
  readonly byOdds: ReadonlySet<string>;
} | null = null;

/** The choices of a model that differs from the last in odds alone, with what stays the same shared; `null` where more differs. */
function updateChoices(before: NonNullable<typeof latest>, model: Model, tree: Tree): readonly Choice[] | null {
  if (!sharesAllButOdds(before.model, model)) return null;
  const byOdds = nameByOdds(tree);
  if (byOdds.size !== before.byOdds.size || ![...byOdds].every((node) => before.byOdds.has(node))) return null;
  const odds = new Map(
    model.edges.flatMap((edge, k) => (edge === before.model.edges[k] ? [] : [[edge.id, edge.odds ?? []] as const])),
  );
  const isMoved = ({ id }: EdgeChoice) => odds.has(id);
  return before.choices.map((choice) => {
    if (choice.kind === "counter" || !choice.edges.some(isMoved)) return choice;
    return { ...choice, edges: choice.edges.map((edge) => ({ ...edge, odds: odds.get(edge.id) ?? edge.odds })) };
  });
}

function nameByOdds({ sims }: Tree): ReadonlySet<string> {
  return new Set(sims.flatMap((sim) => (sim.kind === "by" && sim.by === "odds" ? [sim.node.text] : [])));
}

/** All choices of a diagram: its decisions in order of declaration, then the loops that no decision counts for. */
export function listChoices(model: Model, tree: Tree): readonly Choice[] {
  const byOdds = nameByOdds(tree);
  const decisions = model.nodes.flatMap((node) => describeDecision(model, node, byOdds));
  const counted = new Set(model.nodes.flatMap(({ passing }) => (passing.kind === "counter" ? [passing.loop] : [])));
  const loops = model.loops.filter(({ index }) => !counted.has(index)).flatMap((loop) => describeLoop(model, loop));
  return [...decisions, ...loops];
}

const sliders = new WeakMap<readonly Choice[], readonly Slider[]>();

/** The sliders of choices, listed once for all that ask. */
export function slidersOf(choices: readonly Choice[]): readonly Slider[] {
  const listed = sliders.get(choices) ?? listSliders(choices);
  sliders.set(choices, listed);
  return listed;
}

/** The edges whose odds a slider moves, in the order of the choices, each with what it decides. */
function listSliders(choices: readonly Choice[]): readonly Slider[] {
  return choices.flatMap((choice) =>
    choice.kind === "counter"
      ? []
      : choice.edges.flatMap((edge) =>
          edge.odds.length === 1 ? [{ choice: choice.name, key: choice.key, edge }] : [],
        ),
  );
}

function describeDecision(model: Model, node: Node, byOdds: ReadonlySet<string>): readonly Choice[] {
  const { passing, id: key, label: name } = node;
  if (passing.kind === "counter") {
    const loop = model.loops[passing.loop];
    return loop === undefined ? [] : [{ kind: "counter", key, name, loop: describeBound(model, loop) }];
  }
  if (passing.kind !== "odds" || node.outgoing.length < 2) return [];
  const edges = node.outgoing.flatMap((index) => model.edges[index] ?? []);
  const origin = edges.some(({ by }) => by === "given")
    ? "given"
    : edges.some(({ by }) => by === "label")
      ? "label"
      : "even";
  const counterOffered =
    byOdds.has(key) && model.loops.some(({ bound, members }) => bound !== null && members.includes(node.index));
  return [
    {
      kind: "odds",
      key,
      name,
      origin,
      edges: edges.map((edge) => describeEdge(model, edge, origin === "even")),
      counterOffered,
    },
  ];
}

function describeLoop(model: Model, loop: Loop): readonly Choice[] {
  if (loop.members.length === 0) return [];
  const repeat = loop.implicitRepeat === null ? undefined : model.edges[loop.implicitRepeat];
  const edges =
    repeat === undefined || loop.kind === "exactly" ? [] : [describeEdge(model, repeat, repeat.by === "even")];
  return [{ kind: "loop", key: `loop ${loop.index}`, name: loop.text, loop: describeBound(model, loop), edges }];
}

function describeEdge(model: Model, edge: Edge, even: boolean): EdgeChoice {
  const name = edge.label.trim() === "" ? (model.nodes[edge.to]?.label ?? "") : edge.label;
  return { id: edge.id, name, odds: edge.odds ?? [], even };
}

function describeBound(model: Model, { index, text, kind, bound }: Loop): LoopChoice {
  // A loop whose members all belong to smaller loops too cannot be named by a line.
  const member = listLoops(model)[index]?.member ?? "";
  const count = bound === null ? null : kind === "exactly" ? bound + 1 : bound;
  return { index, member, text, kind, count };
}
