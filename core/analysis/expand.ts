import { compile } from "../engine/compile.ts";
import type { Program } from "../engine/program.ts";
import { reach } from "../engine/starts.ts";
import type { Model } from "../model/model.ts";
import { type Blocks, findBlocks, mostElimination } from "./exact/blocks.ts";
import type { Chain } from "./exact/chain.ts";
import { follow } from "./exact/follow.ts";
import { type Trap, type Weighted, weighChain } from "./exact/weighted.ts";
import type { Why } from "./results.ts";

/** The states of one start's cases, or why they are not followed. */
export type Expansion = { readonly chain: Chain; readonly blocks: Blocks } | Why;

/**
 * A model, made ready to be solved: the compiled program that the simulation walks too (E1), and the states of each start's cases. They are the same whatever the odds, so
 * that these can be moved (`moveOdds`) and solved again at little cost.
 */
export interface Chains {
  readonly model: Model;
  readonly program: Program;
  /** The odds, as `ChoiceTable.odds`. */
  readonly odds: Float64Array;
  /** By start of the model. */
  readonly starts: readonly Expansion[];
}

/** Expands a model over counters, attempts and, where tokens meet at joins, markings (E1, E2). */
export function expandModel(model: Model): Chains {
  const program = compile(model);
  const starts = program.starts.map((_, start) => expandStart(model, program, start));
  return { model, program, odds: program.choices.odds, starts };
}

function expandStart(model: Model, program: Program, start: number): Expansion {
  const lane = findQueue(model, program, start);
  if (lane !== null) return { kind: "turned-away", lane };
  const chain = follow(program, start);
  if (!("states" in chain)) return chain;
  const blocks = findBlocks(chain);
  return blocks === null ? { kind: "too-entangled", most: mostElimination } : { chain, blocks };
}

/** A lane that may turn a token of this start away: it has an end to its queue (T4). */
function findQueue({ lanes }: Model, { nodes, edges, starts }: Program, start: number): string | null {
  for (const node of reach(nodes, edges, starts[start]!.node)) {
    const lane = lanes[nodes.lane[node]!]!;
    if (nodes.activity[node] === 1 && lane.queue !== null) return lane.id;
  }
  return null;
}

/** One start at the present odds, or why it has no exact answer. */
export function weighStart(chains: Chains, start: number): Weighted | Why {
  const expansion = chains.starts[start]!;
  if (!("chain" in expansion)) return expansion;
  const weighted = weighChain(expansion.chain, expansion.blocks, chains.odds);
  return "chain" in weighted ? weighted : tellTrap(chains, weighted);
}

function tellTrap({ model }: Chains, { kind, nodes }: Trap): Why {
  return { kind, nodes: nodes.map((node) => model.nodes[node]!.id) };
}
