import type { Fix, Span } from "../language/diagnostic.ts";
import { writeOdds } from "../language/edit.ts";
import type { Findings } from "./findings.ts";
import { makeFix } from "./fixes.ts";
import type { Line, Lines } from "./lines.ts";
import type { EdgeIndex, NodeIndex, OddsOrigin } from "./model.ts";
import { completeOdds, countAttempts, findFault, type GivenOdds, sumAt, valueAt } from "./odds.ts";
import type { Resolution } from "./resolution.ts";
import { readLabelOdds } from "./words/label-odds.ts";

/** The odds of one edge of a decision, and where they come from. */
export interface EdgeOdds {
  readonly odds: readonly number[];
  readonly by: OddsOrigin;
}

/** Decisions of more edges get no fixes for their odds: each fix looks every edge up in the text. */
const mostTargets = 50;

/**
 * Settles the odds of one decision (S9), in the order of its edges. A simulation line beats a label; labels whose odds do not add up are ignored with a
 * warning, lines that do not add up are an error and rescaled. Edges without odds share what is left.
 */
export function settleOdds(
  resolution: Resolution,
  node: NodeIndex,
  edges: readonly EdgeIndex[],
  lines: Lines,
  findings: Findings,
): readonly EdgeOdds[] {
  const written = edges.map((edge) => lines.get("odds", edge));
  const given = written.map((line): GivenOdds => line?.values.map(({ value }) => value) ?? null);
  const spoken = given.map((odds, i) => odds ?? readLabel(resolution, edges[i]!));
  const { id } = resolution.nodes[node]!.declaration;
  const fault = findFault(given);
  const spokenFault = findFault(spoken);
  if (fault !== null) {
    findings.add(`flow/odds-${fault.kind}`, findPlace(written, id.span), { node: id.text, sum: fault.sum }, () =>
      offerRepairs(resolution, edges, given),
    );
  } else if (spokenFault !== null) findings.add("flow/label-odds", id.span, { node: id.text, sum: spokenFault.sum });
  const used = spokenFault === null ? spoken : given;
  return completeOdds(used).map((odds, i) => ({
    odds,
    by: given[i] !== null ? "given" : used[i] !== null ? "label" : "even",
  }));
}

function readLabel({ edges }: Resolution, edge: EdgeIndex): GivenOdds {
  const share = readLabelOdds(edges[edge]!.declaration.label?.text ?? "");
  return share === null ? null : [share];
}

/** The numbers of the last line about the decision. */
function findPlace(written: readonly (Line<"odds"> | null)[], fallback: Span): Span {
  const lines = written.filter((line) => line !== null).sort((a, b) => a.span.from - b.span.from);
  const values = lines.at(-1)?.values;
  return values === undefined ? fallback : { from: values[0]!.span.from, to: values.at(-1)!.span.to };
}

/** Two ways out: all numbers scaled to 100% together, or one number changed, the last one that can take the difference. */
function offerRepairs(
  resolution: Resolution,
  edges: readonly EdgeIndex[],
  given: readonly GivenOdds[],
): readonly Fix[] {
  if (edges.length > mostTargets) return [];
  const write = (odds: readonly (readonly number[])[]) =>
    writeOdds(
      resolution.tree,
      edges.map((edge, i) => {
        const [from, to] = resolution.edges[edge]!.id.split("->") as [string, string];
        const [target, ordinal] = to.split("#") as [string, string | undefined];
        return { from, to: target, ordinal: ordinal === undefined ? null : Number(ordinal), odds: odds[i]! };
      }),
    );
  const attempts = Array.from({ length: countAttempts(given) }, (_, attempt) => attempt);
  const fixes: Fix[] = [];
  if (attempts.every((attempt) => sumAt(given, attempt) > 0)) {
    fixes.push(makeFix("scale-odds", {}, write(completeOdds(given))));
  }
  const rests = given.map((odds) =>
    odds === null ? [] : attempts.map((attempt) => 1 - sumAt(given, attempt) + valueAt(odds, attempt)),
  );
  const taker = rests.findLastIndex((rest) => rest.length > 0 && rest.every((share) => share > -1e-12 && share <= 1));
  if (taker >= 0) {
    const rest = rests[taker]!.map((share) => Math.max(0, share));
    const odds = given.map((own, i) => (i === taker ? rest : attempts.map((attempt) => valueAt(own ?? [0], attempt))));
    const edge = resolution.edges[edges[taker]!]!.id;
    fixes.push(makeFix("give-rest", { edge, odds: rest[0]! }, write(odds)));
  }
  return fixes;
}
