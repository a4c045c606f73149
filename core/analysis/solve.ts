import type { OutcomeTarget, Start } from "../model/model.ts";
import { meanOf } from "./exact/durations.ts";
import { findHits, type Target } from "./exact/hits.ts";
import { countVisits } from "./exact/moves.ts";
import { type Passages, sumPassages } from "./exact/passages.ts";
import { findReached, type Reached } from "./exact/reached.ts";
import { distributeSteps, meanSteps, stepsVariance } from "./exact/steps.ts";
import type { Weighted } from "./exact/weighted.ts";
import { type Chains, weighStart } from "./expand.ts";
import type { ExactFigures, ExactOutcome, ExactStart, ExactSteps } from "./results.ts";

export interface ExactOptions {
  /** Up to how many steps their distribution is given; 0 for none. */
  readonly steps?: number;
  /** Whether `reached` of nodes and edges is given; by default it is. */
  readonly reach?: boolean;
}

/** Solves every start of a model at its present odds (E1, E2), in the model's order. */
export function solveExact(chains: Chains, options: ExactOptions = {}): readonly ExactStart[] {
  return chains.model.starts.map((_, start) => solveStart(chains, start, options));
}

function solveStart(chains: Chains, start: number, { steps = 0, reach = true }: ExactOptions): ExactStart {
  const { model, program } = chains;
  const id = program.nodes.id[program.starts[start]!.node]!;
  const weighted = weighStart(chains, start);
  if ("kind" in weighted) return { exact: false, why: weighted, start: id };
  const visits = countVisits(weighted);
  const passages = sumPassages(program, weighted, visits);
  const reached = reach ? findReached(program, weighted, visits, passages) : null;
  let nodes: ExactFigures["nodes"] | null = null;
  let edges: ExactFigures["edges"] | null = null;
  const service = sumOver(passages.nodes, (node) => meanOf(program.nodes.service[node]!));
  return {
    exact: true,
    why: null,
    start: id,
    outcomes: solveOutcomes(model.starts[start]!.outcomes, weighted, passages),
    steps: solveSteps(weighted, visits, steps),
    time: {
      mean: weighted.chain.kind === "alone" ? service + travelTime(chains, passages) : null,
      service: { mean: service },
    },
    cost: { mean: sumOver(passages.nodes, (node) => costOf(chains, node)) },
    // Named when somebody reads them: of a large diagram, names are most of the work.
    get nodes() {
      nodes ??= nameNodes(chains, passages, reached);
      return nodes;
    },
    get edges() {
      edges ??= nameEdges(chains, passages, reached);
      return edges;
    },
  };
}

function nameNodes({ program }: Chains, passages: Passages, reached: Reached | null): ExactFigures["nodes"] {
  return Object.fromEntries(
    program.nodes.id.map((id, node) => [id, { passes: passages.nodes[node]!, reached: reached?.nodes[node] ?? null }]),
  );
}

function nameEdges({ program }: Chains, passages: Passages, reached: Reached | null): ExactFigures["edges"] {
  return Object.fromEntries(
    program.edges.id.map((id, edge) => {
      const passes = passages.edges[edge]!;
      const source = passages.nodes[program.edges.from[edge]!]!;
      return [id, { passes, reached: reached?.edges[edge] ?? null, share: source > 0 ? passes / source : 0 }];
    }),
  );
}

/** What one visit of a node costs on average (T4). */
export function costOf({ program: { nodes, lanes } }: Chains, node: number): number {
  const occupied =
    nodes.activity[node] === 1 ? meanOf(nodes.service[node]!) * lanes.costPerSecond[nodes.lane[node]!]! : 0;
  return nodes.costPerVisit[node]! + occupied;
}

function travelTime({ program: { edges } }: Chains, passages: Passages): number {
  return sumOver(passages.edges, (edge) => meanOf(edges.travel[edge]!));
}

function sumOver(passes: Float64Array, worthOf: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < passes.length; index++) {
    if (passes[index]! > 0) sum += passes[index]! * worthOf(index);
  }
  return sum;
}

/** Outcomes of a start, each on its own, never as what the others leave (E1). */
export function solveOutcomes(
  outcomes: Start["outcomes"],
  weighted: Weighted,
  passages: Passages,
): readonly ExactOutcome[] {
  return outcomes.map(({ id, label, target }) => {
    const aim = aimAt(target);
    // A single token comes to an outcome at most once: its passes are the probability.
    const probability = weighted.chain.kind === "alone" ? passesOf(passages, aim) : null;
    return { id, label, probability: probability ?? (aim === null ? 0 : findHits(weighted, aim).values[0]!) };
  });
}

function passesOf(passages: Passages, aim: Target | null): number | null {
  if (aim?.kind === "end") return passages.ends[aim.node]!;
  if (aim?.kind === "spent") return passages.spent[aim.node]!;
  return aim?.kind === "edge" ? passages.edges[aim.edge]! : null;
}

/** Where a case that has an outcome comes to; `null` for what exact answers do not know. */
export function aimAt(target: OutcomeTarget): Target | null {
  switch (target.kind) {
    case "end":
      return { kind: "end", node: target.node };
    case "edge":
      return { kind: "edge", edge: target.edge };
    case "spent":
    case "stuck":
      return { kind: target.kind, node: target.node };
    case "turned-away":
    case "limit":
      return null;
  }
}

function solveSteps(weighted: Weighted, visits: Float64Array, most: number): ExactSteps {
  const means = meanSteps(weighted);
  const variance = stepsVariance(weighted, visits, means);
  const shares = most > 0 ? distributeSteps(weighted, most) : [];
  return {
    mean: means[0]!,
    variance,
    sd: Math.sqrt(variance),
    distribution: Array.from(shares, (probability, steps) => ({ steps, probability })).filter(
      ({ probability }) => probability > 0,
    ),
  };
}
